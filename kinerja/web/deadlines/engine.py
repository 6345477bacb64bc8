"""What a deadline is, how its days are counted, and when one is reminded of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.organisation.rules import SATURDAY, is_working_day

REMIND_BEFORE = frozenset({7, 3, 1, 0})  # working days left
REMIND_AFTER = {1, 5, 10}  # working days late; then silence, the list still says so
ON_THE_DAY = frozenset({0})
SHORTLY = frozenset({3, 0})
ESCALATE_AFTER = 3  # working days late, for what others wait for


@dataclass(frozen=True)
class Deadline:
    """One thing to do, the last day for it, and the rule it comes from."""

    kind: str
    what: str
    day: date
    url: str
    law: str
    others_wait: bool = False  # when late, the leader above hears of it
    remind: frozenset[int] = REMIND_BEFORE
    also_on: date | None = None  # a day that the law dossier names for a warning

    def left(self, *, on: date, holidays: Collection[date]) -> int:
        """Working days until the last day; negative when it has passed."""
        return working_days_between(on, self.day, holidays=holidays)

    def reminds(self, *, on: date, holidays: Collection[date]) -> bool:
        """Whether this morning says so."""
        left = self.left(on=on, holidays=holidays)
        warns = self.also_on and on == first_working_day(self.also_on, holidays=holidays)
        return bool(warns) or is_reminder_day(left, before=self.remind)


def working_days_between(start: date, end: date, *, holidays: Collection[date]) -> int:
    """Working days after `start` up to `end`; negative when `end` lies before it."""
    if end < start:
        return -working_days_between(end, start, holidays=holidays)
    weeks, rest = divmod((end - start).days, 7)
    first = start.weekday() + 1
    weekdays = 5 * weeks + sum(day % 7 < SATURDAY for day in range(first, first + rest))
    return weekdays - sum(day.weekday() < SATURDAY for day in holidays if start < day <= end)


def first_working_day(day: date, *, holidays: Collection[date]) -> date:
    """This day, or the next one on which people work."""
    while not is_working_day(day, holidays=holidays):
        day += timedelta(days=1)
    return day


def last_working_day(day: date, *, holidays: Collection[date]) -> date:
    """This day, or the last one before it on which people work."""
    while not is_working_day(day, holidays=holidays):
        day -= timedelta(days=1)
    return day


def is_reminder_day(left: int, *, before: Collection[int] = REMIND_BEFORE) -> bool:
    """Few and on known days: nobody reads the tenth reminder of a week."""
    return left in before or (before == REMIND_BEFORE and -left in REMIND_AFTER)


def in_words(left: int) -> str:
    """`left` working days, as a person says it."""
    if left < 0:
        return f"terlambat {-left} hari kerja"
    return f"{left} hari kerja lagi" if left else "hari ini batasnya"
