"""Everything that happens to what is open."""

from kinerja.transparency.actions.copies import (
    KEPT,
    ask_for_copy,
    clear_copies,
    finish_copy,
    record_readings_export,
    take_copy,
)
from kinerja.transparency.actions.publishing import publish_period

__all__ = [
    "KEPT",
    "ask_for_copy",
    "clear_copies",
    "finish_copy",
    "publish_period",
    "record_readings_export",
    "take_copy",
]
