"""The progress of a month at a glance, and last week's words to use again."""

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.lib.periods import last_day
from kinerja.monitoring.models import DailyProgress
from kinerja.monitoring.queries.notes import notes_of
from kinerja.monitoring.queries.realisation import results_with_realisation
from kinerja.planning.models.years import MONTHS


@dataclass(frozen=True)
class Month:
    """A calendar month inside a plan; `until` is the last day one may write about."""

    key: str
    label: str
    since: date
    until: date


def months_of(skp, *, earliest: date, today: date) -> list[Month]:
    """The months that are still open for notes, oldest first."""
    first, last = max(earliest, skp.period.lower), min(today, last_day(skp.period))
    months, day = [], first.replace(day=1)
    while day <= last:
        following = (day + timedelta(days=31)).replace(day=1)
        months.append(
            Month(
                key=f"{day:%Y-%m}",
                label=f"{MONTHS[day.month - 1]} {day.year}",
                since=max(day, first),
                until=min(following - timedelta(days=1), last),
            )
        )
        day = following
    return months


def month_rows(skp, month: Month):
    """Results with pairs of an indicator and what was reached up to the end of the month."""
    return results_with_realisation(skp, notes_of(skp, since=skp.period.lower, until=month.until))


def week_before(skp, *, today: date) -> list:
    """The notes of last week, oldest first."""
    monday = today - timedelta(days=today.weekday() + 7)
    return list(reversed(notes_of(skp, since=monday, until=monday + timedelta(days=6))))


def daily_of(note) -> dict:
    """What the daily form holds about a note; nothing when it was not used."""
    names = ("step", "starts", "ends", "amount", "unit_of_measure")
    return DailyProgress.objects.filter(progress=note).values(*names).first() or {}
