"""What somebody has inside the jenjang, and what the next rank and jenjang ask.

PermenPANRB 1/2023 and Peraturan BKN 3/2023; see docs/law.md#angka-kredit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.credits.enums import Jenjang
from kinerja.credits.rules.conversion import printed
from kinerja.credits.rules.tables import CreditRule

AT_LEAST_GOOD = {Predikat.SANGAT_BAIK, Predikat.BAIK}


@dataclass(frozen=True)
class Entry:
    """One addition of angka kredit, in the jenjang in which it was earned."""

    jenjang: Jenjang
    credit: Decimal


def balance(entries: Iterable[Entry], *, jenjang: Jenjang) -> Decimal:
    """What counts today: a surplus stays through ranks and ends with the jenjang."""
    return sum((one.credit for one in entries if one.jenjang == jenjang), Decimal(0))


@dataclass(frozen=True)
class Need:
    """What one step asks, and how far it is."""

    to: str
    needed: Decimal
    have: Decimal

    @property
    def is_reached(self) -> bool:
        return self.have >= self.needed

    @property
    def short(self) -> Decimal:
        return max(self.needed - self.have, Decimal(0))

    @property
    def surplus(self) -> Decimal:
        return max(self.have - self.needed, Decimal(0))

    @property
    def sentence(self) -> str:
        if self.is_reached:
            return f"Cukup untuk {self.to}, lebih {printed(self.surplus)}."
        return f"Untuk {self.to} masih kurang {printed(self.short)}."


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: needs for rank and jenjang, and the sentence of the PAK."""

    rank: Need | None
    jenjang: Need | None
    conclusion: str
    open_conditions: tuple[str, ...]


def standing(
    rule: CreditRule, *, jenjang: Jenjang, rank: str, have: Decimal, last: str = ""
) -> Standing:
    """Needs and conclusion; when both are reached, the jenjang goes first.

    `last` is the newest predikat; below Baik nobody rises, however much he has.
    """
    step = rule.steps.get((jenjang, rank))
    if step is None:
        return Standing(None, None, _without_step(jenjang, rank), ())
    for_rank = Need(f"kenaikan pangkat ke {step.next_rank}", Decimal(step.for_rank), have)
    for_jenjang = None
    if step.for_jenjang is not None:
        above = list(Jenjang)[list(Jenjang).index(jenjang) + 1]
        for_jenjang = Need(f"kenaikan jenjang ke {above.label}", Decimal(step.for_jenjang), have)
    if for_jenjang and for_jenjang.is_reached:
        reached, conditions = for_jenjang, JENJANG_CONDITIONS
    elif for_rank.is_reached and not step.next_jenjang:
        reached, conditions = for_rank, RANK_CONDITIONS
    else:
        words = f"Belum dapat dipertimbangkan untuk {for_rank.to}."
        return Standing(for_rank, for_jenjang, words, ())
    if last and last not in AT_LEAST_GOOD:
        words = f"Angka kredit cukup untuk {reached.to}, tetapi predikat terakhir di bawah Baik."
        return Standing(for_rank, for_jenjang, words, ())
    words = f"Dapat dipertimbangkan untuk {reached.to}."
    return Standing(for_rank, for_jenjang, words, conditions)


# What the angka kredit alone does not show; the PAK says so.
JENJANG_CONDITIONS = (
    "Ada lowongan kebutuhan pada jenjang di atasnya.",
    "Lulus uji kompetensi.",
    "Predikat tahun terakhir paling rendah Baik.",
    "Bila belum ada lowongan, kenaikan pangkat satu tingkat tetap dapat diberikan.",
)
RANK_CONDITIONS = (
    "Predikat tahun terakhir paling rendah Baik.",
    "Masa dalam pangkat terpenuhi.",
)


def _without_step(jenjang, rank):
    if (jenjang, rank) in {(Jenjang.PENYELIA, "III/d"), (Jenjang.UTAMA, "IV/e")}:
        return "Sudah pada pangkat tertinggi jenjang ini."
    return (
        f"Golongan {rank or 'yang belum diisi'} tidak lazim untuk {jenjang.label}; periksa datanya."
    )
