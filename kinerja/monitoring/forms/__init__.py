"""What people type about their work and about each other."""

from kinerja.monitoring.forms.documentation import DocumentationForm
from kinerja.monitoring.forms.feedback import FeedbackForm, ReplaceFeedbackForm
from kinerja.monitoring.forms.fields import EvidenceField, IndonesianNumberField, OnceForm
from kinerja.monitoring.forms.many import MonthForm, WeekForm
from kinerja.monitoring.forms.notes import NoteForm
from kinerja.monitoring.forms.steps import StepForm

__all__ = [
    "DocumentationForm",
    "EvidenceField",
    "FeedbackForm",
    "IndonesianNumberField",
    "MonthForm",
    "NoteForm",
    "OnceForm",
    "ReplaceFeedbackForm",
    "StepForm",
    "WeekForm",
]
