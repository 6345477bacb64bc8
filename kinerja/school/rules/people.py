"""Who the fictitious person of a vignette is for one rater, and in which order he meets them.

Names, sex and order are drawn for each rater, so that a later look can tell whether they matter.
The same seed gives the same draw: a round can be replayed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kinerja.school.enums import ShownSex

WOMEN = (
    *("Aisyah Rahmi", "Betty Marpaung", "Desi Kurniati", "Elvira Yunita", "Fatimah Zahra"),
    *("Gustina Halim", "Herlina Siregar", "Irma Suryani", "Kartini Widodo", "Lina Marlina"),
    *("Maryati Usman", "Nurhayati Salim", "Ratna Komala", "Sulastri Wahyuni", "Yulia Efendi"),
)
MEN = (
    *("Ahmad Fauzi", "Bernard Marpaung", "Dedi Kurniawan", "Erwin Yunus", "Fadli Zulkarnain"),
    *("Gunawan Halim", "Hendri Siregar", "Iskandar Surya", "Kasman Widodo", "Lukman Hakim"),
    *("Mahmud Usman", "Nasrul Salim", "Rusdi Komarudin", "Sutrisno Wahyu", "Yusri Efendi"),
)
NAMES = {ShownSex.WOMAN: WOMEN, ShownSex.MAN: MEN}
ADDRESS = {ShownSex.WOMAN: "Ibu", ShownSex.MAN: "Bapak"}
NEUTRAL = ("Sdr.", "A")  # how the panel reads the same text


@dataclass(frozen=True)
class Item:
    """A vignette of a round, before anybody meets it; `only_sex` where the job leaves no choice."""

    pk: int
    only_sex: str = ""


@dataclass(frozen=True)
class Shown:
    """One vignette as one rater meets it."""

    pk: int
    position: int
    name: str
    sex: str


def shown_to(items: Sequence[Item], *, seed: int, rater: int) -> list[Shown]:
    """The round as this rater meets it; no name twice."""
    random = Random(f"{seed}/{rater}")  # noqa: S311 -- repeatable, not secret
    order = sorted(items, key=lambda item: item.pk)
    random.shuffle(order)
    names = {sex: random.sample(pool, len(pool)) for sex, pool in NAMES.items()}
    shown = []
    for position, item in enumerate(order, start=1):
        drawn = random.choice([*ShownSex])
        sex = ShownSex(item.only_sex) if item.only_sex else drawn
        shown.append(Shown(item.pk, position, names[sex].pop(), sex.value))
    return shown


def told(text: str, *, name: str, sex: str) -> str:
    """The text with the person in it; without a sex it is the panel that reads."""
    address, called = (ADDRESS[ShownSex(sex)], name) if sex else NEUTRAL
    return text.replace("{sapaan}", address).replace("{nama}", called)
