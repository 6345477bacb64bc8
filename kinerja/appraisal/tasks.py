"""What the worker does for the end of a year: one act after another until nobody remains."""

from django.utils import timezone

from kinerja.appraisal import actions
from kinerja.appraisal.models import YearClosing
from kinerja.lib.jobs import task


@task("appraisal.close_year")
def close_year(closing: int) -> None:
    row = YearClosing.objects.get(pk=closing)
    while actions.close_some(row, by=None, at=timezone.now()):
        pass
