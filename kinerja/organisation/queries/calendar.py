from kinerja.organisation import rules
from kinerja.organisation.enums import HolidayKind, WorkPattern
from kinerja.organisation.models import Holiday


def days_off():
    """National holidays and cuti bersama; local commemorations are working days."""
    return set(Holiday.objects.exclude(kind=HolidayKind.LOCAL).values_list("day", flat=True))


def working_days_after(day, n, *, unit=None):
    """The last day of a limit of n working days; the unit's calendar, else five days a week."""
    return rules.add_working_days(
        day,
        n,
        holidays=days_off(),
        six_day_week=unit is not None and unit.work_pattern == WorkPattern.SIX_DAYS,
    )
