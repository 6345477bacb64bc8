"""The pulse survey: short, in words, and closed before anybody sees a result."""

from collections.abc import Sequence
from datetime import date

MOST_STATEMENTS = 6
AGREEMENT = (
    (1, "Sangat tidak setuju"),
    (2, "Tidak setuju"),
    (3, "Antara setuju dan tidak"),
    (4, "Setuju"),
    (5, "Sangat setuju"),
)
AGREES_FROM = 4
STATEMENTS = (
    "Saya paham apa yang diharapkan dari saya tahun ini.",
    "Penilaian kinerja di unit saya dilakukan dengan adil.",
    "Umpan balik atasan membantu saya bekerja lebih baik.",
    "Saya berani menyampaikan keberatan bila tidak setuju.",
    "Sistem ini memudahkan pekerjaan saya.",
)
SHORTEST_DAYS, LONGEST_DAYS = 3, 31


def blockers_to_open(
    *, is_draft: bool, another_open: bool, statements: Sequence[str], closes_on: date, on: date
) -> list[str]:
    """Why a round cannot be opened; empty when it can."""
    if not is_draft:
        return ["Putaran ini sudah pernah dibuka. Buat putaran baru."]
    if another_open:
        return ["Masih ada survei yang dibuka. Tunggu sampai ditutup."]
    if not 1 <= len(statements) <= MOST_STATEMENTS:
        return [f"Tulis satu sampai {MOST_STATEMENTS} pernyataan."]
    if not SHORTEST_DAYS <= (closes_on - on).days <= LONGEST_DAYS:
        return [f"Survei dibuka {SHORTEST_DAYS} sampai {LONGEST_DAYS} hari. Ubah hari terakhirnya."]
    return []


def blockers_to_close(*, is_open: bool, closes_on: date, on: date) -> list[str]:
    """Why a round cannot be closed; the last day belongs to those who answer."""
    if not is_open:
        return ["Putaran ini tidak sedang dibuka."]
    if on <= closes_on:
        return ["Survei ditutup sesudah hari terakhirnya, agar semua sempat menjawab."]
    return []


def blockers_to_reply(
    *, is_open: bool, closes_on: date, on: date, has_right: bool, is_used: bool
) -> list[str]:
    """Why this person's answer cannot be taken."""
    if not is_open or on > closes_on:
        return ["Survei ini sudah ditutup. Hasilnya tampil di halaman survei."]
    if not has_right:
        return [
            "Anda belum terdaftar sebagai pegawai saat survei dibuka. Ikuti putaran berikutnya."
        ]
    if is_used:
        return ["Anda sudah menjawab survei ini. Satu orang menjawab satu kali."]
    return []
