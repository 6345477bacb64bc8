"""What the library allows; plain values in, plain values out."""

from kinerja.library.rules.cases import NEXT_CASE_STATUS, blockers_to_publish
from kinerja.library.rules.discussion import (
    EDIT_MINUTES,
    LONGEST_COMMENT,
    Said,
    blockers_to_comment,
    can_still_edit,
)
from kinerja.library.rules.questions import (
    MOST_QUESTIONS_A_DAY,
    MOST_VOTES_A_DAY,
    NEXT_QUESTION,
    age_in_words,
    blockers_to_show,
    is_inside,
)
from kinerja.library.rules.quiz import FEW, LEAST_ANSWERS, counted, share_in_words
from kinerja.library.rules.search import search_words

__all__ = [
    "EDIT_MINUTES",
    "FEW",
    "LEAST_ANSWERS",
    "LONGEST_COMMENT",
    "MOST_QUESTIONS_A_DAY",
    "MOST_VOTES_A_DAY",
    "NEXT_CASE_STATUS",
    "NEXT_QUESTION",
    "Said",
    "age_in_words",
    "blockers_to_comment",
    "blockers_to_publish",
    "blockers_to_show",
    "can_still_edit",
    "counted",
    "is_inside",
    "search_words",
    "share_in_words",
]
