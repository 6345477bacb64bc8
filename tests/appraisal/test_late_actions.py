"""The penilai let the window pass: docs/law.md#penilai-terlambat."""

from datetime import UTC, date, datetime

import pytest

from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.actions import Ratings
from kinerja.appraisal.enums import EvaluationBasis
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.organisation.actions import load_holidays
from kinerja.organisation.models import ReportingLine
from kinerja.organisation.queries import working_days_after
from tests.factories import NOW, EvaluationFactory, EvaluationPeriodFactory, FeedbackFactory

AUGUST = datetime(2026, 8, 4, 3, 0, tzinfo=UTC)
ON = date(2026, 8, 4)


@pytest.fixture
def late(cast, ready):
    """On ON the window is over, and Sari never signed for Budi."""
    ready.period.due_on = date(2026, 7, 31)
    ready.period.save()
    return ready


def rate(evaluation, by, at=AUGUST):
    return actions.save_evaluation(
        evaluation,
        ratings=Ratings(results_rating="sesuai", behaviour_rating="sesuai"),
        seen=evaluation.revision,
        by=by.user,
        at=at,
    )


def sign(evaluation, by, at=AUGUST):
    evaluation.refresh_from_db()
    places = queries.take_over(evaluation, on=ON, basis=EvaluationBasis.SUPERIOR)
    content = queries.draft_content(evaluation, queries.material_of(evaluation), places, on=ON)
    return actions.sign_evaluation(evaluation, seen_digest=digest(content), by=by.user, at=at)


@pytest.mark.parametrize(
    ("is_penilai", "is_atasan", "on", "basis"),
    [
        (True, False, date(2026, 7, 31), "penilai"),
        (False, True, date(2026, 7, 31), ""),
        (True, False, date(2026, 8, 1), ""),
        (False, True, date(2026, 8, 1), "atasan"),
        (False, False, date(2026, 8, 1), ""),
    ],
)
def test_the_window_belongs_to_the_penilai_and_what_follows_to_his_atasan(
    is_penilai, is_atasan, on, basis
):
    assert (
        rules.evaluates_as(
            is_penilai=is_penilai, is_atasan=is_atasan, due_on=date(2026, 7, 31), on=on
        )
        == basis
    )


def test_the_atasan_evaluates_and_the_result_is_final(cast, late):
    rate(late, cast.joko)

    signed = sign(late, cast.joko)

    assert (signed.basis, signed.is_final, signed.signed_by) == ("atasan", True, cast.joko.user)
    assert (signed.appraiser, signed.superior) == (cast.sari, cast.joko)
    assert signed.content["basis"] == "atasan"
    assert queries.explanation(signed).who == "Joko, atasan pejabat penilai"


def test_the_penilai_hears_that_it_passed_on(cast, late):
    with pytest.raises(Refused) as refused:
        rate(late, cast.sari)

    assert refused.value.reasons == [
        "Masa evaluasi berakhir 31 Juli 2026. Sesudah itu atasan pejabat penilai yang mengevaluasi."
    ]
    with pytest.raises(Refused, match="Masa evaluasi berakhir"):
        sign(late, cast.sari)


def test_inside_the_window_the_atasan_does_not_evaluate(cast, late):
    with pytest.raises(Refused):
        rate(late, cast.joko, at=NOW)
    with pytest.raises(Refused):
        actions.start_evaluation(late.skp, period=late.period, by=cast.joko.user, at=NOW)


def test_what_was_never_begun_the_atasan_begins(cast, late):
    skp, period = late.skp, late.period
    late.delete()

    begun = actions.start_evaluation(skp, period=period, by=cast.joko.user, at=AUGUST)

    assert (begun.basis, begun.is_final, begun.appraiser) == ("atasan", True, cast.sari)


def test_the_open_draft_says_as_what_each_reads_it(cast, late):
    found = {
        who: access.draft_to_rate(getattr(cast, who).user, late.pk, on=ON).basis
        for who in ("sari", "joko")
    }

    assert found == {"sari": "penilai", "joko": "atasan"}


def test_who_signed_in_place_of_a_penilai_hands_over_and_the_penilai_of_then_does_not(cast, late):
    rate(late, cast.joko)
    signed = sign(late, cast.joko)
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        appraiser=cast.tono
    )

    found = {
        who
        for who in ("budi", "joko", "sari", "tono", "umi", "wayan")
        if access.can_hand_over(getattr(cast, who).user, signed, on=ON)
    }

    assert found == {"joko", "tono"}


def test_feedback_of_the_atasan_is_enough(cast, late):
    late.skp.feedback.all().delete()
    FeedbackFactory(
        result=late.skp.results.get(),
        giver=cast.joko,
        given_at=datetime(2026, 7, 20, tzinfo=UTC),
    )
    rate(late, cast.joko)

    assert sign(late, cast.joko).predikat == "baik"


def test_nobody_objects_to_it(cast, late):
    rate(late, cast.joko)
    signed = sign(late, cast.joko)
    actions.hand_over_evaluation(signed, by=cast.joko.user, at=AUGUST)

    with pytest.raises(Refused, match="Evaluasi oleh atasan pejabat penilai bersifat final"):
        actions.file_objection(signed, reasons="Tidak setuju.", by=cast.budi.user, at=AUGUST)


def test_tc112_the_atasan_signs_by_23_february_and_reports_by_17_march(cast):
    load_holidays(by=None, at=NOW)
    annual = EvaluationFactory(
        skp__placement=cast.budi.placements.get(),
        period=EvaluationPeriodFactory(
            kind="tahun",
            number=1,
            starts_on=date(2025, 1, 1),
            ends_on=date(2025, 12, 31),
            opens_on=date(2025, 12, 29),
            due_on=date(2026, 1, 31),
        ),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        basis="atasan",
        is_final=True,
    )

    assert working_days_after(annual.period.due_on, rules.LATE_SIGN_DAYS) == date(2026, 2, 23)
    assert queries.explanation(annual).report_by == date(2026, 3, 17)
    assert [one.label for one in queries.deadlines_of(annual)] == [
        "Diserahkan kepada pegawai",
        "Ditandatangani dan dikembalikan pegawai",
    ]


def test_handing_over_and_returning_take_seven_days_each(cast):
    """Signed and delivered on 15 July 2026, received three days later."""
    row = EvaluationFactory(
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        basis="atasan",
        is_final=True,
    )

    assert [one.day for one in queries.deadlines_of(row)] == [date(2026, 7, 24), date(2026, 7, 28)]


def test_the_list_of_the_atasan_names_those_left_open(cast, late):
    assert [one.name for one in queries.late_people(cast.joko.user, late.period, on=ON)] == ["Budi"]
    assert queries.late_people(cast.sari.user, late.period, on=ON) == []
    assert queries.late_people(cast.joko.user, late.period, on=date(2026, 7, 31)) == []


def test_what_the_atasan_signed_stays_in_his_list_to_be_handed_over(cast, late):
    rate(late, cast.joko)
    sign(late, cast.joko)

    [person] = queries.late_people(cast.joko.user, late.period, on=ON)

    assert person.status == "ditandatangani"


@pytest.fixture
def over(late):
    """The same, with the window closed yesterday by the clock of the tests."""
    late.period.due_on = date(2026, 7, 14)
    late.period.save()
    return late


@pytest.mark.parametrize(("who", "status"), [("joko", 302), ("rina", 404), ("tono", 404)])
def test_who_begins_after_the_window(client, cast, over, who, status):
    skp, period = over.skp, over.period
    over.delete()
    client.force_login(getattr(cast, who).user)

    assert client.post(f"/penilaian/{skp.pk}/{period.pk}/mulai/").status_code == status


def test_the_atasan_finds_them_on_his_page_and_opens_them(client, cast, over):
    client.force_login(cast.joko.user)

    people = client.get(f"/penilaian/?periode={over.period_id}")
    page = client.get(f"/penilaian/e/{over.pk}/")

    assert [row.name for row in people.context["late"]] == ["Budi"]
    assert people.context["late_until"] == date(2026, 8, 3)
    assert (page.status_code, page.context["evaluation"].basis) == (200, "atasan")
