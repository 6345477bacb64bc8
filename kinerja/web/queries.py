"""What waits for a person today, gathered from all capabilities in few statements."""

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, Subquery, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from kinerja.appraisal.enums import (
    Acknowledgement,
    Contest,
    EvaluationStatus,
    ObjectionStatus,
    Side,
)
from kinerja.appraisal.models import Evaluation
from kinerja.careers.enums import TalentStatus
from kinerja.development.enums import (
    EnrolmentStatus,
    ImprovementStatus,
    LearningPlanStatus,
    LearningStatus,
    MentoringStatus,
    OfferStatus,
)
from kinerja.development.models import LearningRecord
from kinerja.lib.plans import kept_plans
from kinerja.library import queries as library
from kinerja.library.enums import Consent
from kinerja.monitoring.models import Feedback, Progress
from kinerja.monitoring.queries import quiet_since, skps_in_force
from kinerja.organisation import queries as organisation
from kinerja.organisation.enums import (
    EmployeeStatus,
    JobKind,
    PlacementKind,
    RequestStatus,
    Role,
)
from kinerja.organisation.models import Employee, LineCorrection, Placement, Unit
from kinerja.outreach.enums import BriefingStatus, InvitationAnswer, PulseStatus
from kinerja.planning.enums import AssignmentStatus, PeriodKind, SkpStatus
from kinerja.planning.models import Skp
from kinerja.recognition.enums import InnovationStatus, NominationStatus
from kinerja.satisfaction import queries as satisfaction
from kinerja.satisfaction.access import kept_services
from kinerja.satisfaction.models import ServiceUnit
from kinerja.web.counts import HATS, HELD, LEADING, OWN

UNRATED, UNHEARD = "belum-dinilai", "belum-mendengar"
STATUS = {
    "draft_plan": SkpStatus.DRAFT,
    "submitted_plan": SkpStatus.SUBMITTED,
    "returned_plan": SkpStatus.RETURNED,
    "agreed_plan": SkpStatus.AGREED,
    "assignment_waits": AssignmentStatus.WAITING,
    "assignment_in_force": AssignmentStatus.IN_FORCE,
    "draft": EvaluationStatus.DRAFT,
    "signed": EvaluationStatus.SIGNED,
    "handed_over": EvaluationStatus.HANDED_OVER,
    "replaced": Contest.CHANGED,
    "objection_filed": ObjectionStatus.FILED,
    "objection_examined": ObjectionStatus.EXAMINED,
    "side_employee": Side.EMPLOYEE,
    "side_appraiser": Side.APPRAISER,
    "accepted": Acknowledgement.ACCEPTS,
    "not_answered": InvitationAnswer.WAITING,
    "briefing_planned": BriefingStatus.PLANNED,
    "pulse_open": PulseStatus.OPEN,
    "help_offered": ImprovementStatus.OFFERED,
    "help_proposed": ImprovementStatus.PROPOSED,
    "help_running": ImprovementStatus.RUNNING,
    "programme_offered": OfferStatus.OPEN,
    "mentor_asked": MentoringStatus.ASKED,
    "learning_proposed": LearningPlanStatus.PROPOSED,
    "seat_asked": EnrolmentStatus.ASKED,
    "pns": EmployeeStatus.PNS,
    "functional": JobKind.FUNGSIONAL,
    "annual": PeriodKind.YEAR,
    "talent_proposed": TalentStatus.PROPOSED,
    "talent_committee": Role.TALENT_COMMITTEE,
    "definitive": PlacementKind.DEFINITIF,
    "idea_dropped": InnovationStatus.DROPPED,
    "endorser_awaited": NominationStatus.WAITING,
    "panel": Role.INNOVATION_PANEL,
    "consent_asked": Consent.ASKED,
}


EARNS_CREDIT = (EmployeeStatus.PNS.value, JobKind.FUNGSIONAL.value)  # in the order of HATS


def hats_of(user, *, on):
    """Roles given by name, and `penilai`, `fungsional`, `dibantu` by what one is or has.

    They came with the session, but for who just signed in.
    """
    if not hasattr(user, "hats"):
        with connection.cursor() as cursor:
            cursor.execute(HATS.format(user="%s::bigint"), [user.pk, on, *EARNS_CREDIT])
            user.hats = [hat for (hat,) in cursor.fetchall()]
    return {*user.hats, *(held.role for held in organisation.held_by(user, on=on))}


def asked_with_session():
    """The same of a session's account, and what it holds where, for the session's statement."""
    on, words = timezone.localdate(), ArrayField(TextField())
    hats = HATS.format(user="accounts_session.user_id")
    return {
        "hats": RawSQL(f"ARRAY({hats})", [on, *EARNS_CREDIT], words),  # noqa: S611 -- no words of anybody
        "held": RawSQL(f"ARRAY({HELD})", [on], ArrayField(words)),  # noqa: S611 -- nor here
    }


def number_of(rows):
    """How many rows, as a subquery."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def own_counts(employee, *, on):
    """What waits for the employee himself; one statement."""
    return _counted(
        OWN,
        me=employee.pk,
        user=employee.user_id,
        year=on.year,
        on=on,
        now=timezone.now(),
    )


def leader_counts(employee, *, on, period):
    """What waits for the person as penilai and as leader one level up; one statement."""
    return _counted(
        LEADING,
        me=employee.pk,
        on=on,
        period=period and period.pk,
        year=period and period.year_id,
        ends=period and period.ends_on,
        since=quiet_since(on),
    )


def _counted(statement, **values):
    with kept_plans(), connection.cursor() as cursor:
        cursor.execute(statement, values | {name: one.value for name, one in STATUS.items()})
        names = [column.name for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def record_counts(*, on):
    """What waits for HR of the agency; two statements, the first of which passes everybody once."""
    placed = Placement.objects.filter(period__contains=on)
    agreed = Skp.objects.filter(status=SkpStatus.AGREED, year__year=on.year)
    rated, planned = organisation.lines_on(on).values("employee"), agreed.values("employee")
    people = Employee.objects.filter(pk__in=placed.values("employee")).exclude(nip=None)
    waiting = Unit.objects.order_by("path").values(
        corrections=number_of(LineCorrection.objects.filter(status=RequestStatus.OPEN)),
        **{name: number_of(rows) for name, rows in library.waiting().items()},
        **survey_numbers(ServiceUnit.objects.all(), on=on),
        learning=number_of(LearningRecord.objects.filter(status=LearningStatus.DECLARED)),
    )[0]
    return waiting | people.aggregate(
        people=Count("pk"),
        no_line=Count("pk", filter=~Q(pk__in=rated)),
        no_plan=Count("pk", filter=~Q(pk__in=planned)),
    )


def survey_numbers(services, *, on):
    """Subqueries of what waits at the desks of these services."""
    return {name: number_of(rows) for name, rows in satisfaction.waiting(services, on=on).items()}


def survey_counts(user, *, on):
    """What waits for a keeper of surveys; one statement beside his grants."""
    services = kept_services(user, on=on).order_by().values("pk")
    return Unit.objects.order_by("path").values(**survey_numbers(services, on=on))[0]


def team_of(employee, *, on, period, text="", state=""):
    """The people one rates, narrowed as the filter asks, with where each of them stands."""
    plan = Skp.objects.filter(employee=OuterRef("pk"), year__year=on.year)
    current = plan.exclude(status=SkpStatus.SUPERSEDED).order_by("-version")
    in_force = skps_in_force(on=on).filter(employee=OuterRef("pk"))
    evaluation = Evaluation.objects.standing().filter(skp__employee=OuterRef("pk"), period=period)
    heard = Feedback.objects.filter(
        skp__employee=OuterRef("pk"), giver=employee, withdrawn_at=None
    ).order_by("-given_at")
    notes = Progress.objects.filter(result__skp__employee=OuterRef("pk"), withdrawn_at=None)
    people = organisation.reports_of(employee, on=on).filter(_like(text))
    if state == UNHEARD:
        anybody = Feedback.objects.filter(skp__employee=OuterRef("pk"), withdrawn_at=None)
        people = people.filter(~Exists(anybody.filter(given_at__gte=quiet_since(on))))
    if state == UNRATED:
        people = people.filter(Exists(_to_evaluate(employee, period)))
    return people.annotate(
        position=Subquery(
            Placement.objects.filter(employee=OuterRef("pk"), period__contains=on)
            .order_by("kind")
            .values("position__title")[:1]
        ),
        skp_id=Subquery(current.values("pk")[:1]),
        skp_status=Subquery(current.values("status")[:1]),
        skp_in_force=Subquery(in_force.values("pk")[:1]),
        evaluation_id=Subquery(evaluation.values("pk")[:1]),
        evaluation_status=Subquery(evaluation.values("status")[:1]),
        last_note=Subquery(notes.order_by("-on").values("on")[:1]),
        last_feedback=Subquery(heard.values("given_at")[:1]),
    ).order_by("name", "pk")


def _like(text):
    """Condition on people: the NIP begins so, or the name holds these letters."""
    number = "".join(text.split())
    return Q(nip__startswith=number) if number.isdecimal() else Q(name__icontains=text.strip())


def _to_evaluate(employee, period):
    """Agreed plans at the period's end that this penilai has not signed an evaluation of."""
    if period is None:
        return Skp.objects.none()
    signed = Evaluation.objects.filter(appraiser=employee, period=period).exclude(
        status=EvaluationStatus.DRAFT
    )
    return Skp.objects.filter(
        employee=OuterRef("pk"),
        status=SkpStatus.AGREED,
        year=period.year_id,
        period__contains=period.ends_on,
    ).exclude(pk__in=signed.values("skp"))


def in_words(people):
    """The same people with the states of plan and evaluation as words."""
    for person in people:
        person.skp_word = person.skp_status and SkpStatus(person.skp_status).label
        person.evaluation_word = (
            person.evaluation_status and EvaluationStatus(person.evaluation_status).label
        )
    return people
