"""A plain table in a workbook: found by its titles, each cell with its address."""

from collections.abc import Mapping, Sequence

from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.values import cleaned
from kinerja.lib.sheets import ErrorCell, letters

WITHIN = 30  # rows from the top


def rows_under(
    sheets: Sequence, *, field_of: Mapping[str, str], required: set[str]
) -> list[dict] | None:
    """Rows as field → [cell address, text]; None when no sheet has the titles required."""
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet.rows[:WITHIN]):
            fields = {field_of.get(plain(cell)): i for i, cell in enumerate(cells)}
            if set(fields) >= required:
                fields.pop(None, None)
                return [_row(number, cells, fields) for number, cells in sheet.rows[place + 1 :]]
    return None


def _row(number, cells, fields):
    row = {}
    for name, index in fields.items():
        cell = cells[index] if index < len(cells) else None
        text = f"galat {cell.text}" if isinstance(cell, ErrorCell) else _text(cell)
        row[name] = [f"{letters(index + 1)}{number}", text]
    return row


def _text(cell):
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.4f}".rstrip("0").replace(".", ",")
    return cleaned(cell)
