"""The spans of a year in which something is done, the same for everybody."""

from dataclasses import dataclass
from datetime import date

from kinerja.planning.models import EvaluationPeriod, PerformanceYear


@dataclass(frozen=True)
class YearWindow:
    """From when until when, what, and the period it belongs to."""

    opens: date
    closes: date
    what: str
    period: EvaluationPeriod | None = None


def windows_in(years: list[PerformanceYear], *, year: int) -> list[YearWindow]:
    """The windows of one calendar year, of years read with their periods."""
    found = [
        YearWindow(one.planning_opens_on, one.planning_due_on, f"Penyusunan SKP {one.year}")
        for one in years
        if one.year == year
    ]
    found += [
        YearWindow(row.opens_on, row.due_on, f"Evaluasi {row.label}", row)
        for one in years
        for row in one.periods.all()
        if year in {one.year, row.due_on.year}
    ]
    return sorted(found, key=lambda window: (window.opens, window.closes, window.what))


def years_around(year: int) -> list[PerformanceYear]:
    """This year and the one before, whose last windows reach into it; two statements."""
    found = PerformanceYear.objects.filter(year__in=(year - 1, year)).order_by("year")
    return list(found.prefetch_related("periods__year"))
