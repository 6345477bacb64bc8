"""A service of Budi's unit; Ratna keeps it for the regency, Rina for the unit alone."""

from datetime import date, timedelta

import pytest

from kinerja.satisfaction import actions, rules
from kinerja.satisfaction.rules import Visit
from tests.factories import NOW, TODAY, RoleGrantFactory
from tests.satisfaction.factories import EVERYTHING, ServiceUnitFactory, SurveyRoundFactory

SECRET = "rahasia-loket"
COUNTER = rules.counter_code(SECRET, TODAY)
FOURS = dict.fromkeys(EVERYTHING, 4)
PROFILE = {"sex": "p", "age_band": "39", "schooling": "sma", "occupation": "tani"}
AFTER = NOW + timedelta(days=70)  # 23 September: the round is over, its result not yet public


@pytest.fixture
def service(cast):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_skm", unit=cast.field)
    return ServiceUnitFactory(unit=cast.field, name="Layanan gizi", code="gizi")


@pytest.fixture
def running(service):
    return SurveyRoundFactory(service=service)


@pytest.fixture
def past(service):
    return SurveyRoundFactory(
        service=service, quarter=1, starts_on=date(2026, 1, 5), ends_on=date(2026, 3, 20)
    )


def visit(key, *, at=NOW, seconds=60, network="10.1.0.0/24", **changes):
    return Visit(
        network=network,
        opened_at=at - timedelta(seconds=seconds),
        form_key=f"{key}",
        **changes,
    )


def give(round_, *, code=COUNTER, came=None, scores=FOURS, comment="", at=NOW):
    return actions.give_answer(
        round_,
        code=code,
        scores=scores,
        profile=PROFILE,
        comment=comment,
        visit=came or visit(f"halaman-{code}"),
        by=None,
        at=at,
    )
