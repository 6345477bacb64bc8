"""What the worker does for the end of a year: one act after another until nobody remains."""

from django.utils import timezone

from kinerja.appraisal import actions, queries
from kinerja.appraisal.models import YearClosing
from kinerja.lib.jobs import every_minute, task


@task("appraisal.close_year")
def close_year(closing: int) -> None:
    row = YearClosing.objects.get(pk=closing)
    while actions.close_some(row, by=None, at=timezone.now()):
        pass


@task("appraisal.close_years")
def close_years(year: int) -> None:
    """Office after office; two workers at it do no harm, each step finds what remains."""
    for row in queries.running_closings([year]):
        while actions.close_some(row, by=None, at=timezone.now()):
            pass


@every_minute("appraisal.resume_closings")
def resume_closings(timestamp: int) -> None:
    actions.resume_stuck_closings(by=None, at=timezone.now())
