from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kinerja.monitoring import queries
from tests.factories import (
    NOW,
    EvaluationPeriodFactory,
    FeedbackFactory,
    IndicatorFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)

APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture
def indicator(cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1, statement="Terlaksananya surveilans")
    return IndicatorFactory(result=result, order=1)


def note(indicator, on, value=None, **more):
    return ProgressFactory(result=indicator.result, indicator=indicator, on=on, value=value, **more)


def realised(indicator):
    skp = indicator.result.skp
    notes = queries.notes_of(skp, since=APRIL, until=JUNE)
    rows = queries.results_with_realisation(skp, notes)
    return next(found for _, pairs in rows for one, found in pairs if one == indicator)


def role_of(user, skp):
    """As what this account may give feedback on the plan."""
    plans = queries.with_relation(queries.skps_in_force(on=NOW.date()), user, on=NOW.date())
    return queries.giver_role(plans.get(pk=skp.pk))


def test_the_last_value_inside_the_period_speaks_for_it(indicator):
    note(indicator, date(2026, 3, 31), 2)
    note(indicator, APRIL, 3)
    last = note(indicator, JUNE, Decimal("7.5"))
    note(indicator, date(2026, 7, 1), 9)

    found = realised(indicator)

    assert (found.value, found.text, found.notes[-1]) == (
        Decimal("7.5"),
        "7,5 dari 12 laporan",
        last,
    )
    assert len(found.notes) == 2


def test_a_day_with_two_values_takes_the_later_one(indicator):
    note(indicator, JUNE, 4)
    note(indicator, JUNE, 5)

    assert realised(indicator).value == 5


def test_withdrawn_and_replaced_notes_do_not_count(indicator):
    note(indicator, APRIL, 8, withdrawn_at=NOW)
    old = note(indicator, APRIL, 9)
    note(indicator, APRIL, 6, supersedes=old)

    assert [one.value for one in realised(indicator).notes] == [6]


def test_a_note_on_the_whole_result_gives_words_not_a_value(indicator):
    ProgressFactory(result=indicator.result, on=JUNE, note="Laporan diserahkan.")

    found = realised(indicator)

    assert (found.value, found.text) == (None, "Laporan diserahkan.")


def test_an_indicator_without_notes_is_empty(indicator):
    assert not realised(indicator)


def test_notes_on_the_version_before_still_count(indicator):
    old = indicator.result.skp
    note(indicator, APRIL, 4)
    old.status = "digantikan"
    old.save()
    new = SkpFactory(
        placement=old.placement,
        agreed=True,
        appraiser=old.appraiser,
        version=2,
        previous=old,
        change_reason="Penugasan baru",
    )
    result = WorkResultFactory(skp=new, order=1, statement=indicator.result.statement)
    same = IndicatorFactory(result=result, order=1, statement=indicator.statement)

    assert realised(same).value == 4


def test_feedback_of_a_period_counts_by_the_day_in_the_regency(indicator):
    inside = FeedbackFactory(
        result=indicator.result, given_at=datetime(2026, 6, 30, 16, tzinfo=UTC)
    )
    FeedbackFactory(result=indicator.result, given_at=datetime(2026, 6, 30, 17, tzinfo=UTC))

    assert queries.feedback_of(indicator.result.skp, since=APRIL, until=JUNE) == [inside]


@pytest.mark.parametrize(("role", "spoke"), [("pimpinan", True), ("rekan", False)])
def test_only_a_leader_counts_as_the_leader(indicator, role, spoke):
    FeedbackFactory(
        result=indicator.result, giver_role=role, given_at=datetime(2026, 5, 1, tzinfo=UTC)
    )

    assert queries.leader_spoke(indicator.result.skp, since=APRIL, until=JUNE) is spoke


def test_notes_reach_back_to_the_oldest_period_still_open(indicator):
    EvaluationPeriodFactory()

    skp = indicator.result.skp
    assert queries.earliest_day(skp, on=date(2026, 7, 15)) == APRIL
    assert queries.earliest_day(skp, on=date(2026, 8, 1)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("giver", "role"),
    [
        ("sari", "pimpinan"),
        ("joko", "pimpinan"),
        ("rina", "rekan"),
        ("budi", None),
        ("tono", None),
        ("wayan", None),
        ("ratna", None),
    ],
)
def test_as_what_each_person_may_give_budi_feedback(cast, indicator, giver, role):
    assert role_of(getattr(cast, giver).user, indicator.result.skp) == role


def test_a_report_speaks_as_bawahan(cast):
    skp = SkpFactory(placement=cast.sari.placements.get(), agreed=True, appraiser=cast.joko)

    assert role_of(cast.budi.user, skp) == "bawahan"
