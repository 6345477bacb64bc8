"""What the worker does for openness: fetch by id, call one act."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from kinerja.lib.jobs import every_day, task
from kinerja.transparency import actions, queries
from kinerja.transparency.enums import CopyStatus
from kinerja.transparency.models import DataCopy, Reading
from kinerja.transparency.rules import HELD


@task("transparency.make_copy")
def make_copy(copy: int) -> None:
    """Made outside any transaction; starting again starts over."""
    row = DataCopy.objects.select_related("employee__user").get(pk=copy)
    at = timezone.now()
    DataCopy.objects.mark(row, status=CopyStatus.RUNNING, total=len(HELD), done=0)
    try:
        for done in queries.write_copy(row, at=at):
            DataCopy.objects.mark(row, done=done)
    except Exception:
        DataCopy.objects.mark(row, status=CopyStatus.FAILED)
        raise  # the operator finds the reason among the failed jobs
    size = queries.copy_path(row).stat().st_size
    actions.finish_copy(row, size=size, by=None, at=timezone.now())


@every_day("transparency.clear_copies", hour=3)
def clear_copies(timestamp: int) -> None:
    actions.clear_copies(by=None, at=timezone.now())


@every_day("transparency.clear_readings", hour=3, minute=20)
def clear_readings(timestamp: int) -> None:
    """Lines older than the setting says."""
    kept = timedelta(days=366 * settings.READ_LOG_YEARS)
    Reading.objects.clear_before(timezone.localdate() - kept)
