"""Everything that happens to angka kredit."""

from kinerja.credits.actions.additions import record_addition, withdraw_addition
from kinerja.credits.actions.conversion import convert_evaluation
from kinerja.credits.actions.export import record_export
from kinerja.credits.actions.statement import set_statement

__all__ = [
    "convert_evaluation",
    "record_addition",
    "record_export",
    "set_statement",
    "withdraw_addition",
]
