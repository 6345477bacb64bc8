"""How far the experts agree among themselves, and when they may name a model rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from kinerja.school.rules.rounds import LEAST_EXPERTS


@dataclass(frozen=True)
class PanelAgreement:
    """Percent of pairs of experts, over all ratings, that chose the same or the next level."""

    pairs: int
    exact: float | None
    near: float | None


def panel_agreement(opinions: Sequence[Sequence[tuple[int, ...]]]) -> PanelAgreement:
    """Over vignettes: each is the list of its experts' scores."""
    distances = [
        abs(a - b)
        for experts in opinions
        for one, two in combinations(experts, 2)
        for a, b in zip(one, two, strict=True)
    ]
    if not distances:
        return PanelAgreement(0, None, None)
    return PanelAgreement(
        len(distances),
        100 * fmean(one == 0 for one in distances),
        100 * fmean(one <= 1 for one in distances),
    )


def alpha(opinions: Sequence[Sequence[tuple[int, ...]]]) -> float | None:
    """Krippendorff's alpha with squared distances; None when nothing can be compared."""
    units = [
        [expert[n] for expert in experts]
        for experts in opinions
        if len(experts) > 1
        for n in range(len(experts[0]))
    ]
    values = [value for unit in units for value in unit]
    expected = _spread(values)
    if not expected:
        return None
    seen = sum(len(unit) * _spread(unit) for unit in units) / len(values)
    return 1 - seen / expected


def _spread(values):
    """Mean squared distance of two different values of the list."""
    number = len(values)
    if number < 2:
        return 0
    mean = fmean(values)
    return 2 * sum((one - mean) ** 2 for one in values) / (number - 1)


def blockers_to_give_opinion(*, is_newest: bool, has_given: bool, is_modelled: bool) -> list[str]:
    """Why an expert cannot rate this version."""
    if not is_newest:
        return ["Versi ini sudah digantikan. Nilai versi yang baru."]
    if has_given:
        return ["Pendapat Anda sudah tersimpan dan tidak dapat diubah."]
    if is_modelled:
        return ["Jawaban panel untuk versi ini sudah ditetapkan."]
    return []


def blockers_to_set_model(*, opinions: int, is_newest: bool, is_modelled: bool) -> list[str]:
    """Why the panel cannot name its model rating yet."""
    if not is_newest:
        return ["Versi ini sudah digantikan. Tetapkan jawaban versi yang baru."]
    if is_modelled:
        return ["Jawaban panel sudah ditetapkan. Buat versi baru bila perlu diubah."]
    if opinions < LEAST_EXPERTS:
        return [f"Baru {opinions} pakar menilai, perlu {LEAST_EXPERTS}. Tunggu pakar lain."]
    return []
