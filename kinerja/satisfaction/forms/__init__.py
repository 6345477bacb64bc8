from kinerja.satisfaction.forms.keeping import (
    CommentForm,
    ListFilter,
    OutcomeForm,
    RemedyForm,
    ResultFilter,
    ReviewForm,
    RoundChangeForm,
    RoundForm,
    ServiceForm,
    SheetForm,
)
from kinerja.satisfaction.forms.survey import SurveyForm, opened, stamp

__all__ = [
    "CommentForm",
    "ListFilter",
    "OutcomeForm",
    "RemedyForm",
    "ResultFilter",
    "ReviewForm",
    "RoundChangeForm",
    "RoundForm",
    "ServiceForm",
    "SheetForm",
    "SurveyForm",
    "opened",
    "stamp",
]
