"""Tables of the school: what is read, rated, agreed and certified."""

from kinerja.school.models.certificates import CertificationRule, RaterCertificate
from kinerja.school.models.learning import ExerciseAnswer
from kinerja.school.models.ratings import EightRatings
from kinerja.school.models.rounds import Answer, Attempt, Round, RoundVignette, Scorecard
from kinerja.school.models.vignettes import (
    ModelRating,
    PanelOpinion,
    Vignette,
    VignetteVersion,
)

__all__ = [
    "Answer",
    "Attempt",
    "CertificationRule",
    "EightRatings",
    "ExerciseAnswer",
    "ModelRating",
    "PanelOpinion",
    "RaterCertificate",
    "Round",
    "RoundVignette",
    "Scorecard",
    "Vignette",
    "VignetteVersion",
]
