"""What may happen to a kegiatan sosialisasi, and how a typed attendance list is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinerja.organisation.rules import compact, nip_problems
from kinerja.outreach.enums import BriefingStatus
from kinerja.outreach.rules.code import TYPING_DAYS

MOST_LINES = 1000
LONGEST_NAME = 120


def blockers_to_invite(*, status: str, ends_at: datetime, at: datetime, people: int) -> list[str]:
    """Why these people cannot be invited now."""
    if status == BriefingStatus.CANCELLED:
        return ["Kegiatan yang dibatalkan tidak dapat dihadiri. Buat kegiatan baru."]
    if at >= ends_at:
        return ["Kegiatan ini sudah selesai. Undang ke kegiatan berikutnya."]
    if not people:
        return ["Tidak ada orang baru pada pilihan ini. Pilih unit atau kelompok lain."]
    return []


def blockers_to_answer(
    *, status: str, starts_at: datetime, at: datetime, coming: bool, seats_left: int | None
) -> list[str]:
    """Why an invitation cannot be answered so."""
    if status == BriefingStatus.CANCELLED:
        return ["Kegiatan ini dibatalkan, jadi tidak perlu dijawab."]
    if at >= starts_at:
        return ["Kegiatan sudah dimulai. Datang dan pindai kode, atau hubungi penyelenggara."]
    if coming and seats_left is not None and seats_left <= 0:
        return [
            "Tempat sudah penuh. Pilih berhalangan agar penyelenggara mengundang Anda lagi, "
            "atau hubungi penyelenggara."
        ]
    return []


def blockers_to_change(*, status: str, ends_at: datetime, at: datetime) -> list[str]:
    """Why an event cannot be moved or cancelled any more."""
    if status == BriefingStatus.CANCELLED:
        return ["Kegiatan ini sudah dibatalkan. Buat kegiatan baru."]
    if at >= ends_at:
        return ["Kegiatan ini sudah selesai dan tidak dapat diubah lagi. Tulis laporannya."]
    return []


def blockers_to_hold(*, starts_at: datetime, ends_at: datetime, at: datetime) -> list[str]:
    """Why an event cannot be held then."""
    if ends_at <= starts_at:
        return ["Waktu selesai harus sesudah waktu mulai. Perbaiki salah satunya."]
    if ends_at - starts_at > timedelta(days=5):
        return ["Satu kegiatan paling lama lima hari. Bagi menjadi beberapa kegiatan."]
    if starts_at <= at:
        return ["Waktu mulai sudah lewat. Pilih waktu yang akan datang."]
    return []


def blockers_to_type(*, status: str, starts_at: datetime, on: date, at: datetime) -> list[str]:
    """Why a paper list cannot be typed in now."""
    if status == BriefingStatus.CANCELLED:
        return ["Kegiatan ini dibatalkan, jadi tidak ada kehadiran."]
    if at < starts_at:
        return ["Kehadiran dicatat sesudah kegiatan dimulai."]
    if (on - starts_at.date()).days > TYPING_DAYS:
        return [f"Kehadiran dapat dicatat sampai {TYPING_DAYS} hari sesudah kegiatan."]
    return []


@dataclass(frozen=True)
class Line:
    """One line of a typed list: a NIP, a guest with his origin, or what is wrong with it."""

    number: int
    nip: str = ""
    guest: str = ""
    origin: str = ""
    problem: str = ""


def read_lines(text: str) -> Sequence[Line]:
    """A NIP a line, or "name; origin" for a guest; empty lines are skipped, twice counts once."""
    found, seen = [], set()
    for number, raw in enumerate(text.splitlines()[: MOST_LINES * 2], start=1):
        words = " ".join(raw.split())
        if words and len(found) < MOST_LINES:
            line = _read(number, words)
            key = (line.nip, line.guest.lower(), line.origin.lower())
            if line.problem or key not in seen:
                found.append(line)
            seen.add(key)
    return found


def _read(number, words):
    if ";" in words:
        guest, _, origin = (part.strip() for part in words.partition(";"))
        if not guest or not origin:
            return Line(
                number, problem=f"Baris {number}: tulis nama dan asal tamu, dipisah titik koma."
            )
        return Line(number, guest=guest[:LONGEST_NAME], origin=origin[:LONGEST_NAME])
    if any(letter.isalpha() for letter in words) and not words[0].isdigit():
        return Line(
            number, problem=f"Baris {number}: untuk tamu, tulis “Nama; asal”. Untuk pegawai, NIP."
        )
    problems = nip_problems(words)
    if problems:
        return Line(number, problem=f"Baris {number}: {problems[0]}")
    return Line(number, nip=compact(words))
