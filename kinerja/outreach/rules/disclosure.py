"""What may be published of an anonymous survey, such that nobody can be singled out.

Groups are frozen when the round opens and every person is in exactly one. Of a group we say in
words how many agree, in fifths; of all together a share rounded to five. Which groups stand beside
the sum of all, `kinerja.lib.disclosure.shown` decides: those below k do not, and never one alone.
"""

from collections.abc import Mapping, Sequence
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


def fifth_span(fifth: int, number: int) -> tuple[int, int]:
    """The lowest and the highest count of people that is told by this fifth."""
    told = [agree for agree in range(number + 1) if fifth_of(agree, number) == fifth]
    return told[0], told[-1]


def held_back(agree: int, *, lowest: int, highest: int) -> int:
    """The sum of all, kept one away from the least and the most that the groups allow.

    At the very edge the sum would say that every group stands at its own edge, and thereby that
    nobody, or everybody, in some group agrees. Both edges come from published words alone, so
    that who knows this rule learns nothing from it.
    """
    return max(min(agree, highest - 1), lowest + 1)


def rounded(agree: int, number: int) -> int:
    """Per cent in steps of five; from 5 to 95, so that nobody and everybody are not said."""
    steps = (agree * 100 * 2 + number * ROUNDED_TO) // (2 * number * ROUNDED_TO)
    return min(max(steps * ROUNDED_TO, 5), 95)


def share_words(agree: int, number: int) -> str:
    """How many agree, for a reader."""
    return FIFTHS[fifth_of(agree, number)]


def told_words(share: Mapping[str, object] | None) -> str:
    """What stands for all together, on the page and in the file."""
    if not share:
        return "Tidak ditampilkan"
    percent = share.get("percent")
    if percent is None:
        return share["words"]
    edges = {5: "5% atau kurang", 95: "95% atau lebih"}
    return edges.get(percent, f"Sekitar {percent}%")


def told_of_all(agree: Mapping[int, int], answers: Mapping[int, int], seen: set) -> dict:
    """What is said of all together: a share in steps of five when many spoke, else in words.

    `agree` and `answers` are counts by group; `seen` are the groups that are told as well.
    """
    spans = [
        fifth_span(fifth_of(agree[group], number), number) if group in seen else (0, number)
        for group, number in answers.items()
    ]
    number = sum(answers.values())
    told = held_back(
        sum(agree[group] for group in answers),
        lowest=sum(low for low, _ in spans),
        highest=sum(high for _, high in spans),
    )
    if number < ROUNDED_FROM:
        return {"words": share_words(told, number)}
    return {"words": share_words(told, number), "percent": rounded(told, number)}
