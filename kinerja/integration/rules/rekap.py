"""Rekap Penilaian of e-Kinerja BKN: read, recomputed with the quadrant, compared with ours.

Nothing of it is ever written over a result signed here; see docs/law.md#rekap-bkn.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kinerja.appraisal.enums import Predikat, Rating
from kinerja.appraisal.rules import predikat as quadrant
from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.values import cleaned

COLUMNS = {
    "nip": ("nip",),
    "name": ("nama",),
    "results": ("rating hasil kinerja", "rating hasil kerja"),
    "behaviour": ("rating perilaku kerja", "rating perilaku"),
    "predikat": (
        "predikat kinerja periodik",
        "predikat kinerja tahunan",
        "predikat kinerja",
        "predikat",
    ),
}
FIELD_OF = {word: name for name, words in COLUMNS.items() for word in words}
WITHIN = 30  # rows from the top
RATINGS = {
    "diatas ekspektasi": Rating.ABOVE,
    "di atas ekspektasi": Rating.ABOVE,
    "sesuai ekspektasi": Rating.MEETS,
    "dibawah ekspektasi": Rating.BELOW,
    "di bawah ekspektasi": Rating.BELOW,
}
PREDIKAT = {
    "sangat baik": Predikat.SANGAT_BAIK,
    "baik": Predikat.BAIK,
    "butuh perbaikan": Predikat.BUTUH_PERBAIKAN,
    "perlu perbaikan": Predikat.BUTUH_PERBAIKAN,
    "kurang": Predikat.KURANG,
    "kurang misconduct": Predikat.KURANG,
    "sangat kurang": Predikat.SANGAT_KURANG,
}
PERIOD = re.compile(r"periode (bulanan|triwulanan|triwulan|tahunan) ?(\d{1,2}|iv|i{1,3})? ?tahun")
KINDS = {"bulanan": "bulan", "triwulanan": "triwulan", "triwulan": "triwulan", "tahunan": "tahun"}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Finding(StrEnum):
    """What a row of the file is worth beside ours, the most urgent first."""

    REFUSED = "Baris ditolak"
    QUADRANT = "Predikat tidak sesuai kuadran"
    DIFFERS = "Berbeda dengan hasil di sini"
    CONTESTED = "Di sini dalam keberatan"
    MISSING = "Belum ditandatangani di sini"
    STRANGER = "NIP tidak dikenal di cakupan Anda"
    SAME = "Sama"


@dataclass(frozen=True)
class Ours:
    """Our signed result of one NIP, or a person without one."""

    results: str = ""
    behaviour: str = ""
    predikat: str = ""
    is_contested: bool = False


def rekap_of(sheets: Sequence) -> dict | None:
    """Rows as field → text with the period above them; None without the two titles."""
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet.rows[:WITHIN]):
            fields = {FIELD_OF.get(plain(cell)): i for i, cell in enumerate(cells)}
            if {"nip", "predikat"} <= set(fields):
                fields.pop(None, None)
                above = [cell for _, row in sheet.rows[:place] for cell in row]
                rows = [_row(number, row, fields) for number, row in sheet.rows[place + 1 :]]
                return {"period": period_of(above), "rows": [row for row in rows if row["nip"]]}
    return None


def _row(number, cells, fields):
    row = dict.fromkeys(COLUMNS, "")
    for name, index in fields.items():
        row[name] = cleaned(cells[index]) if index < len(cells) else ""
    return {**row, "row": number, "nip": re.sub(r"\D", "", row["nip"])}


def period_of(cells) -> list | None:
    """[kind, number, year] as the head of the file says it, for example Bulanan 6 Tahun 2026."""
    for cell in cells:
        words = plain(cell)
        found, year = PERIOD.search(words), re.search(r"\b(20\d\d)\b", words)
        if found and year:
            number = found[2] or "1"
            number = ROMAN.get(number) or int(number)
            return [KINDS[found[1]], number, int(year[1])]
    return None


def period_problems(said: list | None, *, kind: str, number: int, year: int) -> list[str]:
    """A file of another period is not compared (T-16); one that says nothing is believed."""
    if said is None or said == [kind, number, year]:
        return []
    return ["Berkas ini untuk periode lain. Pilih periode yang tertulis di atas tabelnya."]


def compared(row: Mapping, ours: Ours | None) -> tuple[Finding, str]:
    """What to think of one row, in a word and a sentence."""
    results, behaviour = RATINGS.get(plain(row["results"])), RATINGS.get(plain(row["behaviour"]))
    said = PREDIKAT.get(plain(row["predikat"]))
    unknown = [
        f"“{row[name][:40]}” tidak dikenal"
        for name, value in (("results", results), ("behaviour", behaviour), ("predikat", said))
        if value is None
    ]
    if unknown:
        return Finding.REFUSED, ", ".join(unknown) + "."
    expected = quadrant(results=results, behaviour=behaviour)
    if expected != said:
        return Finding.QUADRANT, f"Menurut kuadran: {expected.label}."
    if ours is None:
        return Finding.STRANGER, ""
    return _beside(ours, (results, behaviour, said))


def _beside(ours: Ours, theirs: tuple) -> tuple[Finding, str]:
    if not ours.predikat:
        return Finding.MISSING, ""
    if ours.is_contested:
        return Finding.CONTESTED, "Tunggu keputusan keberatan."
    if (ours.results, ours.behaviour, ours.predikat) == theirs:
        return Finding.SAME, ""
    words = (Rating(ours.results).label, Rating(ours.behaviour).label)
    return Finding.DIFFERS, f"Di sini: {words[0]}, {words[1]}, {Predikat(ours.predikat).label}."
