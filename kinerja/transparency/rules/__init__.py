"""What is open to everybody, and what stays with the person it is about."""

from kinerja.transparency.rules.disclosure import LIMITS, DisclosureLimit, limit_on
from kinerja.transparency.rules.holding import HELD, NOT_PERSONAL
from kinerja.transparency.rules.kinds import KINDS
from kinerja.transparency.rules.publishing import blockers_to_publish
from kinerja.transparency.rules.words import limit_words, pattern_words, steps_of_an_objection

__all__ = [
    "HELD",
    "KINDS",
    "LIMITS",
    "NOT_PERSONAL",
    "DisclosureLimit",
    "blockers_to_publish",
    "limit_on",
    "limit_words",
    "pattern_words",
    "steps_of_an_objection",
]
