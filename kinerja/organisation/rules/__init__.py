"""The law of the organisation: identifiers, working days, who rates whom. See docs/law.md."""

from kinerja.organisation.rules.calendar import add_working_days, is_working_day
from kinerja.organisation.rules.identity import (
    PPPK_RANKS,
    RANKS,
    Nik,
    Nip,
    compact,
    nip_problems,
    nip_warnings,
    parse_nik,
    parse_nip,
    rank_name,
)
from kinerja.organisation.rules.penilai import (
    BASIS_WORDS,
    EXEMPT_STANDINGS,
    HEAD_RULES,
    STAFF_RULES,
    WITHOUT_PLAN,
    Proposal,
    Rung,
    Suggestion,
    closes_a_circle,
    ladder,
    owes_plan,
    propose,
)
from kinerja.organisation.rules.settings import (
    SETTINGS,
    DatedNumber,
    blockers_to_choose_setting,
)

__all__ = [
    "BASIS_WORDS",
    "EXEMPT_STANDINGS",
    "HEAD_RULES",
    "PPPK_RANKS",
    "RANKS",
    "SETTINGS",
    "STAFF_RULES",
    "WITHOUT_PLAN",
    "DatedNumber",
    "Nik",
    "Nip",
    "Proposal",
    "Rung",
    "Suggestion",
    "add_working_days",
    "blockers_to_choose_setting",
    "closes_a_circle",
    "compact",
    "is_working_day",
    "ladder",
    "nip_problems",
    "nip_warnings",
    "owes_plan",
    "parse_nik",
    "parse_nip",
    "propose",
    "rank_name",
]
