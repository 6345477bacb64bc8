"""The periods notes speak about, and the days a page shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, OuterRef, Subquery, Value, When

from kinerja.lib.periods import last_day
from kinerja.monitoring import rules
from kinerja.planning.enums import Periodicity, PeriodKind
from kinerja.planning.models import EvaluationPeriod

PERIODIC = {Periodicity.MONTHLY: PeriodKind.MONTH, Periodicity.QUARTERLY: PeriodKind.QUARTER}


def open_periods(year, *, on):
    """The monthly or quarterly periods of a year that began and can still be evaluated."""
    return EvaluationPeriod.objects.filter(
        year=year, kind=PERIODIC[year.periodicity], starts_on__lte=on, due_on__gte=on
    ).order_by("starts_on")


def running_period(*, on) -> EvaluationPeriod | None:
    """The monthly or quarterly period this day lies in, of whichever year."""
    around = EvaluationPeriod.objects.select_related("year").filter(
        starts_on__lte=on, ends_on__gte=on
    )
    return next((one for one in around if one.kind == PERIODIC[one.year.periodicity]), None)


def with_first_open(skps, *, on):
    """Plans with `first_open`: where their oldest period that can still be evaluated begins."""
    kind = Case(
        *(When(year__periodicity=step, then=Value(kind)) for step, kind in PERIODIC.items())
    )
    opened = EvaluationPeriod.objects.filter(
        year=OuterRef("year"), kind=OuterRef("periodic"), starts_on__lte=on, due_on__gte=on
    )
    return skps.annotate(periodic=kind).annotate(
        first_open=Subquery(opened.order_by("starts_on").values("starts_on")[:1])
    )


def earliest_day(skp, *, on) -> date:
    """The first day a note of this plan may speak about; no question after with_first_open."""
    if hasattr(skp, "first_open"):
        starts = [skp.first_open] if skp.first_open else []
    else:
        starts = [period.starts_on for period in open_periods(skp.year, on=on)]
    return rules.earliest_day(skp_starts=skp.period.lower, period_starts=starts)


@dataclass(frozen=True)
class Window:
    """The days a page speaks about."""

    key: str
    label: str
    since: date
    until: date


def windows(skp) -> list[Window]:
    """The periods a person can choose on the page of one plan, and the whole plan."""
    last = last_day(skp.period)
    whole = Window("semua", f"Seluruh SKP {skp.year}", skp.period.lower, last)
    periods = EvaluationPeriod.objects.filter(
        year=skp.year, kind=PERIODIC[skp.year.periodicity], starts_on__lte=last
    ).order_by("starts_on")
    return [
        Window(str(period.number), period.label, period.starts_on, period.ends_on)
        for period in periods
        if period.ends_on >= skp.period.lower
    ] + [whole]


def window_at(choices, *, key, on) -> Window:
    """The one asked for, else the one this day lies in, else all."""
    asked = [window for window in choices if window.key == key]
    today = [window for window in choices if window.since <= on <= window.until]
    return [*asked, *today, choices[-1]][0]
