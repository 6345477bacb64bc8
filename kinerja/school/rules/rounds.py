"""Which vignettes make a round, and when it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from kinerja.school.enums import RoundState

SIZE = 8  # vignettes in a round
CARRIED = 2  # of them from the round before, to compare rounds
LEAST_EXPERTS = 3  # opinions before the panel may agree on a model rating
SHORTEST, LONGEST = 3, 90  # days


@dataclass(frozen=True)
class Usable:
    """A vignette version that a round may use, and in how many rounds its vignette stood."""

    pk: int
    used: int = 0


def picked(usable: Sequence[Usable], previous: Sequence[int], *, seed: int) -> list[tuple]:
    """(version, carried?) of a new round, in the order of the draw; the least used come first."""
    random = Random(seed)  # noqa: S311 -- repeatable, not secret
    pool = sorted(usable, key=lambda one: one.pk)
    known = {one.pk for one in pool}
    kept = random.sample(still := sorted(known & set(previous)), min(CARRIED, len(still)))
    random.shuffle(pool)
    rest = [one for one in pool if one.pk not in kept]
    rest.sort(key=lambda one: (one.pk in previous, one.used))  # stable: the draw decides ties
    return [(pk, True) for pk in kept] + [(one.pk, False) for one in rest[: SIZE - len(kept)]]


def blockers_to_open(
    *, usable: int, opens_on: date, closes_on: date, on: date, overlaps: bool
) -> list[str]:
    """Why HR cannot open this round."""
    reasons = []
    if usable < SIZE:
        reasons.append(
            f"Baru {usable} vinyet siap dipakai, perlu {SIZE}. Minta panel pakar melengkapinya."
        )
    if opens_on < on:
        reasons.append("Tanggal mulai sudah lewat. Pilih hari ini atau sesudahnya.")
    days = (closes_on - opens_on).days + 1
    if not SHORTEST <= days <= LONGEST:
        reasons.append(f"Putaran berlangsung {SHORTEST} sampai {LONGEST} hari. Ubah tanggalnya.")
    if overlaps:
        reasons.append("Ada putaran lain pada hari-hari itu. Pilih tanggal sesudahnya.")
    return reasons


def round_state(*, opens_on: date, closes_on: date, is_scored: bool, on: date) -> RoundState:
    """Where a round stands on that day."""
    if is_scored:
        return RoundState.SCORED
    if on < opens_on:
        return RoundState.PLANNED
    return RoundState.OPEN if on <= closes_on else RoundState.ENDED


def blockers_to_start(*, state: str, is_penilai: bool, modules_left: Sequence[str]) -> list[str]:
    """Why this person cannot begin to rate; learning comes first."""
    if state != RoundState.OPEN:
        return ["Putaran ini tidak sedang dibuka. Tunggu putaran berikutnya."]
    if not is_penilai:
        return ["Putaran ini untuk pejabat penilai. Modulnya tetap dapat Anda baca."]
    return [f"Selesaikan dulu latihan modul “{title}”." for title in modules_left]


def blockers_to_submit(
    *, state: str, is_submitted: bool, missing: Sequence[tuple[int, Sequence[str]]]
) -> list[str]:
    """Why the answers cannot be sent; `missing` are (position, labels without a rating)."""
    if is_submitted:
        return ["Jawaban Anda sudah dikirim dan tidak dapat diubah."]
    if state != RoundState.OPEN:
        return ["Putaran sudah ditutup. Ikuti putaran berikutnya."]
    return [
        f"Kasus {position} belum lengkap: {', '.join(labels).lower()}."
        if len(labels) < 8
        else f"Kasus {position} belum dinilai."
        for position, labels in missing
        if labels
    ]
