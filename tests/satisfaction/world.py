"""What stands in the access table's world for these pages.

A service of Budi's own unit, with a running round and a published one; Rina keeps its survey.
"""

from datetime import date

from kinerja.satisfaction.rules import counter_code
from tests.factories import TODAY, RoleGrantFactory
from tests.satisfaction.factories import (
    RemedyFactory,
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyCommentFactory,
    SurveyRoundFactory,
    TokenSheetFactory,
)


def things(cast, world):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_skm", unit=cast.field)
    service = ServiceUnitFactory(unit=cast.field, name="Layanan gizi", code="gizi")
    running = SurveyRoundFactory(service=service)
    published = SurveyRoundFactory(
        service=service, quarter=1, starts_on=date(2026, 1, 5), ends_on=date(2026, 3, 20)
    )
    SurveyAnswerFactory.create_batch(12, round=published, scores=3, sex="p")
    SurveyAnswerFactory(round=running, state="ditahan", hold="pegawai")
    return {
        "service": service,
        "service_code": service.code,
        "survey_round": running,
        "survey_result": published,
        "survey_sheet": TokenSheetFactory(round=running),
        "survey_comment": SurveyCommentFactory(round=running),
        "survey_remedy": RemedyFactory(round=published),
        "counter_code": counter_code(service.counter_secret, TODAY),
    }
