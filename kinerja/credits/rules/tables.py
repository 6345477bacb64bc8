"""What the law fixes in numbers, each table with the days between which it holds.

PermenPANRB 1/2023 and Peraturan BKN 3/2023; see docs/law.md#angka-kredit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.credits.enums import Jenjang

PEMULA, TERAMPIL, MAHIR, PENYELIA = list(Jenjang)[:4]
PERTAMA, MUDA, MADYA, UTAMA = list(Jenjang)[4:]


@dataclass(frozen=True)
class Step:
    """What a rank asks for the next one, counted inside the jenjang."""

    next_rank: str
    for_rank: int
    for_jenjang: int | None  # None: there is no jenjang above
    next_jenjang: Jenjang | None = None  # when the next rank belongs to it


@dataclass(frozen=True)
class CreditRule:
    """Coefficients, percentages and thresholds in force between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    coefficients: Mapping[Jenjang, Decimal]  # a year
    percentages: Mapping[Predikat, int]
    per_rank: Mapping[Jenjang, int]  # AK kumulatif kenaikan pangkat
    per_jenjang: Mapping[Jenjang, int | None]  # AK kumulatif kenaikan jenjang
    steps: Mapping[tuple[Jenjang, str], Step]
    base: Mapping[str, int]  # AK dasar of a golongan
    education_percent: int  # of the AK kumulatif kenaikan pangkat


CREDIT_RULES = (
    CreditRule(
        version="Peraturan BKN 3/2023, konversi predikat, berlaku untuk kinerja sejak 2023",
        law="PermenPANRB 1/2023; Peraturan BKN 3/2023",
        valid_from=date(2023, 1, 1),
        valid_until=None,
        coefficients={
            PEMULA: Decimal("3.75"),
            TERAMPIL: Decimal("5"),
            MAHIR: Decimal("12.5"),
            PENYELIA: Decimal("25"),
            PERTAMA: Decimal("12.5"),
            MUDA: Decimal("25"),
            MADYA: Decimal("37.5"),
            UTAMA: Decimal("50"),
        },
        percentages={
            Predikat.SANGAT_BAIK: 150,
            Predikat.BAIK: 100,
            Predikat.BUTUH_PERBAIKAN: 75,
            Predikat.KURANG: 50,
            Predikat.SANGAT_KURANG: 25,
        },
        per_rank={
            PEMULA: 15,
            TERAMPIL: 20,
            MAHIR: 50,
            PENYELIA: 100,
            PERTAMA: 50,
            MUDA: 100,
            MADYA: 150,
            UTAMA: 200,
        },
        per_jenjang={
            PEMULA: 15,
            TERAMPIL: 60,
            MAHIR: 100,
            PENYELIA: None,
            PERTAMA: 100,
            MUDA: 200,
            MADYA: 450,
            UTAMA: None,
        },
        steps={
            (PEMULA, "II/a"): Step("II/b", 15, 15, TERAMPIL),
            (TERAMPIL, "II/b"): Step("II/c", 20, 60),
            (TERAMPIL, "II/c"): Step("II/d", 40, 60),
            (TERAMPIL, "II/d"): Step("III/a", 60, 60, MAHIR),
            (MAHIR, "III/a"): Step("III/b", 50, 100),
            (MAHIR, "III/b"): Step("III/c", 100, 100, PENYELIA),
            (PENYELIA, "III/c"): Step("III/d", 100, None),
            (PERTAMA, "III/a"): Step("III/b", 50, 100),
            (PERTAMA, "III/b"): Step("III/c", 100, 100, MUDA),
            (MUDA, "III/c"): Step("III/d", 100, 200),
            (MUDA, "III/d"): Step("IV/a", 200, 200, MADYA),
            (MADYA, "IV/a"): Step("IV/b", 150, 450),
            (MADYA, "IV/b"): Step("IV/c", 300, 450),
            (MADYA, "IV/c"): Step("IV/d", 450, 450, UTAMA),
            (UTAMA, "IV/d"): Step("IV/e", 200, None),
        },
        base={
            "III/a": 0,
            "III/b": 50,
            "III/c": 0,
            "III/d": 100,
            "IV/a": 0,
            "IV/b": 150,
            "IV/c": 300,
            "IV/d": 0,
            "IV/e": 200,
        },
        education_percent=25,
    ),
)


@dataclass(frozen=True)
class PromotionRule:
    """The months on whose first day a kenaikan pangkat takes effect, between two days."""

    law: str
    valid_from: date
    valid_until: date | None
    months: tuple[int, ...]


# Peraturan BKN 4/2025 is said to make it every month; add a row when its text has been read.
PROMOTION_RULES = (
    PromotionRule(
        law="Peraturan BKN 4/2023",
        valid_from=date(2023, 1, 1),
        valid_until=None,
        months=(2, 4, 6, 8, 10, 12),
    ),
)


def next_promotion(on: date) -> date:
    """The next day on which a kenaikan pangkat can take effect."""
    rule = next(
        rule
        for rule in PROMOTION_RULES
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until)
    )
    days = (date(year, month, 1) for year in (on.year, on.year + 1) for month in rule.months)
    return next(day for day in days if day > on)


def rule_on(on: date) -> CreditRule:
    """The tables in force on that day."""
    for rule in CREDIT_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no conversion of angka kredit was in force on {on}")


def rule_called(version: str) -> CreditRule:
    """The tables a conversion was made under."""
    return next(rule for rule in CREDIT_RULES if rule.version == version)


def jenjang_of(title: str) -> Jenjang | None:
    """The jenjang in the last words of a title; None for a jabatan without one."""
    words = " ".join(title.split()).lower()
    return next((one for one in Jenjang if words.endswith(f" {one.label.lower()}")), None)
