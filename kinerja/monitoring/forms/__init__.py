"""What people type about their work and about each other."""

from kinerja.monitoring.forms.counselling import (
    AssignForm,
    CaseForm,
    CaseNoteForm,
    CaseReportForm,
)
from kinerja.monitoring.forms.dialogue import DialogueForm
from kinerja.monitoring.forms.documentation import DocumentationForm
from kinerja.monitoring.forms.feedback import FeedbackForm, InviteForm, ReplaceFeedbackForm
from kinerja.monitoring.forms.fields import EvidenceField, IndonesianNumberField, OnceForm
from kinerja.monitoring.forms.guidance import (
    GoalsForm,
    GuidanceFeedbackForm,
    GuidanceForm,
    ReviewForm,
    SheetForm,
)
from kinerja.monitoring.forms.many import MonthForm, WeekForm
from kinerja.monitoring.forms.notes import NoteForm, SentForm
from kinerja.monitoring.forms.steps import StepForm
from kinerja.monitoring.forms.takeover import TakeOverForm
from kinerja.monitoring.forms.talk import AskForm, ReplyForm, TalkForm

__all__ = [
    "AskForm",
    "AssignForm",
    "CaseForm",
    "CaseNoteForm",
    "CaseReportForm",
    "DialogueForm",
    "DocumentationForm",
    "EvidenceField",
    "FeedbackForm",
    "GoalsForm",
    "GuidanceFeedbackForm",
    "GuidanceForm",
    "IndonesianNumberField",
    "InviteForm",
    "MonthForm",
    "NoteForm",
    "OnceForm",
    "ReplaceFeedbackForm",
    "ReplyForm",
    "ReviewForm",
    "SentForm",
    "SheetForm",
    "StepForm",
    "TakeOverForm",
    "TalkForm",
    "WeekForm",
]
