"""Goals of the organisation written in a spreadsheet: one row a goal with its indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.tables import rows_under

COLUMNS = {
    "unit": ("perangkat daerah", "unit kerja", "opd", "unit"),
    "level": ("dokumen", "jenis", "level", "tingkat"),
    "code": ("kode",),
    "statement": ("sasaran", "tujuan sasaran", "sasaran strategis", "tujuan"),
    "indicator": ("indikator", "indikator kinerja", "indikator kinerja utama"),
    "target": ("target", "target tahun ini"),
    "unit_of_measure": ("satuan",),
    "parent": ("kode induk", "induk", "mendukung"),
    "source": ("sumber", "dokumen sumber"),
}
FIELD_OF = {word: name for name, words in COLUMNS.items() for word in words}
REQUIRED = {"unit", "code", "statement", "indicator", "target"}
LABELS = {
    "unit": "Perangkat daerah",
    "level": "Dokumen",
    "code": "Kode",
    "statement": "Sasaran",
    "indicator": "Indikator",
    "target": "Target",
    "unit_of_measure": "Satuan",
    "parent": "Kode induk",
    "source": "Sumber",
}
LONGEST = {
    "code": 40,
    "statement": 500,
    "indicator": 500,
    "target": 60,
    "unit_of_measure": 60,
    "source": 200,
}
MOST_GOALS = 2000


@dataclass(frozen=True)
class GoalRow:
    """A goal as the file says it; unit and parent still as words."""

    unit: int
    level: str
    code: str
    statement: str
    indicator: str
    target: str
    unit_of_measure: str
    parent: str
    source: str
    cell: str  # where its code stands, for what is found wrong later


def goals_of(sheets: Sequence) -> list[dict] | None:
    """Rows as field → [cell address, text]; None when no sheet has the titles."""
    return rows_under(sheets, field_of=FIELD_OF, required=REQUIRED)


def read_goals(
    rows: Sequence[dict], *, units: Mapping[str, int], levels: Mapping[str, str]
) -> tuple[list[GoalRow], list]:
    """Goals, and what is wrong as (cell, sentence).

    `units` and `levels` give what may be named: plain word → value.
    """
    goals, wrong, seen = [], [], set()
    for row in rows:
        said = {name: row.get(name, ["", ""])[1] for name in COLUMNS}
        if not any(said[name] for name in REQUIRED):
            continue
        found = _faults(row, said, units=units, levels=levels)
        unit = units.get(plain(said["unit"]))
        if (unit, said["code"]) in seen:
            found.append((_cell(row, "code"), f"Kode {said['code']} tertulis dua kali."))
        seen.add((unit, said["code"]))
        wrong += found
        if not found:
            words = {name: said[name] for name in (*LONGEST, "parent")}
            level = levels[plain(said["level"])] if said["level"] else "pk"
            goals.append(GoalRow(unit=unit, level=level, cell=_cell(row, "code"), **words))
    if len(goals) > MOST_GOALS:
        wrong.append(
            ("", f"Satu berkas memuat paling banyak {MOST_GOALS} sasaran. Bagi berkasnya.")
        )
    return goals, wrong


def _faults(row, said, *, units, levels):
    found = [
        (_cell(row, name), f"{LABELS[name]} kosong. Isi sel ini.")
        for name in LABELS
        if name in REQUIRED and not said[name]
    ]
    if said["unit"] and plain(said["unit"]) not in units:
        found.append((_cell(row, "unit"), f"Unit “{said['unit'][:60]}” tidak dikenal."))
    if said["level"] and plain(said["level"]) not in levels:
        found.append((_cell(row, "level"), "Pilih RPJMD, Renstra, Perjanjian kinerja, atau IKU."))
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            found.append((_cell(row, name), f"{LABELS[name]} lebih dari {most} huruf. Singkat."))
    found += [
        (_cell(row, name), f"Sel ini berisi {text}. Perbaiki rumusnya di Excel.")
        for name, text in said.items()
        if text.startswith("galat #")
    ]
    return found


def _cell(row, name):
    return row.get(name, ["", ""])[0]
