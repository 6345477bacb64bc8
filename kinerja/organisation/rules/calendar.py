"""Working days: how the limits of PermenPANRB 6/2022 are counted."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5
SUNDAY = 6
ONE_DAY = timedelta(days=1)


def is_working_day(day: date, *, holidays: Collection[date], six_day_week: bool = False) -> bool:
    """Neither weekend nor holiday; a unit that works six days also works on Saturday."""
    weekend = {SUNDAY} if six_day_week else {SATURDAY, SUNDAY}
    return day.weekday() not in weekend and day not in holidays


def add_working_days(
    start: date, days: int, *, holidays: Collection[date], six_day_week: bool = False
) -> date:
    """The last day of a limit of so many working days; the day it starts from is not counted.

    Law: limits are working days (Lampiran Bab IV A and V); see docs/law.md#hari-kerja.
    """
    day, weekend = start, (SUNDAY if six_day_week else SATURDAY)
    while days > 0:
        day += ONE_DAY
        days -= day.weekday() < weekend and day not in holidays
    return day
