"""Gates that pages and acts share, asked directly."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from kinerja.appraisal import access, actions, queries
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import ReportingLine
from tests.appraisal.conftest import rate, sign
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    ObjectionEvidenceFactory,
    ObjectionFactory,
    PlacementFactory,
    RoleGrantFactory,
    SkpFactory,
)

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


@pytest.fixture
def signed(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    ready.refresh_from_db()
    return ready


def those_who(cast, asks):
    return {name for name in EVERYBODY if asks(getattr(cast, name).user)}


def test_the_penilai_hands_over_what_is_signed(cast, ready):
    assert those_who(cast, lambda user: access.can_hand_over(user, ready, on=TODAY)) == set()

    rate(ready, cast.sari)
    sign(ready, cast.sari)

    assert those_who(cast, lambda user: access.can_hand_over(user, ready, on=TODAY)) == {"sari"}


@pytest.mark.parametrize("who", ["budi", "rina", "opi", "wayan"])
def test_others_hand_nothing_over(cast, signed, who):
    with pytest.raises(Refused):
        actions.hand_over_evaluation(signed, by=getattr(cast, who).user, at=NOW)


def test_the_register_holds_what_one_keeps_reads_or_signed(cast, signed):
    def sees(user):
        return signed in access.visible_register(user, on=TODAY)

    assert those_who(cast, sees) == {"sari", "joko", "umi", "ratna", "agus"}


def test_one_answers_only_what_was_handed_over(cast, signed):
    assert access.can_answer(cast.budi.user, signed) is False

    actions.hand_over_evaluation(signed, by=cast.sari.user, at=NOW)
    signed.refresh_from_db()

    assert those_who(cast, lambda user: access.can_answer(user, signed)) == {"budi"}


def test_one_does_not_open_what_was_not_handed_over(cast, signed):
    with pytest.raises(Http404):
        access.get_own(cast.budi.user, signed.pk)


def test_one_rates_today_the_people_of_ones_own_lines_and_no_others(cast):
    people = ("budi", "rina", "sari", "wayan")
    rated = {
        who: {name for name in people if access.rates_today(user, getattr(cast, name), on=TODAY)}
        for who, user in ((who, getattr(cast, who).user) for who in ("sari", "joko", "tono"))
    }

    assert rated == {"sari": {"budi", "rina"}, "joko": {"sari"}, "tono": set()}


def test_a_draft_is_found_by_its_number_alone(cast, ready):
    another = EvaluationFactory(
        skp=ready.skp,
        unit=ready.unit,
        appraiser=cast.sari,
        superior=cast.joko,
        period=EvaluationPeriodFactory(
            number=1,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 3, 31),
            opens_on=date(2026, 3, 25),
            due_on=date(2026, 4, 30),
        ),
    )

    found = [access.draft_to_rate(cast.sari.user, row.pk, on=TODAY) for row in (ready, another)]

    assert found == [ready, another]


def test_a_plan_that_is_not_agreed_is_not_rated(cast, ready):
    type(ready.skp).objects.filter(pk=ready.skp_id).update(status="digantikan")

    with pytest.raises(Http404):
        access.get_plan_to_rate(cast.sari.user, ready.skp_id, ready.period, on=TODAY)


def test_a_closed_unit_is_not_rated(cast):
    type(cast.field).objects.filter(pk=cast.field.pk).update(is_active=False)

    with pytest.raises(Http404):
        access.get_unit_to_rate(cast.joko.user, cast.field.pk, on=TODAY)


def test_hr_of_another_office_finds_nothing_in_the_register(cast, signed):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_opd", unit=cast.other)

    assert list(access.visible_register(cast.rina.user, on=TODAY)) == []


def test_signer_and_todays_penilai_hand_over_and_todays_atasan_reads(cast, signed):
    lines = ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari)
    lines.update(appraiser=cast.tono, superior=cast.wayan)

    assert those_who(cast, lambda user: access.can_hand_over(user, signed, on=TODAY)) == {
        "sari",
        "tono",
    }
    assert list(access.visible_register(cast.wayan.user, on=TODAY)) == [signed]


def test_one_row_does_not_open_another(cast, signed):
    draft = EvaluationFactory(
        skp=signed.skp,
        unit=signed.unit,
        appraiser=cast.sari,
        superior=cast.joko,
        period=EvaluationPeriodFactory(
            number=1,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 3, 31),
            opens_on=date(2026, 3, 25),
            due_on=date(2026, 4, 30),
        ),
    )

    assert list(access.rateable_evaluations(cast.sari.user, on=TODAY)) == [draft]
    assert not access.can_hand_over(cast.sari.user, draft, on=TODAY)


def test_a_predikat_is_not_set_before_its_window(cast, period):
    period.opens_on = TODAY + timedelta(days=1)

    with pytest.raises(Refused, match="Masa evaluasi baru dibuka"):
        actions.set_predikat(
            cast.field,
            period=period,
            predikat="baik",
            reason="Surat 12/2026.",
            by=cast.joko.user,
            at=NOW,
        )


def test_whom_nobody_rates_today_is_not_evaluated(cast, period):
    skp = SkpFactory(placement=cast.wayan.placements.get(), agreed=True, appraiser=cast.sari)

    with pytest.raises(Refused, match="Hanya pejabat penilai"):
        actions.start_evaluation(skp, period=period, by=cast.sari.user, at=NOW)


def test_a_period_does_not_exist_before_it_opens(cast, period):
    assert access.get_period(period.pk, on=period.opens_on) == period
    with pytest.raises(Http404):
        access.get_period(period.pk, on=period.opens_on - timedelta(days=1))


def test_ones_results_are_ones_own(cast, signed):
    actions.hand_over_evaluation(signed, by=cast.sari.user, at=NOW)

    found = {who for who in EVERYBODY if list(queries.results_of(getattr(cast, who).user))}
    assert found == {"budi"}


def test_who_led_the_unit_above_before_sets_no_predikat_today(cast):
    former = EmployeeFactory()
    post = cast.joko.placements.get().position
    PlacementFactory(
        employee=former, position=post, period=between(date(2025, 1, 1), date(2025, 12, 31))
    )

    assert access.can_set_predikat(former.user, cast.field, on=date(2025, 7, 1)) is True
    assert access.can_set_predikat(former.user, cast.field, on=TODAY) is False


def test_a_contested_result_is_read_by_its_examiner_and_no_other_stranger(cast, signed):
    ObjectionFactory(evaluation=signed, examiner=cast.wayan)

    def sees(user):
        return access.can_read(user, signed, on=TODAY)

    assert those_who(cast, sees) == {"sari", "joko", "umi", "ratna", "agus", "wayan"}


@pytest.mark.parametrize("part", ["employee", "appraiser"])
def test_hr_names_no_examiner_in_her_own_matter(cast, signed, part):
    objection = ObjectionFactory(evaluation=signed)
    assert access.get_objection_to_assign(cast.ratna.user, objection.pk, on=TODAY) == objection

    own = ObjectionFactory(**{part: cast.ratna})
    with pytest.raises(Http404):
        access.get_objection_to_assign(cast.ratna.user, own.pk, on=TODAY)


def test_the_file_of_an_objection_is_read_by_its_sides_and_their_records_office(cast, signed):
    """Asked without a reader, so that the wall does not answer instead."""
    file = ObjectionEvidenceFactory(objection=ObjectionFactory(evaluation=signed))

    def opens(user):
        try:
            return access.get_objection_evidence(user, file.pk, on=TODAY) == file
        except Http404:
            return False

    assert those_who(cast, opens) == {"budi", "sari", "joko", "umi", "ratna"}


def test_nobody_examines_before_an_examiner_is_named(cast, signed):
    objection = ObjectionFactory(evaluation=signed, examiner=None)

    assert those_who(cast, lambda user: access.can_examine(user, objection)) == set()
