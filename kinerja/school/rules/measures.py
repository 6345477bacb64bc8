"""How near a penilai comes to the panel, with intervals, and in plain sentences.

Vignettes are the sample; the eight ratings of one vignette hang together. So every interval
treats a vignette as one unit: the mean difference by Student's t over the vignettes, the shares
and kappa by a bootstrap over vignettes with a fixed seed. Silent below LEAST_VIGNETTES.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt
from random import Random
from statistics import fmean, stdev

from kinerja.school.rules.certificates import LEAST_VIGNETTES

METHOD = "2026-1"
DRAWS = 1000
SEED = 20260101
# Student's t for 95 percent on both sides, by degrees of freedom; beyond, the normal value.
T95 = {5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 11: 2.201}
LEVELS = (-1, 0, 1)


@dataclass(frozen=True)
class Card:
    """One vignette rated by a penilai and by the panel: −1, 0 or 1 for each dimension."""

    mine: tuple[int, ...]
    panel: tuple[int, ...]


@dataclass(frozen=True)
class Measure:
    """A figure with its interval and what it means; without a value it only says why."""

    value: float | None
    low: float | None
    high: float | None
    sentence: str


@dataclass(frozen=True)
class Measures:
    """Everything a penilai is told about himself."""

    elevation: Measure
    exact: Measure
    near: Measure
    kappa: Measure
    people: Measure
    dimensions: Measure

    def stored(self) -> dict:
        """As it is kept."""
        return asdict(self)


SILENT = Measure(
    None, None, None, f"Kasus yang dihitung kurang dari {LEAST_VIGNETTES}, jadi belum ada angka."
)
NO_SPREAD = Measure(None, None, None, "Rating tidak beragam, jadi ukuran ini tidak dapat dihitung.")


def measures(cards: Sequence[Card]) -> Measures:
    """All measures of one penilai in one round."""
    if len(cards) < LEAST_VIGNETTES:
        return Measures(*[SILENT] * 6)
    pairs_of_people, pairs_of_dimensions = _people_table(cards), _dimension_table(cards)
    draws = _draws(len(cards))
    return Measures(
        elevation=_elevation(cards),
        exact=_share(cards, draws, lambda one: _near(one, 0), "sama dengan panel"),
        near=_share(cards, draws, lambda one: _near(one, 1), "sama atau berjarak satu tingkat"),
        kappa=_kappa(cards, draws),
        people=_order(lambda draw: _of_pairs(pairs_of_people, draw), draws, "orang"),
        dimensions=_order(lambda draw: _of_rows(pairs_of_dimensions, draw), draws, "dimensi"),
    )


def exact_share(cards: Sequence[Card]) -> float | None:
    """Percent of ratings that are the panel's; what a certificate asks for."""
    return 100 * fmean(_near(one, 0) for one in cards) if cards else None


FIGURES = (
    ("exact", "Sama dengan panel", "percent"),
    ("near", "Sama atau berjarak satu tingkat", "percent"),
    ("kappa", "Kesepakatan tanpa kebetulan (kappa berbobot)", "number"),
    ("elevation", "Murah hati atau ketat", "steps"),
    ("people", "Membedakan orang", "percent"),
    ("dimensions", "Membedakan perilaku", "percent"),
)


def shown_figures(stored: dict) -> list[dict]:
    """The measures as lines to read: figure, interval, sentence."""
    return [
        {
            "label": label,
            "figure": _shown(one["value"], unit),
            "interval": one["value"] is not None
            and f"{_shown(one['low'], unit)} sampai {_shown(one['high'], unit)}",
            "sentence": one["sentence"],
        }
        for name, label, unit in FIGURES
        for one in [stored[name]]
    ]


def _shown(value, unit):
    if value is None:
        return ""
    if unit == "percent":
        return f"{value:.0f}%"
    value = round(value, 2) or 0  # no minus before nothing
    words = f"{value:+.2f}" if unit == "steps" and value else f"{value:.2f}"
    return words.replace(".", ",").replace("-", "−") + (" tingkat" if unit == "steps" else "")


def elevation_words(value: float, low: float, high: float) -> str:
    """The same about all penilai together."""
    lean = "lebih murah hati" if low > 0 else "lebih ketat" if high < 0 else "setara"
    interval = f"{_shown(low, 'steps')} sampai {_shown(high, 'steps')}"
    return f"Rata-rata {lean} dibanding panel: {_shown(value, 'steps')} ({interval})."


def _draws(size: int) -> list[Sequence[int]]:
    """The sample itself, then as many drawn again from it."""
    random = Random(SEED)  # noqa: S311 -- repeatable, not secret
    everything = range(size)
    return [everything, *(random.choices(everything, k=size) for _ in range(DRAWS))]


def _interval(values: Sequence[float]) -> tuple[float, float, float]:
    """The figure of the sample, and where 95 percent of the drawn ones lie."""
    first, *others = values
    others.sort()
    cut = len(others) // 40
    return first, min(first, others[cut]), max(first, others[-cut - 1])


def _elevation(cards):
    """Mean difference to the panel in steps of the scale; Student's t over vignettes."""
    means = [fmean(_differences(one)) for one in cards]
    value, half = fmean(means), t95(len(means)) * stdev(means) / sqrt(len(means))
    low, high = value - half, value + half
    if low > 0:
        sentence = "Anda rata-rata lebih murah hati daripada panel."
    elif high < 0:
        sentence = "Anda rata-rata lebih ketat daripada panel."
    else:
        sentence = "Tidak tampak bahwa Anda rata-rata lebih murah hati atau lebih ketat."
    return Measure(value, low, high, sentence)


def t95(count: int) -> float:
    """Student's t for a mean of so many values."""
    return T95.get(count - 1, 1.96 if count > 30 else 2.2)


def _differences(card):
    return [mine - panel for mine, panel in zip(card.mine, card.panel, strict=True)]


def _near(card, distance):
    """The share of one vignette's ratings that lie so near to the panel's."""
    return fmean(abs(one) <= distance for one in _differences(card))


def _share(cards, draws, of_card: Callable, words: str):
    shares = [of_card(one) for one in cards]
    value, low, high = _interval([100 * fmean(shares[n] for n in draw) for draw in draws])
    return Measure(value, low, high, f"{round(value)} dari 100 rating Anda {words}.")


def _kappa(cards, draws):
    """Linearly weighted kappa: agreement beyond what chance would give."""
    tables = [_crossed(one) for one in cards]
    found = [
        _kappa_of([sum(cell) for cell in zip(*(tables[n] for n in d), strict=True)]) for d in draws
    ]
    if found[0] is None:
        return NO_SPREAD
    value, low, high = _interval([found[0], *(one for one in found[1:] if one is not None)])
    return Measure(value, low, high, _kappa_words(value))


def _crossed(card):
    """Nine counts: my level × the panel's."""
    counts = [0] * 9
    for mine, panel in zip(card.mine, card.panel, strict=True):
        counts[3 * (mine + 1) + panel + 1] += 1
    return counts


def _kappa_of(counts):
    total = sum(counts)
    mine = [sum(counts[3 * row : 3 * row + 3]) for row in range(3)]
    panel = [sum(counts[column::3]) for column in range(3)]
    by_chance = sum(
        abs(row - column) * mine[row] * panel[column] / total
        for row in range(3)
        for column in range(3)
    )
    if not by_chance:
        return None
    seen = sum(abs(n // 3 - n % 3) * count for n, count in enumerate(counts))
    return 1 - seen / by_chance


def _kappa_words(value):
    for least, words in ((0.8, "sangat kuat"), (0.6, "kuat"), (0.4, "sedang"), (0.2, "lemah")):
        if value >= least:
            return f"Kesepakatan Anda dengan panel {words}, sesudah kebetulan dikurangkan."
    return "Kesepakatan Anda dengan panel hampir tidak lebih dari kebetulan."


def _pair(panel_one, panel_two, mine_one, mine_two):
    """(points, pairs): 1 for the panel's order, a half for a tie, where the panel sees one."""
    if panel_one == panel_two:
        return 0, 0
    if mine_one == mine_two:
        return 0.5, 1
    return float((mine_one > mine_two) == (panel_one > panel_two)), 1


def _people_table(cards):
    """For each two vignettes: points and pairs over the dimensions."""
    table = {}
    for (a, one), (b, two) in combinations(enumerate(cards), 2):
        found = [
            _pair(one.panel[n], two.panel[n], one.mine[n], two.mine[n])
            for n in range(len(one.panel))
        ]
        table[a, b] = table[b, a] = tuple(map(sum, zip(*found, strict=True)))
    return table


def _dimension_table(cards):
    """For each vignette: points and pairs over its pairs of dimensions."""
    table = []
    for one in cards:
        found = [
            _pair(one.panel[a], one.panel[b], one.mine[a], one.mine[b])
            for a, b in combinations(range(len(one.panel)), 2)
        ]
        table.append(tuple(map(sum, zip(*found, strict=True))))
    return table


def _of_pairs(table, draw):
    return _percent([table[a, b] for a, b in combinations(draw, 2) if a != b])


def _of_rows(table, draw):
    return _percent([table[n] for n in draw])


def _percent(found):
    pairs = sum(one[1] for one in found)
    return 100 * sum(one[0] for one in found) / pairs if pairs else None


def _order(of_draw: Callable, draws, what: str):
    """How often two that the panel told apart stand in the same order; half is chance."""
    found = [of_draw(draw) for draw in draws]
    if found[0] is None:
        return NO_SPREAD
    value, low, high = _interval([found[0], *(one for one in found[1:] if one is not None)])
    words = f"Dari 100 pasang {what} yang dibedakan panel, {round(value)} Anda urutkan sama."
    if low <= 50:
        words += " Itu belum pasti lebih baik daripada menebak."
    return Measure(value, low, high, words)
