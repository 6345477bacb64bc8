"""The counts of the desk are one statement, the lists behind them are another: they agree."""

from datetime import date, timedelta

import pytest

from kinerja.appraisal import access, queries
from kinerja.appraisal.forms import COUNTED
from kinerja.lib.periods import between
from tests.factories import (
    NOW,
    TODAY,
    AnnualPeriodFactory,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    PlacementFactory,
    PositionFactory,
    SkpFactory,
)

pytestmark = pytest.mark.django_db


def evaluated(cast, employee, period, **words):
    skp = SkpFactory(placement=employee.placements.first(), agreed=True, appraiser=cast.sari)
    return EvaluationFactory(
        skp=skp,
        period=period,
        unit=cast.field,
        appraiser=cast.sari,
        **{"delivered": True, **words},
    )


@pytest.fixture
def period(cast):
    """Every standing once and more, here and in the other office."""
    period = EvaluationPeriodFactory(opens_on=date(2026, 6, 1))
    AnnualPeriodFactory()
    evaluated(cast, cast.budi, period)
    answer = {"acknowledged_by": cast.wayan.user, "acknowledgement": "menerima"}
    evaluated(cast, cast.wayan, period, status="diterima", acknowledged_at=NOW, **answer)
    evaluated(cast, cast.rina, period, contest="dalam_keberatan")
    evaluated(cast, cast.sari, period, delivered=False, signed=True)
    evaluated(
        cast, cast.tono, period, delivered=False, signed=True, signed_at=NOW - timedelta(days=30)
    )
    evaluated(cast, cast.joko, period, contest="diubah")
    cast.umi.standing = "cltn"
    cast.umi.save()
    came = EmployeeFactory(name="Datang")  # was in the other office when the period ended
    there, here = PositionFactory(unit=cast.other), PositionFactory(unit=cast.field)
    PlacementFactory(
        employee=came, position=there, period=between(date(2026, 1, 1), period.ends_on)
    )
    PlacementFactory(
        employee=came, position=here, period=between(date(2026, 7, 1), date(2026, 12, 31))
    )
    return period


@pytest.mark.parametrize("unit", [None, "office", "field", "other"])
@pytest.mark.parametrize("who", ["umi", "ratna"])
def test_each_count_is_the_length_of_its_list(cast, period, who, unit):
    desk = access.desk_of(getattr(cast, who).user, on=TODAY)
    unit = unit and getattr(cast, unit)

    counts = queries.standing_counts(period, kept=desk.paths, unit=unit, on=TODAY)

    people = queries.people_counted(desk.people, period, unit=unit, on=TODAY)
    lists = {
        value: queries.people_standing(people, period, value, on=TODAY).count()
        for value, _ in COUNTED
    }
    assert {value: counts[value] for value, _ in COUNTED} == lists
    if (who, unit) == ("ratna", None):
        assert 0 not in lists.values()
