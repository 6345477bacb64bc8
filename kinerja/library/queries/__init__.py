"""What is asked of the library."""

from kinerja.library.queries.cases import (
    CASE_COLUMNS,
    blockers_to_publish,
    case_rows,
    cases_like,
    threads_of,
)
from kinerja.library.queries.faq import FAQ_COLUMNS, faq_rows, grouped
from kinerja.library.queries.paging import PAGE_SIZE, newest_first, oldest_first
from kinerja.library.queries.questions import (
    OPEN,
    QUESTION_COLUMNS,
    cases_to_check,
    follows,
    question_rows,
    reported_comments,
    waiting,
    with_age,
)
from kinerja.library.queries.quiz import (
    INSIGHT_COLUMNS,
    insight,
    insight_rows,
    next_question,
    questions_with,
)
from kinerja.library.queries.search import search

__all__ = [
    "CASE_COLUMNS",
    "FAQ_COLUMNS",
    "INSIGHT_COLUMNS",
    "OPEN",
    "PAGE_SIZE",
    "QUESTION_COLUMNS",
    "blockers_to_publish",
    "case_rows",
    "cases_like",
    "cases_to_check",
    "faq_rows",
    "follows",
    "grouped",
    "insight",
    "insight_rows",
    "newest_first",
    "next_question",
    "oldest_first",
    "question_rows",
    "questions_with",
    "reported_comments",
    "search",
    "threads_of",
    "waiting",
    "with_age",
]
