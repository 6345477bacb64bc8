from kinerja.organisation.models.calendar import Holiday
from kinerja.organisation.models.contracts import WorkContract
from kinerja.organisation.models.lines import LineCorrection, ReportingLine
from kinerja.organisation.models.people import Employee, Placement
from kinerja.organisation.models.roles import RoleGrant
from kinerja.organisation.models.settings import DatedSetting
from kinerja.organisation.models.units import Position, Unit

__all__ = [
    "DatedSetting",
    "Employee",
    "Holiday",
    "LineCorrection",
    "Placement",
    "Position",
    "ReportingLine",
    "RoleGrant",
    "Unit",
    "WorkContract",
]
