"""Everything that happens to ratings and evaluations."""

from kinerja.appraisal.actions.closing import (
    PATIENCE,
    begin_closing,
    close_some,
    record_closing_export,
    resume_closing,
)
from kinerja.appraisal.actions.closing_all import begin_all_closings, resume_stuck_closings
from kinerja.appraisal.actions.decisions import decide_objection
from kinerja.appraisal.actions.delivery import acknowledge_evaluation, hand_over_evaluation
from kinerja.appraisal.actions.distribution import explain_distribution
from kinerja.appraisal.actions.export import record_export
from kinerja.appraisal.actions.former import answer_former, propose_former
from kinerja.appraisal.actions.objections import (
    examine_objection,
    explain_objection,
    file_objection,
    name_examiner,
    withdraw_objection,
)
from kinerja.appraisal.actions.organisation import USED, carry_predikat, set_predikat
from kinerja.appraisal.actions.rating import Ratings, save_evaluation, start_evaluation
from kinerja.appraisal.actions.signing import sign_evaluation

__all__ = [
    "PATIENCE",
    "USED",
    "Ratings",
    "acknowledge_evaluation",
    "answer_former",
    "begin_all_closings",
    "begin_closing",
    "carry_predikat",
    "close_some",
    "decide_objection",
    "examine_objection",
    "explain_distribution",
    "explain_objection",
    "file_objection",
    "hand_over_evaluation",
    "name_examiner",
    "propose_former",
    "record_closing_export",
    "record_export",
    "resume_closing",
    "resume_stuck_closings",
    "save_evaluation",
    "set_predikat",
    "sign_evaluation",
    "start_evaluation",
    "withdraw_objection",
]
