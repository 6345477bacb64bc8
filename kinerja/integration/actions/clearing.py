from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import queries
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused


@transaction.atomic
def clear_batch(batch: ImportBatch, *, by: User | None, at: datetime) -> ImportBatch:
    """Forget what stood in the rows of an old import; how many of each kind there were stays."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if not queries.batches_to_clear(at=at).filter(pk=batch.pk).exists():
        raise Refused("Isi impor ini belum boleh dihapus.")

    batch.rows.update(place="", read={}, differences={}, errors=[], warnings=[], undo={})
    batch.content = None
    batch.headers = []
    batch.cleared_at = at
    batch.save(update_fields=["content", "headers", "cleared_at"])
    log.record("integration.batch_cleared", by=by, at=at, target=batch)
    return batch
