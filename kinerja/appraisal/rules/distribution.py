"""How the predikat of a group compare with the pattern of its organisation's predikat.

SE MenPANRB 3/2023: the pattern is "used as a consideration", so this advises and never blocks.
See docs/law.md#penilaian.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import OrganisationPredikat, Predikat

SB, B, BP, K, SK = (
    Predikat.SANGAT_BAIK,
    Predikat.BAIK,
    Predikat.BUTUH_PERBAIKAN,
    Predikat.KURANG,
    Predikat.SANGAT_KURANG,
)


@dataclass(frozen=True)
class Limit:
    """How many of a group may or should carry one of these predikat, in percent or persons."""

    predikat: tuple[Predikat, ...]
    at_least: int | None = None  # percent
    at_most: int | None = None  # percent
    at_least_persons: int = 0

    def floor(self, size: int) -> int:
        """The smallest number of people: percentages are rounded up."""
        return max(-(-size * (self.at_least or 0) // 100), self.at_least_persons)

    def ceiling(self, size: int) -> int:
        """The largest number of people: percentages are rounded down."""
        return size * (100 if self.at_most is None else self.at_most) // 100


@dataclass(frozen=True)
class Pattern:
    """The limits in force between two days."""

    version: str
    valid_from: date
    valid_until: date | None
    limits: Mapping[OrganisationPredikat, Sequence[Limit]]


# "Sebagian besar" is read as at least half of the group (law/cycle §8.3).
PATTERNS = (
    Pattern(
        version="SE MenPANRB 3/2023, pola distribusi",
        valid_from=date(2023, 1, 31),
        valid_until=None,
        limits={
            OrganisationPredikat.ISTIMEWA: (Limit((SB,), at_least=50, at_most=70),),
            OrganisationPredikat.BAIK: (
                Limit((B,), at_least=50, at_most=70),
                Limit((BP, K), at_least_persons=1),
            ),
            OrganisationPredikat.BUTUH_PERBAIKAN: (
                Limit((SB,), at_most=10),
                Limit((BP,), at_least=60),
            ),
            OrganisationPredikat.KURANG: (
                Limit((SB,), at_most=10),
                Limit((BP,), at_least=10),
                Limit((K,), at_least=60),
            ),
            OrganisationPredikat.SANGAT_KURANG: (
                Limit((SB,), at_most=0),
                Limit((BP, K), at_least=10),
                Limit((SK,), at_least=60),
            ),
        },
    ),
)


@dataclass(frozen=True)
class Advice:
    """What to think about; `small` groups get the count only."""

    size: int
    small: bool
    smallest: int  # percentages of fewer people say nothing
    sentences: Sequence[str]
    version: str


def pattern_on(on: date) -> Pattern | None:
    """The pattern in force on that day."""
    for pattern in PATTERNS:
        if pattern.valid_from <= on and (pattern.valid_until is None or on < pattern.valid_until):
            return pattern
    return None


def distribution_advice(
    *, organisation: str, counts: Mapping[Predikat, int], on: date, smallest: int
) -> Advice | None:
    """Where the group departs from the pattern of its organisation."""
    pattern, size = pattern_on(on), sum(counts.values())
    if pattern is None or not organisation or size == 0:
        return None
    limits = pattern.limits[OrganisationPredikat(organisation)]
    small = size < smallest
    return Advice(
        size=size,
        small=small,
        smallest=smallest,
        version=pattern.version,
        sentences=[]
        if small
        else [text for limit in limits if (text := _departure(limit, counts, size))],
    )


def _departure(limit: Limit, counts: Mapping[Predikat, int], size: int) -> str:
    count = sum(counts.get(predikat, 0) for predikat in limit.predikat)
    names = " dan ".join(predikat.label for predikat in limit.predikat)
    if count > limit.ceiling(size):
        return f"{names}: {count} dari {size} orang, pola paling banyak {limit.ceiling(size)}."
    if count < limit.floor(size):
        return f"{names}: {count} dari {size} orang, pola paling sedikit {limit.floor(size)}."
    return ""
