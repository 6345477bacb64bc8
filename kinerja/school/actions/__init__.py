"""Everything that happens in the school."""

from kinerja.school.actions.attempts import (
    save_answer,
    start_attempt,
    submit_attempt,
)
from kinerja.school.actions.export import record_export
from kinerja.school.actions.learning import answer_exercise
from kinerja.school.actions.panel import give_opinion, set_model
from kinerja.school.actions.rounds import open_round, set_certification
from kinerja.school.actions.scoring import score_some
from kinerja.school.actions.vignettes import load_vignettes, revise_vignette

__all__ = [
    "answer_exercise",
    "give_opinion",
    "load_vignettes",
    "open_round",
    "record_export",
    "revise_vignette",
    "save_answer",
    "score_some",
    "set_certification",
    "set_model",
    "start_attempt",
    "submit_attempt",
]
