"""Everything that happens to a survey."""

from kinerja.satisfaction.actions.answering import give_answer
from kinerja.satisfaction.actions.doors import change_counter, make_sheet, void_sheet
from kinerja.satisfaction.actions.export import record_export
from kinerja.satisfaction.actions.remedies import finish_remedy, plan_remedy
from kinerja.satisfaction.actions.reviews import decide_comment, review_answers
from kinerja.satisfaction.actions.services import (
    add_service,
    change_round,
    change_service,
    open_round,
    publish_round,
)

__all__ = [
    "add_service",
    "change_counter",
    "change_round",
    "change_service",
    "decide_comment",
    "finish_remedy",
    "give_answer",
    "make_sheet",
    "open_round",
    "plan_remedy",
    "publish_round",
    "record_export",
    "review_answers",
    "void_sheet",
]
