"""What was typed; see the module of each."""

from kinerja.outreach.forms.briefings import (
    BriefingPlanForm,
    CancelForm,
    CodeForm,
    InviteForm,
    PeopleFilter,
    ReportForm,
    TypedForm,
)
from kinerja.outreach.forms.materials import MaterialFilter, MaterialForm, VersionForm
from kinerja.outreach.forms.pulse import PulseAnswerForm, PulseDraftForm, ReplyForm
from kinerja.outreach.forms.reach import ReachedFilter, ReachFilter

__all__ = [
    "BriefingPlanForm",
    "CancelForm",
    "CodeForm",
    "InviteForm",
    "MaterialFilter",
    "MaterialForm",
    "PeopleFilter",
    "PulseAnswerForm",
    "PulseDraftForm",
    "ReachFilter",
    "ReachedFilter",
    "ReplyForm",
    "ReportForm",
    "TypedForm",
    "VersionForm",
]
