"""From rows to the index that other capabilities may show."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.satisfaction import queries
from tests.factories import NOW, UserFactory
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyRoundFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 15)
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def quarter(service, number, scores, *, times=10, year=2026):
    """A round of a past quarter with so many equal answers."""
    first = date(year, 3 * number - 2, 1)
    row = SurveyRoundFactory(
        service=service,
        year=year,
        quarter=number,
        starts_on=first,
        ends_on=first + timedelta(days=60),
    )
    for score in scores:
        SurveyAnswerFactory.create_batch(times // len(scores), round=row, scores=score)
    return row


@pytest.fixture
def service(db):
    return ServiceUnitFactory()


def test_the_index_of_a_range_joins_the_rounds_lying_wholly_in_it(service):
    quarter(service, 1, [3])
    quarter(service, 2, [4])
    quarter(ServiceUnitFactory(), 1, [1])

    both = queries.index_between(service, **YEAR, on=ON)
    second = queries.index_between(service, first=date(2026, 1, 2), last=YEAR["last"], on=ON)

    assert (both.n, both.value, both.band.mutu) == (20, Decimal("87.50"), "B")
    assert (second.n, second.value) == (10, Decimal("100.00"))
    assert both.low < both.value < both.high


def test_a_round_whose_result_is_not_public_counts_for_nobody(service):
    running = quarter(service, 3, [4])
    closed = quarter(service, 2, [4])  # ends 31 May
    waits = closed.ends_on + timedelta(days=14)

    assert queries.index_between(service, **YEAR, on=waits).n == 0
    assert queries.index_between(service, **YEAR, on=waits + timedelta(days=1)).n == 10
    closed.published_at, closed.published_by = NOW - timedelta(days=40), UserFactory()
    closed.save()
    assert queries.index_between(service, **YEAR, on=date(2026, 6, 4)).n == 0
    assert queries.index_between(service, **YEAR, on=date(2026, 6, 5)).n == 10
    assert running.answers.count() == 10


def test_held_answers_do_not_count(service):
    row = quarter(service, 1, [4])
    SurveyAnswerFactory.create_batch(5, round=row, scores=1, state="ditahan", hold="mesin")

    found = queries.index_between(service, **YEAR, on=ON)

    assert (found.n, found.value) == (10, Decimal("100.00"))


def test_four_people_give_no_figure(service):
    quarter(service, 1, [3], times=4)

    found = queries.index_between(service, **YEAR, on=ON)

    assert (found.n, found.value, found.elements) == (0, None, ())


def test_services_asked_about_different_elements_are_divided_by_those_asked(service):
    row = quarter(service, 1, [2])
    other = SurveyRoundFactory(
        service=service,
        quarter=2,
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30),
        elements=["u1", "u2"],
    )
    SurveyAnswerFactory.create_batch(10, round=other, scores=None, u1=4, u2=4)

    found = queries.index_of_rounds([row, other], on=ON)

    assert [(one.n, one.mean) for one in found.elements[:3]] == [(20, 3), (20, 3), (10, 2)]


def test_before_and_after_leave_out_the_round_in_which_it_started(service):
    quarter(service, 3, [2, 3], times=40, year=2025)
    quarter(service, 4, [1], times=40, year=2025)  # 1 October to 30 November
    quarter(service, 1, [3, 4], times=40)

    change = queries.change_around(service, started=date(2025, 11, 1), on=ON)

    assert (change.before.value, change.after.value) == (Decimal("62.50"), Decimal("87.50"))
    assert change.difference == Decimal("25.00")
    assert change.low < 25 < change.high
    assert (change.is_clear, change.words) == (True, "Naik 25,00 poin, melebihi kebetulan.")


def test_no_data_on_one_side_is_no_change(service):
    quarter(service, 1, [3])

    change = queries.change_around(service, started=date(2025, 11, 1), on=ON)

    assert (change.difference, change.is_clear) == (None, False)
    assert change.words.startswith("Perubahan belum dapat dihitung")
