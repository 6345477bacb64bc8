"""When results are shown, and how small a group of respondents may be: our own promise, dated.

kinerja.lib.disclosure hides small groups so that subtraction does not bring them back.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PublicationRule:
    """When and how finely results are shown, between two days."""

    version: str
    valid_from: date
    valid_until: date | None
    smallest_group: int  # k: no figure rests on fewer people
    review_days: int  # after the last day; then the result is public by itself


PUBLICATION_RULES = (
    PublicationRule(
        version="Paling kecil 5 orang; diumumkan 14 hari sesudah survei berakhir",
        valid_from=date(2017, 5, 9),
        valid_until=None,
        smallest_group=5,
        review_days=14,
    ),
)


def publication_on(on: date) -> PublicationRule:
    """The promise in force on that day."""
    for rule in PUBLICATION_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of publication was in force on {on}")
