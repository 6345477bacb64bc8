"""What of the respondents' profile may be shown: no small group, and none by subtraction.

See docs/law.md#skm. The numbers are our own promise, with dates like the law's.
"""

from collections.abc import Mapping
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


def shown_cells(counts: Mapping[str, int], *, smallest: int) -> dict[str, int | None]:
    """The counts of one breakdown, None where a number could point at few people.

    Totals are public, so what is hidden can be had together by subtraction: the hidden cells
    hold nobody, or at least two cells and at least `smallest` people. Empty cells are hidden
    like small ones; else their emptiness would tell what the others hold.
    """
    hidden = {name for name, count in counts.items() if count < smallest}
    shown = sorted((count, name) for name, count in counts.items() if name not in hidden)
    while shown and not _is_safe([counts[name] for name in hidden], smallest=smallest):
        hidden.add(shown.pop(0)[1])
    return {name: None if name in hidden else count for name, count in counts.items()}


def _is_safe(hidden, *, smallest):
    return sum(hidden) == 0 or (len(hidden) > 1 and sum(hidden) >= smallest)
