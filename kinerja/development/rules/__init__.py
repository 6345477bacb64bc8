"""The law of follow-up, as plain functions and tables."""

from kinerja.development.rules.improvement import (
    CONTRACTED,
    IMPROVEMENT_RULES,
    NEXT_STATUS,
    OPEN,
    RECOMMENDATIONS,
    Month,
    blockers_to_begin,
    blockers_to_coach,
    blockers_to_reassess,
    blockers_to_test,
    group_of,
    last_day,
    months_later,
    months_of,
    recommendations,
    rule_on,
)
from kinerja.development.rules.lists import (
    CONTRACT_RISK,
    REPORT_DAYS,
    TALENT,
    TALENT_YEARS,
)

__all__ = [
    "CONTRACTED",
    "CONTRACT_RISK",
    "IMPROVEMENT_RULES",
    "NEXT_STATUS",
    "OPEN",
    "RECOMMENDATIONS",
    "REPORT_DAYS",
    "TALENT",
    "TALENT_YEARS",
    "Month",
    "blockers_to_begin",
    "blockers_to_coach",
    "blockers_to_reassess",
    "blockers_to_test",
    "group_of",
    "last_day",
    "months_later",
    "months_of",
    "recommendations",
    "rule_on",
]
