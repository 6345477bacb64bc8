"""What PermenPANRB 14/2017 fixes in numbers, between two days; see docs/law.md#skm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kinerja.satisfaction.enums import Unsur


@dataclass(frozen=True)
class Band:
    """A mutu pelayanan and the index from which it holds."""

    mutu: str
    words: str
    at_least: Decimal


@dataclass(frozen=True)
class SurveyLaw:
    """Elements, scale, bands and sample formula in force between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    elements: Sequence[Unsur]
    face_to_face: Sequence[Unsur]  # asked only where people meet people
    lowest: int
    highest: int
    conversion: int  # index = mean × conversion
    places: int
    bands: Sequence[Band]  # best first
    chi_square: Fraction  # λ² with one degree of freedom, 95 %
    share: Fraction  # P = Q
    precision: Fraction  # d
    reported_lowest: int  # so many lowest elements go into the report


SURVEY_LAWS = (
    SurveyLaw(
        version="PermenPANRB 14/2017, sembilan unsur, berlaku sejak 9 Mei 2017",
        law="PermenPANRB 14/2017",
        valid_from=date(2017, 5, 9),
        valid_until=None,
        elements=tuple(Unsur),
        face_to_face=(Unsur.COMPETENCE, Unsur.CONDUCT),
        lowest=1,
        highest=4,
        conversion=25,
        places=2,
        bands=(
            Band("A", "Sangat baik", Decimal("88.31")),
            Band("B", "Baik", Decimal("76.61")),
            Band("C", "Kurang baik", Decimal("65.00")),
            Band("D", "Tidak baik", Decimal("25.00")),
        ),
        chi_square=Fraction(3841, 1000),
        share=Fraction(1, 2),
        precision=Fraction(5, 100),
        reported_lowest=3,
    ),
)


def law_on(on: date) -> SurveyLaw:
    """The survey's law in force on that day."""
    for law in SURVEY_LAWS:
        if law.valid_from <= on and (law.valid_until is None or on < law.valid_until):
            return law
    raise LookupError(f"no law of the survey was in force on {on}")


def elements_of(law: SurveyLaw, *, is_face_to_face: bool, asks_cost: bool) -> list[Unsur]:
    """The elements a service is asked about; each weighs one divided by their number."""
    return [
        element
        for element in law.elements
        if (is_face_to_face or element not in law.face_to_face)
        and (asks_cost or element != Unsur.COST)
    ]


def band_of(law: SurveyLaw, value: Decimal) -> Band:
    """The mutu of an index that is rounded already."""
    return next(band for band in law.bands if value >= band.at_least)


def rounded(value: Fraction, places: int) -> Decimal:
    """Half up, once, from the exact value."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def sample_size(law: SurveyLaw, population: int) -> int:
    """How many answers a population of users asks for (Krejcie and Morgan)."""
    spread = law.chi_square * law.share * (1 - law.share)
    exact = spread * population / (law.precision**2 * (population - 1) + spread)
    return int(rounded(exact, 0))


@dataclass(frozen=True)
class Sample:
    """How far the answers of a round are on the way to the sample."""

    needed: int
    have: int

    @property
    def is_enough(self) -> bool:
        return self.have >= self.needed

    @property
    def word(self) -> str:
        return "Cukup" if self.is_enough else "Belum cukup"

    @property
    def sentence(self) -> str:
        if self.is_enough:
            return f"Cukup: {self.have} jawaban dari {self.needed} yang diperlukan."
        return f"Belum cukup: {self.have} dari {self.needed} jawaban, kurang {self.short}."

    @property
    def short(self) -> int:
        return max(self.needed - self.have, 0)
