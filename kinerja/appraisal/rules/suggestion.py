"""Aids for the penilai, who decides and says why when he decides differently."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.appraisal.enums import OrganisationPredikat, Rating

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW

# The law says only that the organisation's achievement is the head's result; the mapping of five
# values to three is ours (law/cycle U3) and may be departed from with a reason.
HEAD_RESULTS = {
    OrganisationPredikat.ISTIMEWA: ABOVE,
    OrganisationPredikat.BAIK: MEETS,
    OrganisationPredikat.BUTUH_PERBAIKAN: BELOW,
    OrganisationPredikat.KURANG: BELOW,
    OrganisationPredikat.SANGAT_KURANG: BELOW,
}


@dataclass(frozen=True)
class Suggestion:
    """An aid for the penilai, who decides and says why when he decides differently."""

    rating: Rating
    reason: str

    @property
    def text(self):
        return f"Saran: {Rating(self.rating).label}, karena {self.reason}."


def suggested_results(ratings: Sequence[tuple[bool, str]]) -> Suggestion | None:
    """The overall results rating the parts point to; (is utama, rating) for every result.

    Lampiran Bab IV B.3: most or all above and no utama below; only a small part of utama below.
    None while a result is not rated yet. Never computed from numbers.
    """
    if not ratings or not all(rating for _, rating in ratings):
        return None
    main = [rating for is_main, rating in ratings if is_main]
    everything = [rating for _, rating in ratings]
    main_below, above = main.count(BELOW), everything.count(ABOVE)
    if main_below * 2 > len(main):
        return Suggestion(
            BELOW, f"{main_below} dari {len(main)} hasil kerja utama di bawah ekspektasi"
        )
    if above * 2 > len(everything) and main_below == 0:
        return Suggestion(
            ABOVE,
            f"{above} dari {len(everything)} hasil kerja di atas ekspektasi "
            "dan tidak ada hasil kerja utama di bawah ekspektasi",
        )
    meets = everything.count(MEETS)
    below = everything.count(BELOW)
    return Suggestion(
        MEETS,
        f"dari {len(everything)} hasil kerja, {meets} sesuai, {above} di atas, "
        f"dan {below} di bawah ekspektasi",
    )


def suggested_for_head(organisation: str) -> Suggestion:
    """The results rating of the head of a unit: the achievement of that unit (R-V4)."""
    return Suggestion(
        HEAD_RESULTS[OrganisationPredikat(organisation)],
        f"predikat unit yang dipimpinnya {OrganisationPredikat(organisation).label}",
    )


def needs_reason(rating: str, suggestion: Suggestion | None = None) -> bool:
    """A rating other than "sesuai", or other than suggested, is explained."""
    return bool(rating) and (
        rating != MEETS or (suggestion is not None and rating != suggestion.rating)
    )
