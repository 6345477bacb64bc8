"""Numbers that the law leaves open: our default, and what the regency may choose instead.

See docs/law.md#bawaan-bertanggal.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kinerja.organisation.enums import SettingName


@dataclass(frozen=True)
class DatedNumber:
    """A number in force until the regency chooses another, and what it may choose."""

    default: int
    lowest: int
    highest: int
    unit: str
    about: str
    law: str = "–"


SETTINGS = {
    SettingName.RECEIPT_DAYS: DatedNumber(
        default=3,
        lowest=1,
        highest=14,
        unit="hari kalender",
        about="Hasil dianggap diterima sekian hari sesudah diserahkan, bila belum ditanggapi.",
        law="Lampiran Bab V A.6",
    ),
    SettingName.ANSWER_DAYS: DatedNumber(
        default=14,
        lowest=1,
        highest=60,
        unit="hari kalender",
        about="SKP yang diajukan sesudah batas menunggu penilai sekian hari. "
        "Lalu atasan penilai dapat menetapkannya.",
        law="Lampiran Bab II C.5",
    ),
    SettingName.SMALL_GROUP: DatedNumber(
        default=10,
        lowest=2,
        highest=100,
        unit="orang",
        about="Kelompok dengan orang kurang dari ini hanya dihitung, tanpa saran pola distribusi.",
    ),
    SettingName.CREDIT_PLACES: DatedNumber(
        default=3,
        lowest=2,
        highest=3,
        unit="desimal",
        about="Angka di belakang koma pada dokumen angka kredit. Hitungannya tidak dibulatkan.",
        law="Peraturan BKN 3/2023",
    ),
}


def blockers_to_choose_setting(
    name: str, *, value: int, since: date, on: date, standing: Collection[date]
) -> list[str]:
    """Days that began keep their number: results of those days rest on it."""
    number, blockers = SETTINGS[SettingName(name)], []
    if not number.lowest <= value <= number.highest:
        blockers.append(f"Pilih {number.lowest} sampai {number.highest} {number.unit}.")
    if since <= on:
        blockers.append("Pilih hari sesudah hari ini. Hasil yang sudah ada tidak berubah.")
    if since in standing:
        blockers.append("Sudah ada pilihan yang berlaku mulai tanggal itu. Pilih tanggal lain.")
    return blockers
