"""Imports and their rows, as pages list them."""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from kinerja.integration.enums import ImportStatus, RowChange
from kinerja.integration.models import ImportBatch, ImportRow

ROWS_KEPT = timedelta(days=90)  # long enough to ask what an import did, and to take it back


def batches_to_clear(*, at: datetime):
    """Imports that ended long ago and whose rows still say what the file said."""
    long_ago = at - ROWS_KEPT
    return ImportBatch.objects.filter(
        Q(status=ImportStatus.APPLIED, applied_at__lt=long_ago)
        | Q(status=ImportStatus.UNDONE, undone_at__lt=long_ago),
        cleared_at=None,
    ).defer("content")


def counts_of(batch: ImportBatch) -> dict:
    """How many rows of each kind, with zeroes."""
    found = dict(batch.rows.values_list("change").annotate(Count("pk")).order_by())
    return {change: found.get(change.value, 0) for change in RowChange}


def same_file_elsewhere(batch: ImportBatch):
    """Another open import of the very same file, so that two people notice each other."""
    return (
        ImportBatch.objects.filter(sha256=batch.sha256, applied_at=None)
        .exclude(pk=batch.pk)
        .exclude(status__in=(ImportStatus.DISCARDED, ImportStatus.UNDONE))
        .select_related("uploaded_by")
        .defer("content")
        .first()
    )


def rows_of(batch: ImportBatch, change: str):
    return ImportRow.objects.filter(batch=batch, change=change).order_by("number")


def page_of(batches, before: str | None, *, size: int) -> dict:
    """The newest imports, older ones by key."""
    if before and before.isdigit():
        batches = batches.filter(pk__lt=int(before))
    found = list(batches.order_by("-pk")[: size + 1])
    more = len(found) > size
    return {
        "batches": found[:size],
        "next_url": f"?sebelum={found[size - 1].pk}" if more else "",
        "previous_url": "?" if before else "",
    }


def page_of_rows(batch: ImportBatch, change: RowChange, after: str | None, *, size: int) -> dict:
    """Rows of one kind in the order of the file, paged by their number."""
    rows = rows_of(batch, change)
    if after and after.isdigit():
        rows = rows.filter(number__gt=int(after))
    found = list(rows[: size + 1])
    more = len(found) > size
    return {
        "rows": found[:size],
        "next_url": f"?tab={change}&sesudah={found[size - 1].number}" if more else "",
        "previous_url": f"?tab={change}" if after else "",
        "previous_label": "Dari awal",
    }
