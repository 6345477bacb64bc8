from kinerja.satisfaction.models.answers import SurveyAnswer, SurveyComment
from kinerja.satisfaction.models.doors import SurveyToken, TokenSheet
from kinerja.satisfaction.models.rounds import Remedy, ServiceUnit, SurveyRound

__all__ = [
    "Remedy",
    "ServiceUnit",
    "SurveyAnswer",
    "SurveyComment",
    "SurveyRound",
    "SurveyToken",
    "TokenSheet",
]
