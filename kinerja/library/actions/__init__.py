"""Everything that happens in the library."""

from kinerja.library.actions.cases import edit_case, publish_case, submit_case, turn_away_case
from kinerja.library.actions.consent import end_consent, give_consent
from kinerja.library.actions.discussion import (
    dismiss_reports,
    edit_comment,
    hide_comment,
    report_comment,
    restore_comment,
    write_comment,
)
from kinerja.library.actions.export import record_export
from kinerja.library.actions.faq import put_away_entry, save_entry, vote_entry
from kinerja.library.actions.questions import (
    ask_question,
    decline_question,
    follow_question,
    promote_question,
    save_answer,
)
from kinerja.library.actions.quiz import answer_quiz
from kinerja.library.actions.seed import load_library

__all__ = [
    "answer_quiz",
    "ask_question",
    "decline_question",
    "dismiss_reports",
    "edit_case",
    "edit_comment",
    "end_consent",
    "follow_question",
    "give_consent",
    "hide_comment",
    "load_library",
    "promote_question",
    "publish_case",
    "put_away_entry",
    "record_export",
    "report_comment",
    "restore_comment",
    "save_answer",
    "save_entry",
    "submit_case",
    "turn_away_case",
    "vote_entry",
    "write_comment",
]
