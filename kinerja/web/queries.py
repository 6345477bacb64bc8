"""What waits for a person today, gathered from all capabilities in few statements."""

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import Evaluation, OrganisationRating
from kinerja.monitoring.models import Feedback, Progress
from kinerja.organisation import queries as organisation
from kinerja.organisation.enums import EmployeeStatus, JobKind, RequestStatus
from kinerja.organisation.models import Employee, LineCorrection, Placement, ReportingLine, Unit
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import EvaluationPeriod, Skp


def hats_of(user, *, on):
    """Roles given by name, `penilai` who rates somebody, `fungsional` who earns angka kredit."""
    rates = organisation.lines_on(on).filter(appraiser__user=user)
    earns = Placement.objects.filter(
        employee__user=user,
        employee__status=EmployeeStatus.PNS,
        period__contains=on,
        position__kind=JobKind.FUNGSIONAL,
    )
    roles = organisation.grants_of(user, on=on).select_related(None).values_list("role")
    hats = roles.union(
        rates.values_list(Value("penilai"))[:1], earns.values_list(Value("fungsional"))[:1]
    )
    return {row[0] for row in hats}


def open_period(*, on):
    """The evaluation period whose window is open on that day; the newest when several are."""
    return (
        EvaluationPeriod.objects.select_related("year")
        .filter(opens_on__lte=on, due_on__gte=on)
        .order_by("-ends_on")
        .first()
    )


def number_of(rows):
    """How many rows, as a subquery."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def own_counts(employee, *, on):
    """What waits for the employee himself; one statement."""
    plans = Skp.objects.filter(employee=employee, year__year=on.year)
    handed_over = Evaluation.objects.standing().filter(
        skp__employee=employee, status=EvaluationStatus.HANDED_OVER
    )
    return (
        Employee.objects.filter(pk=employee.pk)
        .values(
            plans=number_of(plans),
            agreed=number_of(plans.filter(status=SkpStatus.AGREED)),
            drafts=number_of(plans.filter(status=SkpStatus.DRAFT)),
            returned=number_of(plans.filter(status=SkpStatus.RETURNED)),
            to_acknowledge=number_of(handed_over),
            feedback=number_of(
                Feedback.objects.filter(
                    skp__employee=employee, read_at=None, withdrawn_at=None, superseded_by=None
                ).exclude(giver=employee)
            ),
            last_note=Subquery(
                Progress.objects.filter(result__skp__employee=employee, withdrawn_at=None)
                .order_by("-on")
                .values("on")[:1]
            ),
        )
        .get()
    )


def leader_counts(employee, *, on, period):
    """What waits for the person as penilai and as leader one level up; one statement."""
    reports = organisation.reports_of(employee, on=on)
    plans = Skp.objects.filter(employee__in=reports)
    evaluated = Evaluation.objects.filter(appraiser=employee, period=period)
    given = Feedback.objects.filter(giver=employee, withdrawn_at=None, skp__employee=OuterRef("pk"))
    since = period.starts_on if period else on
    rated = OrganisationRating.objects.filter(unit=OuterRef("pk"), period=period)
    return (
        Employee.objects.filter(pk=employee.pk)
        .values(
            reports=number_of(reports),
            submitted=number_of(plans.filter(status=SkpStatus.SUBMITTED)),
            to_evaluate=number_of(
                plans.filter(status=SkpStatus.AGREED, year=period and period.year_id).exclude(
                    pk__in=evaluated.exclude(status=EvaluationStatus.DRAFT).values("skp")
                )
            ),
            to_hand_over=number_of(
                Evaluation.objects.filter(appraiser=employee, status=EvaluationStatus.SIGNED)
            ),
            silent=number_of(reports.filter(~Exists(given.filter(given_at__date__gte=since)))),
            units_to_rate=number_of(
                units_rated_by(employee, on=on).filter(~Exists(rated))
                if period
                else Unit.objects.none()
            ),
        )
        .get()
    )


def units_rated_by(employee, *, on):
    """Units whose head this person rates: he sets their organisation predikat (SE 3/2023)."""
    return Unit.objects.filter(
        pk__in=Placement.objects.filter(
            position__is_head=True,
            period__contains=on,
            employee__in=organisation.reports_of(employee, on=on),
        ).values("position__unit")
    )


def record_counts(*, on):
    """What waits for HR of the agency; one statement."""
    lines = ReportingLine.objects.filter(employee=OuterRef("pk"), period__contains=on)
    placed = Placement.objects.filter(employee=OuterRef("pk"), period__contains=on)
    people = Employee.objects.filter(Exists(placed)).exclude(nip=None)
    agreed = Skp.objects.filter(
        employee=OuterRef("pk"), status=SkpStatus.AGREED, year__year=on.year
    )
    return Unit.objects.order_by("path").values(
        people=number_of(people),
        no_line=number_of(people.filter(~Exists(lines))),
        no_plan=number_of(people.filter(~Exists(agreed))),
        corrections=number_of(LineCorrection.objects.filter(status=RequestStatus.OPEN)),
    )[0]


def team_of(employee, *, on, period):
    """The people one rates, with where each of them stands in words; one statement."""
    plan = Skp.objects.filter(employee=OuterRef("pk"), year__year=on.year)
    current = plan.exclude(status=SkpStatus.SUPERSEDED).order_by("-version")
    evaluation = Evaluation.objects.standing().filter(skp__employee=OuterRef("pk"), period=period)
    heard = Feedback.objects.filter(
        skp__employee=OuterRef("pk"), giver=employee, withdrawn_at=None
    ).order_by("-given_at")
    people = (
        organisation.reports_of(employee, on=on)
        .annotate(
            position=Subquery(
                Placement.objects.filter(employee=OuterRef("pk"), period__contains=on)
                .order_by("kind")
                .values("position__title")[:1]
            ),
            skp_id=Subquery(current.values("pk")[:1]),
            skp_status=Subquery(current.values("status")[:1]),
            evaluation_id=Subquery(evaluation.values("pk")[:1]),
            evaluation_status=Subquery(evaluation.values("status")[:1]),
            last_note=Max(
                "skps__results__progress__on", filter=Q(skps__results__progress__withdrawn_at=None)
            ),
            last_feedback=Subquery(heard.values("given_at")[:1]),
        )
        .order_by("name", "pk")
    )
    for person in people:
        person.skp_word = person.skp_status and SkpStatus(person.skp_status).label
        person.evaluation_word = (
            person.evaluation_status and EvaluationStatus(person.evaluation_status).label
        )
    return people
