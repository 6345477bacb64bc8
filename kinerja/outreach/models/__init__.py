"""The tables of sosialisasi."""

from kinerja.outreach.models.events import (
    Attendance,
    Briefing,
    BriefingInvitation,
    BriefingPhoto,
)
from kinerja.outreach.models.materials import Material, MaterialReading, MaterialVersion
from kinerja.outreach.models.pulse import (
    PulseGroup,
    PulseRemark,
    PulseReply,
    PulseRight,
    PulseRound,
    PulseTally,
)

__all__ = [
    "Attendance",
    "Briefing",
    "BriefingInvitation",
    "BriefingPhoto",
    "Material",
    "MaterialReading",
    "MaterialVersion",
    "PulseGroup",
    "PulseRemark",
    "PulseReply",
    "PulseRight",
    "PulseRound",
    "PulseTally",
]
