"""What is known of angka kredit; see the module of each question."""

from kinerja.credits.queries.account import (
    Account,
    Step,
    account_of,
    functional_place,
    steps_of,
)
from kinerja.credits.queries.facts import (
    Candidate,
    candidates,
    functional_evaluations,
    page_worth_converting,
    span_in,
    taken_by,
)
from kinerja.credits.queries.paper import (
    conversion_content,
    education_of,
    statement_content,
)
from kinerja.credits.queries.register import (
    COLUMNS,
    export_rows,
    register,
    register_page,
)

__all__ = [
    "COLUMNS",
    "Account",
    "Candidate",
    "Step",
    "account_of",
    "candidates",
    "conversion_content",
    "education_of",
    "export_rows",
    "functional_evaluations",
    "functional_place",
    "page_worth_converting",
    "register",
    "register_page",
    "span_in",
    "statement_content",
    "steps_of",
    "taken_by",
]
