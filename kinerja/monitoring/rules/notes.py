"""Notes of progress and their proofs (Pasal 16); see docs/law.md#pelaksanaan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

MIB = 1024 * 1024
MOST_BYTES_PER_YEAR = 200 * MIB
MOST_FILES_PER_YEAR = 200


@dataclass(frozen=True)
class Stored:
    """What a person already keeps as evidence in one year."""

    files: int
    size: int


def earliest_day(*, skp_starts: date, period_starts: Iterable[date]) -> date:
    """The first day a note may speak about: where the oldest period still open begins."""
    return max([skp_starts, min(period_starts, default=skp_starts)])


def blockers_to_note(
    *, on: date, today: date, earliest: date, skp_ends: date, value: Decimal | None, indicator: bool
) -> list[str]:
    """Why this note cannot be written; empty when it can. `skp_ends` is the last day."""
    reasons = []
    if on > today:
        reasons.append("Tanggal belum tiba. Pilih hari ini atau hari sebelumnya.")
    elif on < earliest or on > skp_ends:
        reasons.append(
            f"Tanggal {on:%d-%m-%Y} di luar masa catatan. "
            f"Pilih tanggal dari {earliest:%d-%m-%Y} sampai {min(today, skp_ends):%d-%m-%Y}."
        )
    if value is not None and not indicator:
        reasons.append("Angka realisasi perlu indikator. Pilih indikatornya atau kosongkan angka.")
    if value is not None and value < 0:
        reasons.append("Angka realisasi tidak boleh kurang dari nol.")
    return reasons


def blockers_to_daily(*, starts: time | None, ends: time | None) -> list[str]:
    """Hours of a daily note come in order, and an end without a start says nothing."""
    if ends is not None and starts is None:
        return ["Isi jam mulai, atau kosongkan jam selesai."]
    if starts is not None and ends is not None and ends <= starts:
        return ["Jam selesai harus sesudah jam mulai."]
    return []


def blockers_to_keep(*, stored: Stored, files: int, size: int) -> list[str]:
    """Why these files do not fit any more in this year."""
    if stored.files + files > MOST_FILES_PER_YEAR:
        return [
            f"Anda sudah menyimpan {stored.files} berkas tahun ini, paling banyak "
            f"{MOST_FILES_PER_YEAR}. Pakai tautan sebagai gantinya."
        ]
    if stored.size + size > MOST_BYTES_PER_YEAR:
        return [
            f"Berkas Anda tahun ini akan melebihi {MOST_BYTES_PER_YEAR // MIB} MB. "
            "Pakai berkas yang lebih kecil atau tautan."
        ]
    return []


def blockers_to_withdraw_note(*, withdrawn: bool, superseded: bool, counted: bool) -> list[str]:
    """A note can be taken back until an evaluation counted it."""
    if withdrawn:
        return ["Catatan ini sudah ditarik."]
    if superseded:
        return ["Catatan ini sudah diganti. Buka catatan penggantinya."]
    if counted:
        return ["Catatan ini sudah dipakai dalam evaluasi, jadi tidak dapat diubah."]
    return []
