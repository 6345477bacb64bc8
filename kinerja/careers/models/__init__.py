from kinerja.careers.models.criteria import TalentCriteria
from kinerja.careers.models.records import CareerRecord, OfficialIndex
from kinerja.careers.models.talent import PotentialComponent, Recusal, TalentPlacement

__all__ = [
    "CareerRecord",
    "OfficialIndex",
    "PotentialComponent",
    "Recusal",
    "TalentCriteria",
    "TalentPlacement",
]
