"""From a predikat to angka kredit, and why a predikat cannot be converted yet.

PermenPANRB 1/2023 and Peraturan BKN 3/2023; see docs/law.md#angka-kredit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.appraisal.rules import in_words
from kinerja.credits.enums import Diploma, Jenjang
from kinerja.credits.rules.tables import CreditRule

SCALE = Decimal("0.000001")  # stored; rounded again on paper only
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Span:
    """Whole months, first and last day included."""

    first: date
    last: date

    @property
    def months(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def overlaps(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    def __str__(self):
        return f"{in_words(self.first)} sampai {in_words(self.last)}"


def whole_months(first: date, last: date) -> Span | None:
    """The calendar months lying wholly between two days; None when there is none."""
    start = first if first.day == 1 else _next_month(first)
    after = last + timedelta(days=1)
    end = last if after.day == 1 else last.replace(day=1) - timedelta(days=1)
    return Span(start, end) if start < end else None


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def credit(rule: CreditRule, *, predikat: Predikat, jenjang: Jenjang, months: int) -> Decimal:
    """Angka kredit of so many months: months of a year times percentage times coefficient."""
    if not 1 <= months <= MONTHS_OF_A_YEAR:
        raise ValueError(f"{months} is no part of a year")
    exact = months * rule.percentages[predikat] * rule.coefficients[jenjang]
    return (exact / (MONTHS_OF_A_YEAR * 100)).quantize(SCALE, ROUND_HALF_UP)


def printed(value: Decimal, places: int = 3) -> str:
    """As on paper: rounded half up, decimal comma, no idle zeros."""
    text = f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def calculation(
    rule: CreditRule, *, predikat: Predikat, jenjang: Jenjang, months: int, places: int
) -> str:
    """The calculation in one line, as a person would write it."""
    parts = [
        f"{rule.percentages[predikat]}%",
        printed(rule.coefficients[jenjang]),
    ]
    if months < MONTHS_OF_A_YEAR:
        parts.insert(0, f"{months}/12")
    result = credit(rule, predikat=predikat, jenjang=jenjang, months=months)
    return f"{' × '.join(parts)} = {printed(result, places)}"


def education_credit(
    rule: CreditRule, *, jenjang: Jenjang, diploma: Diploma, earlier: Sequence[Diploma]
) -> Decimal:
    """A share of the jenjang's AK kumulatif for a higher diploma, once for each level."""
    order = list(Diploma)
    if any(order.index(Diploma(one)) >= order.index(diploma) for one in earlier):
        return Decimal(0)
    return Decimal(rule.per_rank[jenjang] * rule.education_percent) / 100


@dataclass(frozen=True)
class Taken:
    """Months that a conversion of this employee counts already."""

    span: Span
    is_annual: bool
    same_evaluation: bool = False
    is_void: bool = False  # its predikat was changed by the decision on an objection


@dataclass(frozen=True)
class ConversionFacts:
    """What the blockers need to know of one evaluation."""

    earns_credit: bool  # a PNS who holds a jabatan fungsional
    jenjang: Jenjang | None
    span: Span | None
    is_annual: bool
    is_handed_over: bool
    objection: str  # why the predikat is not certain yet; empty when it is
    taken: Sequence[Taken] = ()


def blockers_to_convert(facts: ConversionFacts) -> list[str]:
    """Why this predikat gives no angka kredit yet; empty when it does."""
    if not facts.earns_credit:
        return ["Angka kredit hanya untuk PNS yang memegang jabatan fungsional."]
    if facts.jenjang is None:
        return ["Jenjang tidak terbaca dari nama jabatan. Minta pengelola memperbaiki namanya."]
    if facts.span is None:
        return ["Tidak ada satu bulan penuh dalam jabatan ini pada periode tersebut."]
    if not facts.is_handed_over:
        return ["Dokumen evaluasi belum diserahkan kepada pegawai."]
    if facts.objection:
        return [facts.objection]
    return [
        f"Bulan ini sudah dikonversi: {taken.span}. Satu bulan hanya dihitung sekali."
        for taken in facts.taken
        if taken.span.overlaps(facts.span) and not gives_way(taken, facts)
    ]


def gives_way(taken: Taken, facts: ConversionFacts) -> bool:
    """An annual conversion takes the place of periodic ones inside it, never adds to them.

    What rests on a predikat that an objection has changed gives way to the new one.
    """
    if facts.span is None or taken.same_evaluation:
        return False
    if taken.is_void:
        return True
    return facts.is_annual and not taken.is_annual and facts.span.contains(taken.span)
