"""Tables of development; see the module of each."""

from kinerja.development.models.improvement import ImprovementPlan, ImprovementSession

__all__ = ["ImprovementPlan", "ImprovementSession"]
