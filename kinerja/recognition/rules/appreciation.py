"""Thanks to a colleague: free, visible, and without any weight.

Nothing here is read by planning, appraisal or credits; see docs/law.md#apresiasi.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AppreciationRule:
    """Limits against floods, between two days; ours, not the law's."""

    valid_from: date
    valid_until: date | None
    most_a_week: int  # of one giver
    same_person_days: int  # between two to the same person
    mutual_days: int  # within which two who thank each other are said to do so


APPRECIATION_RULES = (
    AppreciationRule(
        valid_from=date(2020, 1, 1),
        valid_until=None,
        most_a_week=5,
        same_person_days=14,
        mutual_days=90,
    ),
)


def appreciation_rule(on: date) -> AppreciationRule:
    """The limits in force on that day."""
    for rule in APPRECIATION_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no limit of thanks was in force on {on}")


def blockers_to_thank(*, is_self: bool, in_week: int, days_since_last: int | None, on: date):
    """Why this thanks cannot be given now."""
    rule = appreciation_rule(on)
    if is_self:
        return ["Apresiasi ditujukan kepada rekan, bukan diri sendiri."]
    reasons = []
    if in_week >= rule.most_a_week:
        reasons.append(
            f"Anda sudah memberi {in_week} apresiasi dalam tujuh hari. Lanjutkan pekan depan."
        )
    if days_since_last is not None and days_since_last < rule.same_person_days:
        reasons.append(
            f"Anda sudah mengapresiasi orang ini {days_since_last} hari lalu. "
            f"Tunggu sampai {rule.same_person_days} hari, atau sampaikan langsung."
        )
    return reasons
