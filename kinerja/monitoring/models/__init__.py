"""Tables of monitoring; see the module of each."""

from kinerja.monitoring.models.daily import DailyProgress
from kinerja.monitoring.models.dialogue import Dialogue
from kinerja.monitoring.models.documentation import DocumentationRule
from kinerja.monitoring.models.feedback import Feedback, FeedbackInvitation
from kinerja.monitoring.models.progress import Blob, Evidence, Progress
from kinerja.monitoring.models.steps import ActionStep

__all__ = [
    "ActionStep",
    "Blob",
    "DailyProgress",
    "Dialogue",
    "DocumentationRule",
    "Evidence",
    "Feedback",
    "FeedbackInvitation",
    "Progress",
]
