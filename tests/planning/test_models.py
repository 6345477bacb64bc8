"""What the database itself refuses."""

from datetime import date

import pgtrigger
import pytest
from django.db import Error, IntegrityError, connection, transaction

from kinerja.lib.periods import between
from kinerja.planning.models import (
    BehaviourExpectation,
    EvaluationPeriod,
    Indicator,
    PerformanceYear,
    Skp,
)
from tests.factories import (
    NOW,
    IndicatorFactory,
    PerformanceYearFactory,
    SkpAnnexFactory,
    SkpFactory,
    WorkResultFactory,
)

SEALED = "SKP yang sudah ditetapkan tidak dapat diubah"


@pytest.fixture
def agreed(cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1)
    IndicatorFactory(result=result, order=1)
    SkpAnnexFactory(skp=skp)
    with pgtrigger.ignore("planning.BehaviourExpectation:sealed_part_is_not_added"):
        BehaviourExpectation.objects.create(skp=skp, value="adaptif", expectation="Lekas belajar")
    return skp


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE planning_skp SET content_digest = 'x'",
        "UPDATE planning_skp SET status = 'draf'",
        "UPDATE planning_skp SET period = daterange('2025-01-01', '2027-01-01')",
        "UPDATE planning_skp SET status = 'digantikan', revision = revision + 1",
        "DELETE FROM planning_skp",
        "UPDATE planning_workresult SET statement = 'x'",
        "DELETE FROM planning_workresult",
        'INSERT INTO planning_workresult (skp_id, kind, "order", statement, assigner, cascade,'
        " provisional_parent, no_parent_reason, lineage)"
        " SELECT id, 'utama', 9, 'x', '', 'langsung', '', '', gen_random_uuid()"
        " FROM planning_skp",
        "UPDATE planning_indicator SET target = 'x'",
        "DELETE FROM planning_indicator",
        'INSERT INTO planning_indicator (result_id, "order", aspect, perspective, statement,'
        " target, unit_of_measure, polarity, lineage)"
        " SELECT id, 9, 'waktu', '', 'x', 'x', '', 'maks', gen_random_uuid()"
        " FROM planning_workresult",
        "UPDATE planning_skpannex SET text = 'x'",
        "DELETE FROM planning_skpannex",
        'INSERT INTO planning_skpannex (skp_id, kind, "order", text)'
        " SELECT id, 'konsekuensi', 1, 'x' FROM planning_skp",
        "INSERT INTO planning_behaviourexpectation (skp_id, value, expectation)"
        " SELECT id, 'loyal', 'x' FROM planning_skp",
        "UPDATE planning_behaviourexpectation SET expectation = 'x'",
        "DELETE FROM planning_behaviourexpectation",
    ],
)
def test_rp9_a_set_plan_and_its_parts_refuse_every_change(agreed, sql):
    with pytest.raises(Error, match=SEALED):
        execute(sql)


def test_a_part_cannot_be_moved_into_a_set_plan(agreed, cast):
    other = SkpFactory(placement=cast.rina.placements.get())
    result = WorkResultFactory(skp=other, order=1)

    with pytest.raises(Error, match=SEALED):
        execute(
            'UPDATE planning_workresult SET skp_id = %s, "order" = 7 WHERE id = %s',
            agreed.pk,
            result.pk,
        )


def test_a_set_plan_may_be_superseded_or_end_earlier(agreed):
    execute("UPDATE planning_skp SET period = daterange('2026-01-01', '2026-07-01')")
    execute("UPDATE planning_skp SET status = 'digantikan'")

    agreed.refresh_from_db()
    assert (agreed.status, agreed.period.upper) == ("digantikan", date(2026, 7, 1))
    with pytest.raises(Error, match=SEALED):
        execute("UPDATE planning_skp SET status = 'ditetapkan'")


def test_a_draft_is_free_to_change(cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    IndicatorFactory(result=WorkResultFactory(skp=skp, order=1), order=1)

    execute("UPDATE planning_workresult SET statement = 'x'")
    execute("DELETE FROM planning_indicator")

    assert not Indicator.objects.exists()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, "skp_one_open_version_at_a_time"),
        ({"version": 2}, "skp_change_has_a_reason"),
        ({"status": "diajukan"}, "skp_submission_fields_follow_status"),
        (
            {"status": "ditetapkan", "submitted_at": NOW},
            "skp_(submission|agreement)_fields_follow_status",
        ),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(cast, fields, constraint):
    placement = cast.budi.placements.get()
    if not fields:
        SkpFactory(placement=placement)
        fields = {"version": 2, "change_reason": "Tugas baru", "previous": Skp.objects.get()}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SkpFactory(placement=placement, **fields)


def test_rp1_nobody_has_two_set_plans_on_one_day(agreed, cast):
    with pytest.raises(IntegrityError, match="skp_one_agreed_per_employee_and_day"):
        SkpFactory(
            placement=agreed.placement,
            agreed=True,
            appraiser=cast.sari,
            version=2,
            previous=agreed,
            change_reason="Tugas baru",
            period=between(date(2026, 12, 31), date(2026, 12, 31)),
        )


def test_an_indicator_has_an_aspect_or_a_perspective_not_both(cast):
    result = WorkResultFactory(skp__placement=cast.budi.placements.get(), order=1)

    with pytest.raises(IntegrityError, match="indicator_has_no_aspect_beside_a_perspective"):
        IndicatorFactory(result=result, perspective="anggaran")


def test_windows_open_before_they_close(db):
    year = PerformanceYearFactory()

    with (
        pytest.raises(IntegrityError, match="performance_year_opens_before_it_is_due"),
        transaction.atomic(),
    ):
        PerformanceYear.objects.create(
            year=2027, planning_opens_on=date(2027, 2, 1), planning_due_on=date(2027, 1, 31)
        )
    with pytest.raises(IntegrityError, match="evaluation_period_days_are_in_order"):
        EvaluationPeriod.objects.create(
            year=year,
            kind="tahun",
            number=1,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
            opens_on=date(2027, 2, 1),
            due_on=date(2027, 1, 1),
        )
