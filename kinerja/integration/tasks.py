"""What the worker does for an import: fetch by id, call one act."""

from django.utils import timezone

from kinerja.integration import actions, queries
from kinerja.integration.models import ImportBatch
from kinerja.lib.jobs import every_day, task


@task("integration.check_rows")
def check_rows(batch: int) -> None:
    row = ImportBatch.objects.select_related("uploaded_by").defer("content").get(pk=batch)
    while actions.check_rows(row, by=row.uploaded_by, at=timezone.now()):
        pass


@task("integration.apply_batch")
def apply_batch(batch: int) -> None:
    row = ImportBatch.objects.select_related("applied_by").defer("content").get(pk=batch)
    actions.apply_batch(row, by=row.applied_by, at=timezone.now())


@every_day("integration.clear_old_batches", hour=1, minute=30)
def clear_old_batches(timestamp: int) -> None:
    at = timezone.now()
    for batch in queries.batches_to_clear(at=at):
        actions.clear_batch(batch, by=None, at=at)
