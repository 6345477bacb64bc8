"""When a penilai holds a certificate, how long, and what its lack means to a signature.

Our own choice, as dated data: no regulation asks for it. It never changes a rating.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kinerja.school.enums import Enforcement, RaterState

LEAST_VIGNETTES = 6  # counted ones, for a certificate and for every figure
ENDING_DAYS = 30
LOWEST, HIGHEST = 40, 95  # percent
SHORTEST_MONTHS, LONGEST_MONTHS = 6, 60


@dataclass(frozen=True)
class Standard:
    """What is asked for a certificate, and what its lack means, from one day on."""

    threshold: int = 60  # percent of ratings equal to the panel's
    months: int = 24
    enforcement: str = Enforcement.WARNED
    since: date | None = None


DEFAULT = Standard()


def passes(*, agreement: Decimal | None, counted: int, standard: Standard) -> bool:
    """Enough vignettes were counted, and enough ratings are those of the panel."""
    return counted >= LEAST_VIGNETTES and agreement >= standard.threshold


def last_valid_day(first: date, *, months: int) -> date:
    """The last day of so many months, or of the shorter month."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, last)) - timedelta(days=1)


def rater_state(*, valid_until: date | None, on: date) -> RaterState:
    """Where somebody stands whose newest certificate ends on that day."""
    if valid_until is None:
        return RaterState.NONE
    if valid_until < on:
        return RaterState.EXPIRED
    return RaterState.ENDING if (valid_until - on).days < ENDING_DAYS else RaterState.VALID


@dataclass(frozen=True)
class Notice:
    """What a penilai without a certificate reads where he signs."""

    title: str
    text: str
    tone: str


NOTICES = {
    Enforcement.TOLD: Notice(
        "Anda belum bersertifikat penilai",
        "Penilaian ini tetap sah. Modul dan kasus latihan menunggu di sekolah penilai.",
        "info",
    ),
    Enforcement.WARNED: Notice(
        "Anda belum bersertifikat penilai",
        "Anda tetap dapat menandatangani. Selesaikan modul dan ikuti satu putaran.",
        "warn",
    ),
}


def barred(due_on: str) -> str:
    """Why he cannot sign, and the way out that the law has for a window that passes."""
    return (
        "Anda belum memegang sertifikat penilai yang berlaku. Ikuti sekolah penilai. "
        f"Bila belum sempat, atasan Anda yang mengevaluasi sesudah {due_on}."
    )


def effect_on_signing(
    *, is_qualified: bool, enforcement: Enforcement, has_way_out: bool
) -> Enforcement | None:
    """What the lack of a certificate means here; where nobody could sign instead, a warning."""
    if is_qualified:
        return None
    if enforcement == Enforcement.BARRED and not has_way_out:
        return Enforcement.WARNED
    return enforcement


def blockers_to_set(
    *, standard: Standard, on: date, standing: set[date], has_scored_round: bool
) -> list[str]:
    """Why this standard cannot be set."""
    reasons = []
    if standard.since < on:
        reasons.append("Tanggal berlaku sudah lewat. Pilih hari ini atau sesudahnya.")
    if standard.since in standing:
        reasons.append("Sudah ada ketentuan mulai tanggal itu. Pilih tanggal lain.")
    if standard.enforcement == Enforcement.BARRED and not has_scored_round:
        reasons.append(
            "Belum ada putaran yang selesai, jadi belum ada yang dapat bersertifikat. "
            "Selesaikan dulu satu putaran."
        )
    return reasons
