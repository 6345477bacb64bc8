"""The database refuses what the acts would never do."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kinerja.careers.models import (
    CareerRecord,
    OfficialIndex,
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)
from kinerja.lib.periods import between
from tests.careers.factories import (
    CareerRecordFactory,
    OfficialIndexFactory,
    PotentialComponentFactory,
    RecusalFactory,
    TalentCriteriaFactory,
    TalentPlacementFactory,
)
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        act()


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("career_record_value_fits_its_kind", {"value": "ringan"}),
        ("career_record_value_fits_its_kind", {"kind": "pangkat", "value": "X"}),
        ("career_record_value_fits_its_kind", {"kind": "diklat", "value": "s1", "hours": 3}),
        ("career_record_value_fits_its_kind", {"kind": "diklat", "value": "teknis", "hours": 20}),
        ("career_record_of_a_course_has_hours", {"hours": 20}),
        ("career_record_of_a_course_has_hours", {"kind": "diklat", "value": "fungsional"}),
        (
            "career_record_only_conduct_ends_and_not_before_it_began",
            {"until": date(2026, 1, 1)},
        ),
        (
            "career_record_only_conduct_ends_and_not_before_it_began",
            {"kind": "disiplin", "value": "berat", "until": date(2015, 9, 11)},
        ),
        ("career_record_has_a_basis", {"basis": ""}),
        ("career_record_withdrawal_fields_go_together", {"withdrawn_at": NOW}),
    ],
)
def test_a_record_is_refused(name, changes):
    refused(name, lambda: CareerRecordFactory(**changes))


def test_career_record_is_kept_once():
    first = CareerRecordFactory()

    refused("career_record_is_kept_once", lambda: CareerRecordFactory(employee=first.employee))
    CareerRecord.objects.filter(pk=first.pk).update(withdrawn_at=NOW, withdrawn_by=UserFactory())
    CareerRecordFactory(employee=first.employee)


@pytest.mark.parametrize(
    "changes",
    [
        {"qualification": Decimal("25.01")},
        {"competence": Decimal(41)},
        {"performance": Decimal(31)},
        {"discipline": Decimal("-1")},
    ],
)
def test_official_index_stays_within_its_scale(changes):
    refused("official_index_stays_within_its_scale", lambda: OfficialIndexFactory(**changes))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("talent_levels_begin_one_after_the_other", {"above_from": 75}),
        ("talent_levels_begin_one_after_the_other", {"above_from": 101}),
        ("talent_levels_begin_one_after_the_other", {"meets_from": 0}),
        ("talent_levels_begin_one_after_the_other", {"middle_from": 91}),
        ("talent_levels_begin_one_after_the_other", {"middle_from": 0}),
        ("talent_levels_begin_one_after_the_other", {"high_from": 101}),
        ("talent_weights_make_a_hundred", {"weight_newest": 61}),
        ("talent_weights_make_a_hundred", {"weight_pelatihan": 16}),
        ("talent_scores_fall_with_the_predikat", {"score_baik": 100}),
        ("talent_scores_fall_with_the_predikat", {"score_butuh_perbaikan": 90}),
        ("talent_scores_fall_with_the_predikat", {"score_kurang": 65}),
        ("talent_scores_fall_with_the_predikat", {"score_sangat_kurang": 45}),
        ("talent_scores_fall_with_the_predikat", {"score_sangat_baik": 101}),
        ("talent_criteria_have_a_basis", {"basis": ""}),
    ],
)
def test_criteria_are_refused(name, changes):
    refused(name, lambda: TalentCriteriaFactory(**changes))


def test_criteria_begin_on_days_of_their_own():
    first = TalentCriteriaFactory()

    refused(
        "since",
        lambda: TalentCriteria.objects.create(
            **{
                field.attname: getattr(first, field.attname)
                for field in TalentCriteria._meta.concrete_fields
                if field.name != "id"
            }
        ),
    )


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("potential_score_is_at_most_a_hundred", {"score": Decimal("100.01")}),
        ("potential_score_is_at_most_a_hundred", {"score": Decimal("-0.01")}),
        ("potential_part_names_source_and_evidence", {"source": ""}),
        ("potential_part_names_source_and_evidence", {"evidence": ""}),
        (
            "potential_period_is_not_empty",
            {"period": between(date(2026, 1, 2), date(2026, 1, 1))},
        ),
        ("potential_withdrawal_fields_go_together", {"withdrawn_at": NOW}),
    ],
)
def test_a_part_of_potensial_is_refused(name, changes):
    refused(name, lambda: PotentialComponentFactory(**changes))


def test_potential_part_counts_once_a_day():
    first = PotentialComponentFactory(period=between(date(2025, 1, 1), date(2026, 6, 30)))
    same = {"employee": first.employee}

    refused(
        "potential_part_counts_once_a_day",
        lambda: PotentialComponentFactory(
            **same, period=between(date(2026, 6, 30), date(2027, 1, 1))
        ),
    )
    PotentialComponentFactory(**same, part="pelatihan")
    PotentialComponentFactory(**same, period=between(date(2026, 7, 1), date(2027, 1, 1)))


def test_a_recusal_is_said_once_and_with_a_reason():
    first = RecusalFactory()

    refused(
        "recusal_is_said_once_for_a_case",
        lambda: RecusalFactory(employee=first.employee, member=first.member),
    )
    refused("recusal_from_a_case_has_a_reason", lambda: RecusalFactory(reason=""))


def test_a_placement_is_confirmed_by_a_second_member():
    member = UserFactory()
    name = "talent_is_confirmed_by_a_second_member_with_a_reason"

    refused(
        name,
        lambda: TalentPlacementFactory(confirmed=True, proposed_by=member, confirmed_by=member),
    )
    refused(name, lambda: TalentPlacementFactory(confirmed=True, confirmed_reason=""))
    refused(name, lambda: TalentPlacementFactory(confirmed=True, confirmed_by=None))
    refused(name, lambda: TalentPlacementFactory(confirmed_at=NOW))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("talent_box_is_one_of_nine", {"box": 10}),
        ("talent_box_is_one_of_nine", {"box": 0}),
        ("talent_proposal_has_a_reason", {"reason": ""}),
        ("talent_is_returned_with_a_reason", {"status": "dikembalikan"}),
        ("talent_is_returned_with_a_reason", {"returned_reason": "Data lama."}),
    ],
)
def test_a_placement_is_refused(name, changes):
    refused(name, lambda: TalentPlacementFactory(**changes))


def test_talent_one_open_proposal_per_employee():
    first = TalentPlacementFactory(confirmed=True)
    TalentPlacementFactory(employee=first.employee)

    refused(
        "talent_one_open_proposal_per_employee",
        lambda: TalentPlacementFactory(employee=first.employee),
    )


@pytest.mark.parametrize(
    ("model", "factory", "field"),
    [
        (CareerRecord, CareerRecordFactory, {"value": "s2"}),
        (OfficialIndex, OfficialIndexFactory, {"discipline": 1}),
        (TalentCriteria, TalentCriteriaFactory, {"above_from": 95}),
        (PotentialComponent, PotentialComponentFactory, {"score": 100}),
        (Recusal, RecusalFactory, {"reason": "Lain."}),
        (TalentPlacement, TalentPlacementFactory, {"box": 9}),
    ],
)
def test_what_was_written_neither_changes_nor_goes(model, factory, field):
    rows = model.objects.filter(pk=factory().pk)

    refused("Cannot", lambda: rows.update(**field))
    refused("Cannot", rows.delete)


@pytest.mark.parametrize(
    ("model", "factory"),
    [(CareerRecord, CareerRecordFactory), (PotentialComponent, PotentialComponentFactory)],
)
def test_a_withdrawal_is_written_once(model, factory):
    rows = model.objects.filter(pk=factory().pk)
    rows.update(withdrawn_at=NOW, withdrawn_by=UserFactory())

    refused("Cannot update", lambda: rows.update(withdrawn_at=None, withdrawn_by=None))


def test_a_decision_is_written_once_and_never_taken_back():
    rows = TalentPlacement.objects.filter(pk=TalentPlacementFactory(confirmed=True).pk)

    refused("Cannot update", lambda: rows.update(confirmed_reason="Lain."))
    refused("transition", lambda: rows.update(status="diusulkan"))
