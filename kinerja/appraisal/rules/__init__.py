"""The law of evaluation, as plain functions and tables."""

from kinerja.appraisal.rules.distribution import Advice, distribution_advice
from kinerja.appraisal.rules.quadrant import (
    MATRIX_COLUMNS,
    QUADRANTS,
    matrix,
    predikat,
    quadrant_called,
    quadrant_on,
    sentence,
)
from kinerja.appraisal.rules.signing import (
    ACKNOWLEDGE_DAYS,
    HAND_OVER_DAYS,
    NEXT_STATUS,
    OBJECTION_DAYS,
    Blocker,
    EvaluationFacts,
    MissingUnit,
    ResultFacts,
    answers,
    blockers_to_sign,
    in_words,
    receipt_day,
    window_blockers,
)
from kinerja.appraisal.rules.suggestion import (
    HEAD_RESULTS,
    Suggestion,
    needs_reason,
    suggested_for_head,
    suggested_results,
)

__all__ = [
    "ACKNOWLEDGE_DAYS",
    "HAND_OVER_DAYS",
    "HEAD_RESULTS",
    "MATRIX_COLUMNS",
    "NEXT_STATUS",
    "OBJECTION_DAYS",
    "QUADRANTS",
    "Advice",
    "Blocker",
    "EvaluationFacts",
    "MissingUnit",
    "ResultFacts",
    "Suggestion",
    "answers",
    "blockers_to_sign",
    "distribution_advice",
    "in_words",
    "matrix",
    "needs_reason",
    "predikat",
    "quadrant_called",
    "quadrant_on",
    "receipt_day",
    "sentence",
    "suggested_for_head",
    "suggested_results",
    "window_blockers",
]
