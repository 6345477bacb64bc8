"""The performance year: its evaluation periods and the days a plan may cover."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.planning.enums import Periodicity, PeriodKind

OPENS_BEFORE_END = 6  # days: the window opens on the 25th of a month of 30 days
DUE_AFTER_MONTH = 10  # [D] day of the next month by which a month is evaluated


@dataclass(frozen=True)
class PeriodDays:
    kind: str
    number: int
    starts_on: date
    ends_on: date
    opens_on: date
    due_on: date


def period_in_year(year: int, *, since: date | None, until: date | None) -> tuple[date, date]:
    """First and last day of a plan: the placement's days inside one calendar year (R-P1)."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (max(first, since) if since else first, min(last, until) if until else last)


def periods_of_year(year: int, periodicity: str) -> list[PeriodDays]:
    """The agency's choice of months or quarters, and always the year (Pasal 24–25).

    The year is evaluated from the end of December to the end of January (Lampiran Bab IV, p. 90).
    """
    step = 1 if periodicity == Periodicity.MONTHLY else 3
    kind = PeriodKind.MONTH if step == 1 else PeriodKind.QUARTER
    found = [
        _period(kind, number, date(year, first, 1), last_of(year, first + step - 1))
        for number, first in enumerate(range(1, 13, step), start=1)
    ]
    return [*found, _period(PeriodKind.YEAR, 1, date(year, 1, 1), date(year, 12, 31))]


def _period(kind: str, number: int, starts_on: date, ends_on: date) -> PeriodDays:
    after = ends_on + timedelta(days=1)
    due_on = (
        after.replace(day=DUE_AFTER_MONTH)
        if kind == PeriodKind.MONTH
        else last_of(after.year, after.month)
    )
    opens_on = ends_on - timedelta(days=OPENS_BEFORE_END - 1)
    return PeriodDays(kind, number, starts_on, ends_on, opens_on, due_on)


def last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def blockers_to_window(*, opens_on: date, due_on: date, what: str) -> list[str]:
    """A window must open before it closes."""
    if opens_on < due_on:
        return []
    return [f"{what}: tanggal dibuka harus sebelum batas akhir."]
