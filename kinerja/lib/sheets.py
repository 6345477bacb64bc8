"""What a table file is once it is read: sheets, rows and the places of cells."""

import re
from dataclasses import dataclass, field

MOST_ROW = 200_000
MOST_COLUMN = 200
MOST_FILLED_ROWS = 50_000


class Unreadable(Exception):
    """Why the file cannot be read, as a sentence for the person who sent it."""


@dataclass(frozen=True)
class ErrorCell:
    """A cell whose formula failed, for example #DIV/0!."""

    text: str


@dataclass
class Sheet:
    """Rows as (number, cells); merged ranges as (first row, column, last row, column)."""

    name: str
    rows: list = field(default_factory=list)
    merged: list = field(default_factory=list)


def check_place(row, column):
    if row > MOST_ROW or column > MOST_COLUMN:
        raise Unreadable(
            f"Ada isi jauh di luar tabel, di sel {letters(column)}{row}. "
            "Hapus isi sel itu, simpan, lalu unggah kembali."
        )


def add_row(sheet, number, cells):
    if any(cell is not None for cell in cells):
        sheet.rows.append((number, cells))
    if len(sheet.rows) > MOST_FILLED_ROWS:
        raise Unreadable("Berkas memuat lebih dari 50.000 baris. Bagi menjadi beberapa berkas.")


def letters(column: int) -> str:
    """The name of a column: 1 → A, 27 → AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name or "A"


def place_of(address: str) -> tuple[int, int]:
    """Row and column of an address such as C7."""
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", address)
    if not found:
        raise ValueError(address)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
