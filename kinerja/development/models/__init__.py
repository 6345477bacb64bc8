"""Tables of development; see the module of each."""

from kinerja.development.models.competence import CompetenceStandard
from kinerja.development.models.improvement import ImprovementPlan, ImprovementSession
from kinerja.development.models.learning import LearningPlan, LearningRecord, LearningStep
from kinerja.development.models.mentoring import Mentor, Mentoring, MentoringMeeting
from kinerja.development.models.offers import ProgrammeOffer
from kinerja.development.models.programmes import Enrolment, Programme

__all__ = [
    "CompetenceStandard",
    "Enrolment",
    "ImprovementPlan",
    "ImprovementSession",
    "LearningPlan",
    "LearningRecord",
    "LearningStep",
    "Mentor",
    "Mentoring",
    "MentoringMeeting",
    "Programme",
    "ProgrammeOffer",
]
