from kinerja.planning.models.goals import OrganisationGoal
from kinerja.planning.models.matrix import MatrixRole, MatrixRow
from kinerja.planning.models.parts import BehaviourExpectation, SkpAnnex, SkpComment
from kinerja.planning.models.plans import Skp
from kinerja.planning.models.results import Indicator, WorkResult
from kinerja.planning.models.strategies import IndicatorManual, StrategyBlock
from kinerja.planning.models.years import ClosingTurn, EvaluationPeriod, PerformanceYear

__all__ = [
    "BehaviourExpectation",
    "ClosingTurn",
    "EvaluationPeriod",
    "Indicator",
    "IndicatorManual",
    "MatrixRole",
    "MatrixRow",
    "OrganisationGoal",
    "PerformanceYear",
    "Skp",
    "SkpAnnex",
    "SkpComment",
    "StrategyBlock",
    "WorkResult",
]
