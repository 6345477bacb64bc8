"""Closing a year in every office at once: what is left, who is in the way, how far it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from kinerja.appraisal.enums import ClosingStatus
from kinerja.appraisal.models import YearClosing
from kinerja.appraisal.queries.year_state import OfficeState, states_of
from kinerja.organisation.models import Unit


@dataclass(frozen=True)
class Progress:
    """How far the closings of a year are, all offices together."""

    offices: int
    closed: int
    total: int
    done: int

    @property
    def is_running(self):
        return self.closed < self.offices


def offices_left(period, *, named=True) -> list[OfficeState]:
    """Open offices in the order of the tree; three statements however many there are.

    A page that only counts leaves those in the way unnamed.
    """
    every = Unit.objects.filter(is_opd=True).only("name", "path", "is_active").order_by("path")
    begun = set(YearClosing.objects.filter(year=period.year_id).values_list("unit", flat=True))
    states = states_of(every, period, named=named).values()
    return [one for one in states if one.unit.is_active and one.unit.pk not in begun]


def progress_of_year(year) -> Progress:
    """All closings of a year together; one statement, one row for each office begun."""
    begun = YearClosing.objects.filter(year=year).values_list("status", "total", "done")
    statuses, total, done = zip(*begun, strict=True) if begun else ((), (), ())
    return Progress(
        offices=len(statuses),
        closed=statuses.count(ClosingStatus.CLOSED),
        total=sum(total),
        done=sum(done),
    )


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
