"""Tables of evaluation; see the module of each."""

from kinerja.appraisal.models.closing import AnnualRecord, YearClosing
from kinerja.appraisal.models.distribution import DistributionReason
from kinerja.appraisal.models.evaluations import SEALED, Evaluation
from kinerja.appraisal.models.former import FormerResult
from kinerja.appraisal.models.objections import (
    OPEN_OBJECTIONS,
    Objection,
    ObjectionEvidence,
    ObjectionStatement,
)
from kinerja.appraisal.models.organisation import OrganisationRating
from kinerja.appraisal.models.ratings import BehaviourRating, ResultRating

__all__ = [
    "OPEN_OBJECTIONS",
    "SEALED",
    "AnnualRecord",
    "BehaviourRating",
    "DistributionReason",
    "Evaluation",
    "FormerResult",
    "Objection",
    "ObjectionEvidence",
    "ObjectionStatement",
    "OrganisationRating",
    "ResultRating",
    "YearClosing",
]
