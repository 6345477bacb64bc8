"""Opening a performance year and moving its windows; only HR of the agency."""

from datetime import date, datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.planning import access, queries, rules
from kinerja.planning.enums import ApproachSetting
from kinerja.planning.models import EvaluationPeriod, PerformanceYear

NOT_YOURS = "Hanya admin BKPSDM yang dapat mengatur tahun kinerja."


@transaction.atomic
def open_year(
    *,
    year: int,
    planning_opens_on: date,
    planning_due_on: date,
    periodicity: str,
    approach: str = ApproachSetting.CHOICE,
    by: User,
    at: datetime,
) -> PerformanceYear:
    """Create the year with its evaluation periods, monthly or quarterly and the whole year."""
    if not access.can_open_years(by, on=queries.day_of(at)):
        raise Refused(NOT_YOURS)
    if PerformanceYear.objects.filter(year=year).exists():
        raise Refused(f"Tahun kinerja {year} sudah dibuka.")
    refuse_if(
        rules.blockers_to_window(
            opens_on=planning_opens_on, due_on=planning_due_on, what="Penyusunan SKP"
        )
    )

    row = PerformanceYear.objects.create(
        year=year,
        planning_opens_on=planning_opens_on,
        planning_due_on=planning_due_on,
        periodicity=periodicity,
        approach=approach,
    )
    EvaluationPeriod.objects.bulk_create(
        EvaluationPeriod(year=row, **vars(days))
        for days in rules.periods_of_year(year, periodicity)
    )
    log.record(
        "planning.year_opened",
        by=by,
        at=at,
        target=row,
        year=year,
        periodicity=periodicity,
        approach=approach,
    )
    return row


@transaction.atomic
def move_windows(
    row: PerformanceYear,
    *,
    planning_opens_on: date,
    planning_due_on: date,
    windows: dict[int, tuple[date, date]],
    approach: str = "",
    by: User,
    at: datetime,
) -> PerformanceYear:
    """Set when plans are made and when each period is evaluated; `windows` by period id.

    Another approach is for plans started from now on; plans already written keep theirs.
    """
    row = PerformanceYear.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not access.can_open_years(by, on=queries.day_of(at)):
        raise Refused(NOT_YOURS)
    periods = list(row.periods.select_for_update(of=("self",)))
    reasons = rules.blockers_to_window(
        opens_on=planning_opens_on, due_on=planning_due_on, what="Penyusunan SKP"
    )
    for period in periods:
        if period.pk in windows:
            period.opens_on, period.due_on = windows[period.pk]
            reasons += rules.blockers_to_window(
                opens_on=period.opens_on, due_on=period.due_on, what=period.label
            )
    refuse_if(reasons)

    row.planning_opens_on, row.planning_due_on = planning_opens_on, planning_due_on
    row.approach = approach or row.approach
    row.save(update_fields=["planning_opens_on", "planning_due_on", "approach"])
    EvaluationPeriod.objects.bulk_update(periods, ["opens_on", "due_on"])
    log.record(
        "planning.windows_moved",
        by=by,
        at=at,
        target=row,
        planning_opens_on=planning_opens_on,
        planning_due_on=planning_due_on,
        approach=row.approach,
        windows={str(pk): list(days) for pk, days in windows.items()},
    )
    return row
