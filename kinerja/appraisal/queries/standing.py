"""Where the people of an office stand in one period: counts, and the people behind each count."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationStatus, Standing
from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.queries import days_off
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN, owes_plan
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import EvaluationPeriod, Skp

PAGE_SIZE = 25

LATE = "terlambat_diserahkan"  # a part of those not delivered
OF_EVALUATION = {
    Standing.CONTESTED: Q(contest=Contest.OPEN),
    Standing.NOT_DELIVERED: Q(status=EvaluationStatus.SIGNED),
    Standing.NOT_ANSWERED: Q(status=EvaluationStatus.HANDED_OVER) & ~Q(contest=Contest.OPEN),
    Standing.DONE: Q(status=EvaluationStatus.ACKNOWLEDGED) & ~Q(contest=Contest.OPEN),
}


def signed_in(period):
    """Signed evaluations of the period that stand."""
    return Evaluation.objects.standing().filter(period=period, status__in=SEALED)


def planned_at_end(period):
    """Agreed plans that hold at the end of the period."""
    return Skp.objects.filter(status=SkpStatus.AGREED, period__contains=period.ends_on)


def posts_on(day: date):
    """Definitive posts on that day of the outer employee's table."""
    return Placement.objects.filter(kind=PlacementKind.DEFINITIF, period__contains=day)


def people_counted(people, period, *, unit=None, on: date):
    """Those of these people who are in service during the period and may be evaluated."""
    posts = posts_on(min(on, period.ends_on))
    if unit is not None:
        posts = posts.filter(position__unit__path__startswith=unit.path)
    return people.exclude(status=WITHOUT_PLAN).filter(pk__in=posts.values("employee"))


def late_condition(*, on: date):
    """Condition on evaluations: signed, and not handed over within the days of the law."""
    day = rules.late_before(on=on, days=rules.HAND_OVER_DAYS, holidays=days_off())
    return Q(status=EvaluationStatus.SIGNED, signed_at__date__lt=day)


def without_result(people, period):
    return people.filter(~Exists(signed_in(period).filter(skp__employee=OuterRef("pk"))))


def people_standing(people, period, standing: str, *, on: date):
    """The people behind one count."""
    mine = signed_in(period).filter(skp__employee=OuterRef("pk"))
    if standing == LATE:
        return people.filter(Exists(mine.filter(late_condition(on=on))))
    if standing in OF_EVALUATION:
        return people.filter(Exists(mine.filter(OF_EVALUATION[Standing(standing)])))
    others = without_result(people, period)
    if standing == Standing.EXEMPT:
        return others.filter(standing__in=EXEMPT_STANDINGS)
    owing = others.exclude(standing__in=EXEMPT_STANDINGS)
    planned = Exists(planned_at_end(period).filter(employee=OuterRef("pk")))
    return owing.filter(planned) if standing == Standing.NOT_EVALUATED else owing.filter(~planned)


def placed_by_name(people, *, day: date):
    """These people with position and unit on that day, by name."""
    here = posts_on(day).filter(employee=OuterRef("pk"))
    return people.annotate(
        position=Subquery(here.values("position__title")[:1]),
        unit_name=Subquery(here.values("position__unit__name")[:1]),
    ).order_by("name", "pk")


def stand_of(people: list[Employee], period) -> dict[int, tuple[Standing, Evaluation | None]]:
    """Where each of these people stands, with the signed evaluation; two statements."""
    keys = [one.pk for one in people]
    signed = {
        one.skp.employee_id: one
        for one in signed_in(period)
        .filter(skp__employee__in=keys)
        .select_related("skp")
        .only("status", "contest", "predikat", "signed_at", "handed_over_at", "skp__employee")
    }
    planned = set(
        planned_at_end(period).filter(employee__in=keys).values_list("employee", flat=True)
    )
    return {
        one.pk: (_stand(one, signed.get(one.pk), planned), signed.get(one.pk)) for one in people
    }


def _stand(employee, evaluation, planned) -> Standing:
    return rules.standing(
        owes_plan=owes_plan(status=employee.status, standing=employee.standing),
        has_plan=employee.pk in planned,
        status=evaluation.status if evaluation else "",
        contest=evaluation.contest if evaluation else "",
    )


def since_of(evaluation) -> date | None:
    """The day from which the next step waits."""
    moment = evaluation and (evaluation.handed_over_at or evaluation.signed_at)
    return timezone.localdate(moment) if moment else None


def office_of(path: str, offices: dict[str, Unit]) -> Unit | None:
    """The nearest perangkat daerah at or above this unit."""
    while path:
        if path in offices:
            return offices[path]
        path = path.rstrip("/").rpartition("/")[0]
        path = f"{path}/" if path else ""
    return None


def offices() -> dict[str, Unit]:
    """Every perangkat daerah by its path."""
    units = Unit.objects.filter(is_opd=True, is_active=True).only("name", "path").order_by("path")
    return {unit.path: unit for unit in units}


def opened_year(number: int, *, on: date) -> EvaluationPeriod | None:
    """The whole-year period of that year with the year, once its evaluation has opened."""
    return (
        EvaluationPeriod.objects.select_related("year")
        .filter(kind=PeriodKind.YEAR, year__year=number, opens_on__lte=on)
        .first()
    )


def annual_period(year) -> EvaluationPeriod | None:
    """The whole-year period of a performance year."""
    return year.periods.filter(kind=PeriodKind.YEAR).first()


def desk_page(people, *, after="", size=PAGE_SIZE):
    """(rows, how many in all, key of the next page) of people ordered by name."""
    count = people.count()
    if after.isdigit():
        for name, pk in Employee.objects.filter(pk=int(after[:15])).values_list("name", "pk"):
            people = people.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    found = list(people[: size + 1])
    return found[:size], count, str(found[size - 1].pk) if len(found) > size else ""


def desk_rows(people: list, period) -> list[dict]:
    """What the list shows of each of these people."""
    stands = stand_of(people, period)
    return [
        {"person": one, "standing": stands[one.pk][0], "since": since_of(stands[one.pk][1])}
        for one in people
    ]


DESK_COLUMNS = ("No", "NIP", "Nama", "Jabatan", "Unit kerja", "Periode", "Keadaan", "Sejak")


def desk_table(people, period):
    """The rows of the file."""
    people = list(people)
    for number, row in enumerate(desk_rows(people, period), start=1):
        one = row["person"]
        yield (
            number,
            one.nip,
            one.full_name,
            one.position,
            one.unit_name,
            period.label,
            row["standing"].label,
            row["since"],
        )
