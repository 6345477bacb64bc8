"""Talk under a case: named, short, and not in floods."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_COMMENT = 2000
EDIT_MINUTES = 10
MOST_IN_TEN_MINUTES = 5
MOST_A_DAY = 30


@dataclass(frozen=True)
class Said:
    """A comment of the same person during the last day."""

    seconds_ago: float
    text: str


def blockers_to_comment(*, text: str, earlier: Sequence[Said]) -> list[str]:
    """Why this comment may not be written now."""
    if not text.strip():
        return ["Tulis komentar Anda dulu."]
    if any(one.text.strip() == text.strip() for one in earlier):
        return ["Komentar yang sama sudah Anda kirim. Tulis hal yang baru."]
    if sum(one.seconds_ago < 600 for one in earlier) >= MOST_IN_TEN_MINUTES:
        return ["Anda baru menulis lima komentar. Tunggu sepuluh menit, lalu kirim lagi."]
    if len(earlier) >= MOST_A_DAY:
        return ["Hari ini Anda sudah menulis 30 komentar. Lanjutkan besok."]
    return []


def can_still_edit(*, seconds_ago: float) -> bool:
    """For ten minutes one may repair what one wrote."""
    return seconds_ago <= EDIT_MINUTES * 60
