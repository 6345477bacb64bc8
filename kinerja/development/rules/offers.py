"""When the system offers a programme, and what may be said of what came after.

An offer is help: it names its reason, may be declined, and decides nothing.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Predikat

LOOK_BACK = 180  # days of feedback and of handed-over evaluations that count
LEAST_FEEDBACK = 2  # constructive notes on one behaviour
REST = 90  # days without a new offer after an answer
SMALLEST_GROUP = 10  # below it nothing is said of a programme
Z = 1.96  # 95 %
CONSTRUCTIVE = ("perbaikan", "bimbingan")


def because_of_predikat(*, period: str, competence: str) -> str:
    """The reason in one sentence."""
    return f"Hasil evaluasi {period} memberi ruang tumbuh pada {competence}."


def because_of_feedback(*, competence: str) -> str:
    """The reason in one sentence."""
    return f"Umpan balik enam bulan terakhir beberapa kali menyentuh {competence}."


@dataclass(frozen=True)
class Choice:
    """One programme that could be offered."""

    pk: int
    competence: str
    starts_on: date


def choose(wants: Sequence[str], choices: Iterable[Choice]) -> Choice | None:
    """The soonest programme on the first competence that has one."""
    soonest = sorted(choices, key=lambda one: (one.starts_on, one.pk))
    for name in wants:
        for one in soonest:
            if one.competence.casefold() == name.casefold():
                return one
    return None


def is_better(before: str, after: str) -> bool:
    """Whether the later predikat stands above the earlier one."""
    order = list(Predikat.values)
    return order.index(after) < order.index(before)


def followed(before: str, after: str) -> str:
    """What the next period brought, for the person; it claims no cause."""
    if is_better(before, after):
        return "naik"
    return "tetap" if before == after else "turun"


@dataclass(frozen=True)
class Effect:
    """How many of those who came stood better in their next period."""

    n: int
    better: int
    low: int  # per cent, 95 % interval
    high: int

    @property
    def sentence(self) -> str:
        share = round(100 * self.better / self.n)
        return (
            f"{self.better} dari {self.n} peserta ({share}%) naik predikatnya; "
            f"rentang {self.low}–{self.high}%."
        )


def effect(outcomes: Iterable[tuple[str, str]]) -> Effect | None:
    """Before and after of each person; None where the group is too small to be spoken of."""
    pairs = list(outcomes)
    n = len(pairs)
    if n < SMALLEST_GROUP:
        return None
    better = sum(is_better(before, after) for before, after in pairs)
    low, high = interval(better, n)
    return Effect(n, better, low, high)


def interval(hits: int, n: int) -> tuple[int, int]:
    """Wilson's 95 % interval of a share, in whole per cent, rounded outwards."""
    share, square = hits / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0, math.floor(100 * (middle - half))), min(100, math.ceil(100 * (middle + half)))
