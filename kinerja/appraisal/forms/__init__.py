"""What people type about evaluations and objections."""

from kinerja.appraisal.forms.closing import COUNTED, ClosingAllForm, ClosingForm, DeskFilter
from kinerja.appraisal.forms.evaluation import (
    AnswerForm,
    EvaluationForm,
    PredikatForm,
    ReasonForm,
    RegisterFilter,
)
from kinerja.appraisal.forms.objections import (
    ExaminerForm,
    HearingForm,
    ObjectionForm,
    RulingForm,
    StatementForm,
)

__all__ = [
    "COUNTED",
    "AnswerForm",
    "ClosingAllForm",
    "ClosingForm",
    "DeskFilter",
    "EvaluationForm",
    "ExaminerForm",
    "HearingForm",
    "ObjectionForm",
    "PredikatForm",
    "ReasonForm",
    "RegisterFilter",
    "RulingForm",
    "StatementForm",
]
