"""What may be published of an anonymous survey, such that nobody can be singled out.

Groups are frozen when the round opens and every person is in exactly one. Of a group we say in
words how many agree, in fifths; of all together a share rounded to five. Which groups stand beside
the sum of all, `kinerja.lib.disclosure.shown` decides: those below k do not, and never one alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

K = 5  # fewer answers are never shown
SMALLEST_GROUP = 10  # people, when the round opens; smaller offices are put together
ROUNDED_FROM = 100  # answers; below, all together are told in fifths too
ROUNDED_TO = 5  # per cent
FIFTHS = (
    "Hampir tidak ada",
    "Sebagian kecil",
    "Sekitar separuh",
    "Sebagian besar",
    "Hampir semua",
)
TOGETHER = "Perangkat daerah kecil (digabung)"


@dataclass(frozen=True)
class Office:
    """A perangkat daerah and how many people it has on the day the round opens."""

    key: str
    label: str
    people: int


@dataclass(frozen=True)
class Group:
    """Offices whose answers are told together."""

    label: str
    keys: tuple[str, ...]
    people: int


def groups_of(offices: Sequence[Office]) -> list[Group]:
    """Everybody in one group; offices too small for their own are put together."""
    own = [one for one in offices if one.people >= SMALLEST_GROUP]
    small = [one for one in offices if one.people < SMALLEST_GROUP]
    groups = [Group(one.label, (one.key,), one.people) for one in own]
    if not small:
        return groups
    rest = Group(TOGETHER, tuple(one.key for one in small), sum(one.people for one in small))
    if rest.people >= SMALLEST_GROUP or not groups:
        return [*groups, rest]
    least = min(groups, key=lambda group: (group.people, group.label))
    joined = Group(
        f"{least.label} dan perangkat daerah kecil",
        (*least.keys, *rest.keys),
        least.people + rest.people,
    )
    return [joined if group is least else group for group in groups]


def fifth_of(agree: int, number: int) -> int:
    """Which fifth, 0 to 4, such that with k answers or more each holds two numbers or more.

    The edges belong to the outer fifths: 4 of 5 are "almost all", and so are 5 of 5.
    """
    share = agree * 5
    if share <= number:
        return 0
    if share >= 4 * number:
        return 4
    if share < 2 * number:
        return 1
    return 3 if share > 3 * number else 2


def rounded(agree: int, number: int) -> int:
    """Per cent in steps of five; from 5 to 95, so that nobody and everybody are not said."""
    steps = (agree * 100 * 2 + number * ROUNDED_TO) // (2 * number * ROUNDED_TO)
    return min(max(steps * ROUNDED_TO, 5), 95)


def share_words(agree: int, number: int) -> str:
    """How many agree, for a reader."""
    return FIFTHS[fifth_of(agree, number)]
