"""The index of satisfaction with its interval, and the difference of two.

All sums are exact fractions; the index is rounded once, at its end. See docs/law.md#skm.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kinerja.lib.numbers import with_comma
from kinerja.satisfaction.enums import Unsur
from kinerja.satisfaction.rules.law import Band, SurveyLaw, band_of, rounded

# The 0.975 quantile of the normal distribution; for few answers widened to Student's t.
Z = 1.959964
NO_DATA = "Belum ada data"
TOO_FEW = "Jawaban masih terlalu sedikit untuk ditampilkan"


@dataclass(frozen=True)
class Pattern:
    """The same scores given by so many people; None where somebody skipped."""

    scores: Sequence[int | None]  # in the order of the elements asked
    times: int = 1


@dataclass(frozen=True)
class ElementMean:
    """Nilai rata-rata (NRR) of one element, over those who answered it."""

    element: Unsur
    n: int
    mean: Fraction | None

    @property
    def printed(self) -> Decimal | None:
        return None if self.mean is None else rounded(self.mean, 3)


@dataclass(frozen=True)
class SatisfactionIndex:
    """What so many answers say; `value` is None without data, or with too few to be shown."""

    n: int
    elements: tuple[ElementMean, ...] = ()
    value: Decimal | None = None
    band: Band | None = None
    error: float | None = None  # standard error, in points of the index
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def words(self) -> str:
        """The index in one line, also when there is none."""
        if self.value is None:
            return TOO_FEW if self.n else NO_DATA
        return f"{with_comma(self.value)} ({self.band.mutu}, {self.band.words.lower()})"

    @property
    def interval_words(self) -> str:
        if self.low is None:
            return ""
        return f"{with_comma(self.low)} sampai {with_comma(self.high)}"

    def lowest(self, how_many: int) -> list[ElementMean]:
        """The weakest elements, the weakest first."""
        answered = [one for one in self.elements if one.mean is not None]
        return sorted(answered, key=lambda one: (one.mean, one.element))[:how_many]


def index_of_means(law: SurveyLaw, means: Sequence[Fraction]) -> Decimal:
    """Mean of the elements' means times 25, rounded once; each weighs 1/n, exactly."""
    return rounded(sum(means, Fraction(0)) / len(means) * law.conversion, law.places)


def index_of(
    law: SurveyLaw, elements: Sequence[Unsur], patterns: Iterable[Pattern]
) -> SatisfactionIndex:
    """The index of these answers; an element that somebody skipped is divided by its own n."""
    patterns = list(patterns)
    n = sum(one.times for one in patterns)
    means = tuple(_mean(element, at, patterns) for at, element in enumerate(elements))
    found = index_of_elements(law, means, n=n)
    if found.value is None:
        return found
    error = _error(law, means, patterns, n=n)
    low, high = interval(law, found.value, error, n=n)
    return replace(found, error=error, low=low, high=high)


def told(patterns: Iterable[Pattern], *, least: int) -> list[Pattern]:
    """The answers of a round without the elements that fewer than `least` people answered.

    Such a mean would tell what one of them said, and so would an index that rests on it. What
    hardly anybody answers does not concern the service; the others weigh one by their number.
    """
    patterns = list(patterns)
    width = range(len(patterns[0].scores)) if patterns else ()
    seen = [sum(one.times for one in patterns if one.scores[at] is not None) for at in width]
    return [
        replace(one, scores=tuple(one.scores[at] if seen[at] >= least else None for at in width))
        for one in patterns
    ]


def joined(rounds: Iterable[Sequence[Pattern]], *, least: int, fewest: int = 1) -> list[Pattern]:
    """The answers of several rounds together, without rounds of fewer people than `fewest`.

    What a round does not tell of itself, it does not add to others: subtraction would find it.
    """
    return [
        pattern
        for one in rounds
        if sum(found.times for found in one) >= fewest
        for pattern in told(one, least=least)
    ]


def index_of_elements(law: SurveyLaw, means: Iterable[ElementMean], *, n: int) -> SatisfactionIndex:
    """The index alone, when only sums are known."""
    means = tuple(means)
    found = [one.mean for one in means if one.mean is not None]
    if not found:
        return SatisfactionIndex(n=n, elements=means)
    value = index_of_means(law, found)
    return SatisfactionIndex(n=n, elements=means, value=value, band=band_of(law, value))


def _mean(element, at, patterns):
    given = [(one.scores[at], one.times) for one in patterns if one.scores[at] is not None]
    n = sum(times for _, times in given)
    total = sum(score * times for score, times in given)
    return ElementMean(element, n, Fraction(total, n) if n else None)


def _error(law, means, patterns, *, n):
    """Standard error of the index: each person's part in it, squared (linearised ratio)."""
    if n < 2:
        return None
    parts = [
        {score: float((score - one.mean) / one.n) for score in range(law.lowest, law.highest + 1)}
        for one in means
        if one.mean is not None
    ]
    used = [at for at, one in enumerate(means) if one.mean is not None]
    total = 0.0
    for one in patterns:
        part = sum(part.get(one.scores[at], 0.0) for at, part in zip(used, parts, strict=True))
        total += one.times * (law.conversion * part / len(used)) ** 2
    return (total * n / (n - 1)) ** 0.5


def interval(law: SurveyLaw, value: Decimal, error: float | None, *, n: int):
    """95 % interval in closed form, cut at the ends of the scale; none for fewer than two."""
    if error is None:
        return None, None
    reach = rounded(Fraction(error * student(n - 1)).limit_denominator(10**9), law.places)
    least, most = (Decimal(end * law.conversion) for end in (law.lowest, law.highest))
    return max(least, value - reach), min(most, value + reach)


def student(freedom: int) -> float:
    """Student's t for 95 %, both sides, by the expansion of Cornish and Fisher."""
    z, v = Z, float(freedom)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


@dataclass(frozen=True)
class Change:
    """Two indices and what lies between them; no proof of what caused it, or who."""

    before: SatisfactionIndex
    after: SatisfactionIndex
    difference: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the difference leaves out zero."""
        return self.low is not None and (self.low > 0 or self.high < 0)

    @property
    def words(self) -> str:
        """One honest sentence."""
        if self.difference is None:
            return "Perubahan belum dapat dihitung: data sebelum atau sesudahnya belum ada."
        size = with_comma(abs(self.difference))
        if not self.is_clear:
            return f"Selisih {size} poin masih dalam batas kebetulan."
        return f"{'Naik' if self.difference > 0 else 'Turun'} {size} poin, melebihi kebetulan."


def change_between(before: SatisfactionIndex, after: SatisfactionIndex) -> Change:
    """The difference of two published indices, of different people, with its interval."""
    if before.value is None or after.value is None:
        return Change(before, after)
    difference = after.value - before.value
    if before.error is None or after.error is None:
        return Change(before, after, difference)
    error = (before.error**2 + after.error**2) ** 0.5
    reach = error * student(min(before.n, after.n) - 1)
    reach = rounded(Fraction(reach).limit_denominator(10**9), 2)
    return Change(before, after, difference, difference - reach, difference + reach)
