"""How often work is to be documented, and where nothing was."""

from datetime import date, timedelta

from kinerja.monitoring import rules
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.models import DocumentationRule
from kinerja.organisation.queries import days_off
from kinerja.planning.enums import Periodicity
from kinerja.planning.models import PerformanceYear


def documentation_rules():
    """All of them, the newest first."""
    return DocumentationRule.objects.order_by("-since")


def documentation_on(day: date) -> Documentation:
    """What holds on a day; daily while nobody chose, because e-Kinerja asks for daily progress."""
    rule = documentation_rules().filter(since__lte=day).first()
    return Documentation(rule.periodicity) if rule else Documentation.DAILY


def evaluation_periodicity(*, on: date) -> str:
    """Monthly or quarterly, as that performance year says."""
    year = PerformanceYear.objects.filter(year=on.year).first()
    return year.periodicity if year else Periodicity.QUARTERLY


def spans_missing(*, since: date, until: date, today: date, noted):
    """The period of documentation, and the spans of it that ended before today without a note."""
    periodicity = documentation_on(today)
    last = min(until, today - timedelta(days=1))
    return periodicity, rules.spans_without_note(
        periodicity, since=since, until=last, noted=noted, days_off=days_off()
    )
