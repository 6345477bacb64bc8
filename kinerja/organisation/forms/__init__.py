"""What the pages of the organisation ask for."""

from kinerja.organisation.forms.fields import (
    DayInput,
    PersonChoice,
    PositionChoice,
    opds,
    posted,
)
from kinerja.organisation.forms.lines import (
    AnswerForm,
    CorrectionForm,
    DelegationForm,
    LineForm,
)
from kinerja.organisation.forms.offices import (
    GrantForm,
    HolidayForm,
    MoveUnitForm,
    NewUnitForm,
    PositionForm,
    SettingForm,
    UnitForm,
    UnitSearchForm,
)
from kinerja.organisation.forms.people import (
    ContractForm,
    EmployeeForm,
    EndForm,
    FilterForm,
    PlacementForm,
    SearchForm,
    StandingForm,
)

__all__ = [
    "AnswerForm",
    "ContractForm",
    "CorrectionForm",
    "DayInput",
    "DelegationForm",
    "EmployeeForm",
    "EndForm",
    "FilterForm",
    "GrantForm",
    "HolidayForm",
    "LineForm",
    "MoveUnitForm",
    "NewUnitForm",
    "PersonChoice",
    "PlacementForm",
    "PositionChoice",
    "PositionForm",
    "SearchForm",
    "SettingForm",
    "StandingForm",
    "UnitForm",
    "UnitSearchForm",
    "opds",
    "posted",
]
