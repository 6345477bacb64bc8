"""What people type into a plan; nothing here saves."""

from kinerja.planning.forms.goals import (
    GoalFilter,
    GoalForm,
    initial_of_goal,
)
from kinerja.planning.forms.parts import (
    AnnexForm,
    BehaviourForm,
    ChangeForm,
)
from kinerja.planning.forms.results import (
    IndicatorForm,
    IndicatorFormSet,
    IndicatorRows,
    ResultForm,
    form_of,
    initial_of_indicators,
    initial_of_result,
    rows_of_draft,
    rows_with_space,
)
from kinerja.planning.forms.review import (
    PlanFilter,
    ReviewForm,
)
from kinerja.planning.forms.roles import (
    AnswerForm,
    JoinForm,
    RowForm,
    initial_of_row,
)
from kinerja.planning.forms.strategies import (
    ManualForm,
    StrategyForm,
    initial_of,
)
from kinerja.planning.forms.study import (
    StudyForm,
)
from kinerja.planning.forms.turns import TurnsForm
from kinerja.planning.forms.unplanned import (
    UnplannedFilter,
)
from kinerja.planning.forms.years import (
    WindowsForm,
    YearForm,
)

__all__ = [
    "AnnexForm",
    "AnswerForm",
    "BehaviourForm",
    "ChangeForm",
    "GoalFilter",
    "GoalForm",
    "IndicatorForm",
    "IndicatorFormSet",
    "IndicatorRows",
    "JoinForm",
    "ManualForm",
    "PlanFilter",
    "ResultForm",
    "ReviewForm",
    "RowForm",
    "StrategyForm",
    "StudyForm",
    "TurnsForm",
    "UnplannedFilter",
    "WindowsForm",
    "YearForm",
    "form_of",
    "initial_of",
    "initial_of_goal",
    "initial_of_indicators",
    "initial_of_result",
    "initial_of_row",
    "rows_of_draft",
    "rows_with_space",
]
