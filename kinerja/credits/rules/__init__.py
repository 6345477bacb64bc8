"""The law of angka kredit, as plain functions and dated tables."""

from kinerja.credits.rules.balance import (
    AT_LEAST_GOOD,
    Entry,
    Need,
    Standing,
    balance,
    standing,
)
from kinerja.credits.rules.conversion import (
    ConversionFacts,
    Span,
    Taken,
    blockers_to_convert,
    calculation,
    credit,
    education_credit,
    gives_way,
    printed,
    whole_months,
)
from kinerja.credits.rules.tables import (
    CREDIT_RULES,
    PROMOTION_RULES,
    CreditRule,
    Step,
    jenjang_of,
    next_promotion,
    rule_called,
    rule_on,
)

__all__ = [
    "AT_LEAST_GOOD",
    "CREDIT_RULES",
    "PROMOTION_RULES",
    "ConversionFacts",
    "CreditRule",
    "Entry",
    "Need",
    "Span",
    "Standing",
    "Step",
    "Taken",
    "balance",
    "blockers_to_convert",
    "calculation",
    "credit",
    "education_credit",
    "gives_way",
    "jenjang_of",
    "next_promotion",
    "printed",
    "rule_called",
    "rule_on",
    "standing",
    "whole_months",
]
