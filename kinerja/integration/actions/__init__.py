"""The acts of an import, in their order."""

from kinerja.integration.actions.applying import apply_batch, start_applying
from kinerja.integration.actions.batches import (
    check_rows,
    discard_batch,
    export_rows,
    flag_missing,
    map_columns,
    reopen_mapping,
    resume_batch,
    upload_batch,
)
from kinerja.integration.actions.clearing import clear_batch
from kinerja.integration.actions.daily import import_daily
from kinerja.integration.actions.goals import import_goals
from kinerja.integration.actions.plans import import_plan
from kinerja.integration.actions.rekap import record_comparison
from kinerja.integration.actions.undoing import undo_batch

__all__ = [
    "apply_batch",
    "check_rows",
    "clear_batch",
    "discard_batch",
    "export_rows",
    "flag_missing",
    "import_daily",
    "import_goals",
    "import_plan",
    "map_columns",
    "record_comparison",
    "reopen_mapping",
    "resume_batch",
    "start_applying",
    "undo_batch",
    "upload_batch",
]
