from kinerja.careers.models.records import CareerRecord, OfficialIndex
from kinerja.careers.models.talent import (
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)

__all__ = [
    "CareerRecord",
    "OfficialIndex",
    "PotentialComponent",
    "Recusal",
    "TalentCriteria",
    "TalentPlacement",
]
