"""Daily progress in the columns of e-Kinerja BKN: one row an activity."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from urllib.parse import urlsplit

from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.values import cleaned, day_of
from kinerja.lib.sheets import ErrorCell, letters

COLUMNS = {
    "step": ("rencana aksi", "rencana hasil kerja", "rhk"),
    "on": ("tanggal kegiatan", "tanggal"),
    "starts": ("jam mulai", "mulai"),
    "ends": ("jam selesai", "selesai"),
    "note": ("kegiatan harian", "kegiatan", "catatan"),
    "amount": ("realisasi",),
    "unit_of_measure": ("satuan",),
    "link": ("bukti dukung", "link bukti dukung", "tautan bukti"),
}
FIELD_OF = {word: name for name, words in COLUMNS.items() for word in words}
REQUIRED = {"step", "on", "note"}
LONGEST = {"note": 2000, "unit_of_measure": 60, "link": 500}
LABELS = {"note": "Kegiatan harian", "unit_of_measure": "Satuan", "link": "Bukti dukung"}
WITHIN = 30  # rows from the top
CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?")
CLOCK_SENTENCE = "Jam tidak dikenal. Tulis misalnya 08:30."
MOST = 2_000_000_000


def daily_of(sheets: Sequence) -> list[dict] | None:
    """Rows as field → [cell address, text]; None when no sheet has the three titles."""
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet.rows[:WITHIN]):
            fields = {FIELD_OF.get(plain(cell)): i for i, cell in enumerate(cells)}
            if set(fields) >= REQUIRED:
                fields.pop(None, None)
                return [_row(number, cells, fields) for number, cells in sheet.rows[place + 1 :]]
    return None


def _row(number, cells, fields):
    row = {}
    for name, index in fields.items():
        cell = cells[index] if index < len(cells) else None
        row[name] = [f"{letters(index + 1)}{number}", _text(name, cell)]
    return row


def _text(name, cell):
    if isinstance(cell, ErrorCell):
        return f"galat {cell.text}"
    if name == "on" and (day := day_of(cell)):
        return day.isoformat()
    return cleaned(cell)


def read_daily(rows: Sequence[dict], *, known: Mapping[str, object]) -> tuple[list, list]:
    """Activities, and what is wrong as (cell, sentence).

    `known` gives what a rencana aksi or result is called here: plain words → what it stands for.
    """
    activities, wrong = [], []
    for row in rows:
        said = {name: row.get(name, ["", ""])[1] for name in COLUMNS}
        if not any(said[name] for name in ("step", "note")):
            continue
        before = len(wrong)
        _check(row, said, known, wrong)
        if len(wrong) == before:
            activities.append(
                {
                    "step": known[plain(said["step"])],
                    "on": day_of(said["on"]),
                    "starts": clock_of(said["starts"]),
                    "ends": clock_of(said["ends"]),
                    "note": said["note"],
                    "amount": int(said["amount"]) if said["amount"] else None,
                    "unit_of_measure": said["unit_of_measure"],
                    "link": said["link"],
                }
            )
    return activities, wrong


def clock_of(text: str) -> time | None:
    """08:30, 08.30 or 08:30:00; None for anything else."""
    found = CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


MISTAKES = (
    (
        "on",
        lambda text: day_of(text) is None,
        "Tanggal tidak dikenal. Tulis misalnya 15-07-2026.",
    ),
    ("starts", lambda text: text and clock_of(text) is None, CLOCK_SENTENCE),
    ("ends", lambda text: text and clock_of(text) is None, CLOCK_SENTENCE),
    ("note", lambda text: not text, "Kegiatan harian kosong. Tulis satu kalimat."),
    (
        "amount",
        lambda text: text and not (text.isdecimal() and int(text) <= MOST),
        "Realisasi harus bilangan bulat, misalnya 3.",
    ),
    (
        "link",
        lambda text: text and urlsplit(text).scheme not in {"http", "https"},
        "Bukti dukung harus tautan yang diawali https://.",
    ),
)


def _check(row, said, known, wrong):
    def complain(name, sentence):
        wrong.append((row.get(name, ["", ""])[0], sentence))

    if plain(said["step"]) not in known:
        complain("step", f"Rencana aksi “{said['step'][:60]}” tidak ada di SKP ini.")
    for name, is_wrong, sentence in MISTAKES:
        if is_wrong(said[name]):
            complain(name, sentence)
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            complain(name, f"{LABELS[name]} lebih dari {most} huruf. Singkat isinya.")
