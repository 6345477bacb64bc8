"""Pelaksanaan, pemantauan, pembinaan (Pasal 16–21); see docs/law.md#pelaksanaan."""

from kinerja.monitoring.rules.counselling import (
    NEXT_CASE,
    TO_THE_SUPERIOR,
    blockers_to_assign,
    blockers_to_open_case,
    blockers_to_report_case,
    recipients,
)
from kinerja.monitoring.rules.dialogue import (
    blockers_to_acknowledge,
    blockers_to_hold,
    blockers_to_withdraw_dialogue,
)
from kinerja.monitoring.rules.documentation import (
    MONTHS,
    Span,
    blockers_to_set_documentation,
    span_of,
    spans_without_note,
)
from kinerja.monitoring.rules.feedback import (
    INVITED_AS,
    Relation,
    blockers_to_ask,
    blockers_to_invite,
    blockers_to_replace_feedback,
    blockers_to_talk,
    blockers_to_withdraw_feedback,
    giver_role,
)
from kinerja.monitoring.rules.guidance import (
    COMPETENCES,
    SCALE,
    SHEETS,
    STATEMENTS,
    blockers_to_sign_guidance,
    blockers_to_start,
)
from kinerja.monitoring.rules.notes import (
    MOST_BYTES_PER_YEAR,
    MOST_FILES_PER_YEAR,
    Stored,
    blockers_to_daily,
    blockers_to_keep,
    blockers_to_note,
    blockers_to_withdraw_note,
    earliest_day,
)
from kinerja.monitoring.rules.quality import Light, Quality, quality_of
from kinerja.monitoring.rules.steps import (
    blockers_to_agree_steps,
    blockers_to_drop_step,
    blockers_to_write_step,
)
from kinerja.monitoring.rules.takeover import blockers_to_take_over

__all__ = [
    "COMPETENCES",
    "INVITED_AS",
    "MONTHS",
    "MOST_BYTES_PER_YEAR",
    "MOST_FILES_PER_YEAR",
    "NEXT_CASE",
    "SCALE",
    "SHEETS",
    "STATEMENTS",
    "TO_THE_SUPERIOR",
    "Light",
    "Quality",
    "Relation",
    "Span",
    "Stored",
    "blockers_to_acknowledge",
    "blockers_to_agree_steps",
    "blockers_to_ask",
    "blockers_to_assign",
    "blockers_to_daily",
    "blockers_to_drop_step",
    "blockers_to_hold",
    "blockers_to_invite",
    "blockers_to_keep",
    "blockers_to_note",
    "blockers_to_open_case",
    "blockers_to_replace_feedback",
    "blockers_to_report_case",
    "blockers_to_set_documentation",
    "blockers_to_sign_guidance",
    "blockers_to_start",
    "blockers_to_take_over",
    "blockers_to_talk",
    "blockers_to_withdraw_dialogue",
    "blockers_to_withdraw_feedback",
    "blockers_to_withdraw_note",
    "blockers_to_write_step",
    "earliest_day",
    "giver_role",
    "quality_of",
    "recipients",
    "span_of",
    "spans_without_note",
]
