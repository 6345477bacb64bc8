from kinerja.careers.forms.lists import IndexFilter, TalentFilter
from kinerja.careers.forms.records import FACT_FORMS, OfficialForm
from kinerja.careers.forms.talent import ComponentForm, CriteriaForm, ReasonForm

__all__ = [
    "FACT_FORMS",
    "ComponentForm",
    "CriteriaForm",
    "IndexFilter",
    "OfficialForm",
    "ReasonForm",
    "TalentFilter",
]
