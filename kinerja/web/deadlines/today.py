"""What is the same for everybody on one day."""

from dataclasses import dataclass
from datetime import date

from kinerja.organisation.queries import days_off
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import EvaluationPeriod, PerformanceYear
from kinerja.planning.queries import years_around


@dataclass(frozen=True)
class Today:
    """One day: its holidays, and the performance years around it with their periods."""

    on: date
    holidays: frozenset[date]
    years: tuple[PerformanceYear, ...]

    @property
    def year(self) -> PerformanceYear | None:
        """The year to plan for, once its window has opened."""
        found = (year for year in self.years if year.year == self.on.year)
        return next((year for year in found if year.planning_opens_on <= self.on), None)

    @property
    def periods(self) -> list[EvaluationPeriod]:
        return [period for year in self.years for period in year.periods.all()]

    @property
    def period(self) -> EvaluationPeriod | None:
        """The open period that closes first, else the one that closed last."""
        opened = [period for period in self.periods if period.opens_on <= self.on]
        return min(opened, key=self._nearness, default=None)

    def _nearness(self, period):
        days_left = (period.due_on - self.on).days
        return (days_left < 0, abs(days_left), period.kind, period.number)

    @property
    def ended_year(self) -> EvaluationPeriod | None:
        """The newest whole year whose evaluation window is over: it is to be closed."""
        ended = [
            period
            for period in self.periods
            if period.kind == PeriodKind.YEAR and period.due_on < self.on
        ]
        return max(ended, key=lambda period: period.due_on, default=None)


def today(on: date) -> Today:
    """Read once, for one person or for everybody; three statements."""
    return Today(on, frozenset(days_off()), tuple(years_around(on.year)))
