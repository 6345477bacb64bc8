"""The nine boxes of manajemen talenta: their order, their meaning, and who stands in which.

PermenPANRB 3/2020, amended by PermenPANRB 20/2025; see docs/law.md#kotak-talenta.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from kinerja.appraisal.enums import Predikat, Rating
from kinerja.careers.enums import PotentialLevel, PotentialPart

ABOVE, MEETS, BELOW = Rating
HIGH, MIDDLE, LOW = PotentialLevel
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Box:
    """One of the nine: its number, what it means, and what is recommended."""

    number: int
    meaning: str
    recommendations: tuple[str, ...]
    is_pool: bool = False  # kelompok rencana suksesi


@dataclass(frozen=True)
class BoxRule:
    """The nine boxes in force between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    boxes: Mapping[tuple[Rating, PotentialLevel], Box]  # (kinerja, potensial)

    def box(self, number: int) -> Box:
        return next(box for box in self.boxes.values() if box.number == number)


BOX_RULES = (
    BoxRule(
        version="Sembilan kotak, PermenPANRB 3/2020 jo. 20/2025",
        law="PermenPANRB 3/2020, diubah dengan PermenPANRB 20/2025",
        valid_from=date(2020, 1, 1),
        valid_until=None,
        boxes={
            (ABOVE, HIGH): Box(
                9,
                "Kinerja di atas ekspektasi dan potensial tinggi.",
                (
                    "Dipromosikan dan dipertahankan.",
                    "Masuk kelompok rencana suksesi instansi atau nasional.",
                    "Diberi penghargaan.",
                ),
                is_pool=True,
            ),
            (MEETS, HIGH): Box(
                8,
                "Kinerja sesuai ekspektasi dan potensial tinggi.",
                (
                    "Dipertahankan dan masuk kelompok rencana suksesi instansi.",
                    "Rotasi atau perluasan tugas jabatan.",
                    "Bimbingan kinerja.",
                ),
                is_pool=True,
            ),
            (ABOVE, MIDDLE): Box(
                7,
                "Kinerja di atas ekspektasi dan potensial menengah.",
                (
                    "Dipertahankan dan masuk kelompok rencana suksesi instansi.",
                    "Rotasi atau pengayaan tugas jabatan.",
                    "Pengembangan kompetensi atau tugas belajar.",
                ),
                is_pool=True,
            ),
            (BELOW, HIGH): Box(
                6,
                "Kinerja di bawah ekspektasi dan potensial tinggi.",
                ("Penempatan yang sesuai.", "Bimbingan kinerja.", "Konseling kinerja."),
            ),
            (MEETS, MIDDLE): Box(
                5,
                "Kinerja sesuai ekspektasi dan potensial menengah.",
                ("Penempatan yang sesuai.", "Bimbingan kinerja.", "Pengembangan kompetensi."),
            ),
            (ABOVE, LOW): Box(
                4,
                "Kinerja di atas ekspektasi dan potensial rendah.",
                ("Rotasi jabatan.", "Pengembangan kompetensi."),
            ),
            (BELOW, MIDDLE): Box(
                3,
                "Kinerja di bawah ekspektasi dan potensial menengah.",
                (
                    "Bimbingan dan konseling kinerja.",
                    "Pengembangan kompetensi.",
                    "Penempatan yang sesuai.",
                ),
            ),
            (MEETS, LOW): Box(
                2,
                "Kinerja sesuai ekspektasi dan potensial rendah.",
                ("Bimbingan kinerja.", "Pengembangan kompetensi.", "Penempatan yang sesuai."),
            ),
            (BELOW, LOW): Box(
                1,
                "Kinerja di bawah ekspektasi dan potensial rendah.",
                ("Diproses sesuai peraturan yang berlaku.",),
            ),
        },
    ),
)


def boxes_on(on: date) -> BoxRule:
    """The nine boxes in force on that day."""
    for rule in BOX_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no boxes of talent were in force on {on}")


@dataclass(frozen=True)
class Criteria:
    """What the regency chose: scores, weights, and where a level begins.

    A level begins at its number and ends where the next one begins: no overlap, no hole.
    """

    predikat_scores: Mapping[Predikat, int]
    year_weights: tuple[int, int]  # the newest year, the one before
    part_weights: Mapping[PotentialPart, int]
    above_from: int
    meets_from: int
    high_from: int
    middle_from: int


def problems_of(criteria: Criteria) -> list[str]:
    """Why these criteria cannot be set; empty when they can."""
    problems = []
    if sum(criteria.year_weights) != 100:
        problems.append("Jumlah bobot dua tahun kinerja harus 100.")
    if sum(criteria.part_weights.values()) != 100:
        problems.append("Jumlah bobot empat unsur potensial harus 100.")
    scores = [criteria.predikat_scores[one] for one in Predikat]
    if any(better <= worse for better, worse in pairwise(scores)):
        problems.append("Angka predikat harus menurun dari Sangat Baik sampai Sangat Kurang.")
    if criteria.above_from <= criteria.meets_from:
        problems.append("Batas “di atas ekspektasi” harus lebih besar daripada batas “sesuai”.")
    if criteria.high_from <= criteria.middle_from:
        problems.append("Batas potensial “tinggi” harus lebih besar daripada batas “menengah”.")
    cuts = (criteria.above_from, criteria.meets_from, criteria.high_from, criteria.middle_from)
    if not all(1 <= cut <= 100 for cut in cuts):
        problems.append("Batas tingkat harus antara 1 dan 100.")
    return problems


def weighted(parts: Sequence[tuple[Decimal | int, int]]) -> Decimal:
    """Scores times weights in hundredths, rounded once."""
    exact = sum((Decimal(score) * weight for score, weight in parts), Decimal(0)) / 100
    return exact.quantize(CENT, ROUND_HALF_UP)


def performance(criteria: Criteria, *, newest: Predikat, before: Predikat) -> Decimal:
    """Kinerja of two years, from their predikat."""
    scores = (criteria.predikat_scores[newest], criteria.predikat_scores[before])
    return weighted(list(zip(scores, criteria.year_weights, strict=True)))


def potential(criteria: Criteria, parts: Mapping[PotentialPart, Decimal]) -> Decimal:
    """Potensial from all four parts; a missing part is an error, never a default."""
    return weighted([(parts[one], criteria.part_weights[one]) for one in PotentialPart])


def performance_level(criteria: Criteria, score: Decimal) -> Rating:
    if score >= criteria.above_from:
        return ABOVE
    return MEETS if score >= criteria.meets_from else BELOW


def potential_level(criteria: Criteria, score: Decimal) -> PotentialLevel:
    if score >= criteria.high_from:
        return HIGH
    return MIDDLE if score >= criteria.middle_from else LOW


@dataclass(frozen=True)
class TalentFacts:
    """What is known of one person on one day."""

    has_criteria: bool
    predikats: Mapping[int, str]  # year → predikat, empty while missing or contested
    parts: Mapping[PotentialPart, Decimal]
    holds: tuple[str, ...] = ()  # what blocks a promotion


def years_counted(on: date) -> tuple[int, int]:
    """The two years whose predikat count; a year counts from March on, when it is handed over."""
    newest = on.year - 1 if on.month >= 3 else on.year - 2
    return newest, newest - 1


def missing_to_place(facts: TalentFacts) -> list[str]:
    """What is missing before somebody can be placed; empty when nothing is."""
    if not facts.has_criteria:
        return ["Kriteria pemetaan talenta belum ditetapkan."]
    missing = [
        f"Predikat tahunan {year} belum ada, atau masih dalam keberatan."
        for year, predikat in facts.predikats.items()
        if not predikat
    ]
    missing += [
        f"{part.label} belum tercatat." for part in PotentialPart if part not in facts.parts
    ]
    return missing


@dataclass(frozen=True)
class Place:
    """The box of one person with the figures that lead there."""

    performance: Decimal
    performance_level: Rating
    potential: Decimal
    potential_level: PotentialLevel
    box: Box


def place_of(rule: BoxRule, criteria: Criteria, facts: TalentFacts) -> Place:
    """The box; only for somebody of whom nothing is missing."""
    newest, before = (Predikat(one) for one in facts.predikats.values())
    done = performance(criteria, newest=newest, before=before)
    able = potential(criteria, facts.parts)
    levels = performance_level(criteria, done), potential_level(criteria, able)
    return Place(done, levels[0], able, levels[1], rule.boxes[levels])
