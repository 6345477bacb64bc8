"""Tables of monitoring; see the module of each."""

from kinerja.monitoring.models.counselling import (
    BehaviourCase,
    CounsellingNote,
    CounsellingReport,
)
from kinerja.monitoring.models.daily import DailyProgress
from kinerja.monitoring.models.dialogue import Dialogue
from kinerja.monitoring.models.documentation import DocumentationRule
from kinerja.monitoring.models.feedback import Feedback, FeedbackInvitation
from kinerja.monitoring.models.guidance import CompetenceReview, Guidance, GuidanceFeedback
from kinerja.monitoring.models.progress import Blob, Evidence, Progress
from kinerja.monitoring.models.steps import ActionStep
from kinerja.monitoring.models.takeover import TakeOver
from kinerja.monitoring.models.talk import FeedbackReply, FeedbackRequest, FeedbackTalk

__all__ = [
    "ActionStep",
    "BehaviourCase",
    "Blob",
    "CompetenceReview",
    "CounsellingNote",
    "CounsellingReport",
    "DailyProgress",
    "Dialogue",
    "DocumentationRule",
    "Evidence",
    "Feedback",
    "FeedbackInvitation",
    "FeedbackReply",
    "FeedbackRequest",
    "FeedbackTalk",
    "Guidance",
    "GuidanceFeedback",
    "Progress",
    "TakeOver",
]
