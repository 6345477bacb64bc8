"""Closing a year in every office at once: what is left, who is in the way, how far it is."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum

from kinerja.appraisal import rules
from kinerja.appraisal.enums import ClosingStatus
from kinerja.appraisal.models import YearClosing
from kinerja.appraisal.queries.closing import unfinished
from kinerja.lib.canonical import digest
from kinerja.lib.periods import between
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.rules import WITHOUT_PLAN


@dataclass
class OfficeLeft:
    """An office whose year is open: its people, and those of them who are in the way."""

    unit: Unit
    people: int = 0
    exceptions: list = field(default_factory=list)


@dataclass(frozen=True)
class Progress:
    """How far the closings of a year are, all offices together."""

    offices: int
    closed: int
    total: int
    done: int
    worked_at: datetime | None

    @property
    def is_running(self):
        return self.closed < self.offices


def people_of_all(period):
    """Everybody whose last definitive post of the year is known, with its unit's path."""
    posts = Placement.objects.filter(
        kind=PlacementKind.DEFINITIF, period__overlap=between(period.starts_on, period.ends_on)
    )
    last = posts.filter(employee=OuterRef("pk")).order_by("-period__startswith")
    return (
        Employee.objects.exclude(status=WITHOUT_PLAN)
        .annotate(last_path=Subquery(last.values("position__unit__path")[:1]))
        .filter(last_path__isnull=False)
    )


def offices_left(period) -> list[OfficeLeft]:
    """Open offices in the order of the tree; six statements however many there are."""
    every = list(Unit.objects.filter(is_opd=True).order_by("path"))
    begun = set(YearClosing.objects.filter(year=period.year_id).values_list("unit", flat=True))
    left = {unit.pk: OfficeLeft(unit) for unit in every if unit.is_active and unit.pk not in begun}
    people = people_of_all(period)
    for path, number in people.values_list("last_path").annotate(number=Count("pk")).order_by():
        office = _nearest(every, path)
        if office in left:
            left[office].people += number
    for one, stand in unfinished(people, period):
        office = _nearest(every, one.last_path)
        if office in left and stand in rules.IN_THE_WAY:
            left[office].exceptions.append((one, stand))
    return list(left.values())


def _nearest(offices, path):
    """The lowest office of this branch."""
    above = [unit for unit in offices if path.startswith(unit.path)]
    return above[-1].pk if above else None


def digest_of_left(left: list[OfficeLeft]) -> str:
    """What the closing person saw: which offices, and who is left out in each."""
    seen = [
        [office.unit.pk, [[one.pk, stand.value] for one, stand in office.exceptions]]
        for office in left
    ]
    return digest(seen)


def progress_of_year(year) -> Progress:
    """All closings of a year together; one statement."""
    found = YearClosing.objects.filter(year=year).aggregate(
        offices=Count("pk"),
        closed=Count("pk", filter=Q(status=ClosingStatus.CLOSED)),
        total=Sum("total", default=0),
        done=Sum("done", default=0),
        worked_at=Max("worked_at"),
    )
    return Progress(**found)


def running_closings(years):
    """The closings of these years that are not finished, in the order they were begun."""
    return YearClosing.objects.filter(year__in=years, status=ClosingStatus.RUNNING).order_by("pk")


def begun_together(closing: YearClosing):
    """The closings that one press began, this one included."""
    return YearClosing.objects.filter(
        year=closing.year_id, begun_by=closing.begun_by_id, begun_at=closing.begun_at
    )


def stuck_years(*, since: datetime) -> list[int]:
    """Years with a running closing in which no step was made since then."""
    rows = YearClosing.objects.values_list("year").annotate(
        worked_at=Max("worked_at"), running=Count("pk", filter=Q(status=ClosingStatus.RUNNING))
    )
    return [year for year, worked_at, running in rows.order_by() if running and worked_at <= since]


def is_stuck(closing: YearClosing, *, since: datetime) -> bool:
    """Whether the worker has died: offices that wait their turn are not stuck."""
    return closing.status == ClosingStatus.RUNNING and closing.year_id in stuck_years(since=since)
