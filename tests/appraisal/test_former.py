"""The result of the former unit after a move: PermenPANRB 6/2022, Lampiran IV A.13.a."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from kinerja.appraisal import actions, queries, rules
from kinerja.appraisal.models import AnnualRecord, FormerResult
from kinerja.audit.models import Event
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.models import Placement, ReportingLine
from tests.appraisal.conftest import rate, shown_digest, sign
from tests.appraisal.test_views import page, statements
from tests.factories import (
    NOW,
    START,
    TODAY,
    AnnualPeriodFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    OrganisationRatingFactory,
    PerformanceYearFactory,
    PlacementFactory,
    PositionFactory,
    SkpFactory,
    WorkResultFactory,
    YearClosingFactory,
)
from tests.factories import ReportingLineFactory as LineFactory

MOVE = date(2026, 6, 15)
BEFORE = between(START, date(2026, 6, 14))
LATE = datetime(2099, 8, 3, 3, 0, tzinfo=UTC)
OFFERED = {"is_annual": False, "moved_on": MOVE, "starts_on": date(2026, 4, 1), "has_former": True}


def quarter_one(**changes):
    days = {
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 3, 31),
        "opens_on": date(2026, 3, 25),
        "due_on": date(2026, 4, 30),
    }
    return EvaluationPeriodFactory(number=1, **{**days, **changes})


@pytest.fixture
def moved(cast, period):
    """Budi left Sari in June and works for Joko; Sari delivered triwulan I."""
    old = SkpFactory(
        placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari, period=BEFORE
    )
    former = EvaluationFactory(
        skp=old,
        period=quarter_one(),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        results_rating="di_atas",
        behaviour_rating="sesuai",
        predikat="baik",
    )
    Placement.objects.filter(employee=cast.budi).update(period=BEFORE)
    there = PlacementFactory(
        employee=cast.budi, position=PositionFactory(unit=cast.office), period=since(MOVE)
    )
    mine = ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari)
    mine.update(period=BEFORE)
    LineFactory(employee=cast.budi, appraiser=cast.joko, superior=None, period=since(MOVE))
    new = SkpFactory(placement=there, agreed=True, appraiser=cast.joko, period=since(MOVE))
    WorkResultFactory(skp=new, order=1)
    OrganisationRatingFactory(unit=cast.office, period=period, set_by=cast.joko.user)
    evaluation = EvaluationFactory(
        skp=new, period=period, unit=cast.office, appraiser=cast.joko, superior=None
    )
    return SimpleNamespace(evaluation=evaluation, former=former)


def propose(cast, moved, *, who="joko", at=NOW):
    return actions.propose_former(moved.evaluation, by=getattr(cast, who).user, at=at)


def agree(cast, offer, *, agrees=True, who="budi", at=NOW):
    return actions.answer_former(offer, agrees=agrees, by=getattr(cast, who).user, at=at)


def kinds():
    return list(
        Event.objects.filter(kind__startswith="appraisal.former").values_list("kind", "actor")
    )


# The rule


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"moved_on": date(2026, 4, 1)}, None),
        ({"moved_on": date(2026, 3, 31)}, "tidak pindah dalam periode ini"),
        ({"moved_on": None}, "tidak pindah dalam periode ini"),
        ({"is_annual": True}, "Evaluasi tahunan selalu dinilai"),
        ({"has_former": False}, "Tidak ada hasil periode sebelumnya"),
        ({"study": "gagal"}, "tidak lulus tugas belajar"),
    ],
)
def test_only_after_a_move_and_only_for_a_periodic_evaluation(changes, reason):
    found = rules.blockers_to_reuse(**{**OFFERED, **changes})

    assert len(found) == (reason is not None)
    assert reason is None or reason in found[0]


# The agreement


def test_by_agreement_the_result_of_the_former_unit_stands_in(cast, moved):
    offer = propose(cast, moved)
    agree(cast, offer)
    signed = sign(moved.evaluation, cast.joko)

    assert (signed.results_rating, signed.behaviour_rating) == ("di_atas", "sesuai")
    assert (signed.predikat, signed.unit, signed.appraiser) == ("baik", cast.office, cast.joko)
    said = (
        "Menurut kesepakatan penilai dan pegawai 15 Juli 2026, "
        "rating ini dari hasil Triwulan I 2026 pada Bidang Kesmas."
    )
    inputs = queries.explanation(signed).inputs
    assert [one["reason"] for one in inputs[1:]] == [said, said]
    assert kinds() == [
        ("appraisal.former_result_proposed", cast.joko.user_id),
        ("appraisal.former_result_answered", cast.budi.user_id),
    ]


def test_both_sides_are_told(cast, moved):
    agree(cast, propose(cast, moved))

    assert Message.objects.get(user=cast.budi.user).kind == "appraisal.former_result_proposed"
    assert (
        Message.objects.get(user=cast.joko.user).text
        == "Budi: usulan hasil unit lama disetujui pegawai."
    )


def test_parts_rated_before_do_not_stand_beside_it(cast, moved):
    result = moved.evaluation.skp.results.get()
    rate(moved.evaluation, cast.joko, results={result.pk: ("di_bawah", "Baru datang")})
    moved.evaluation.behaviour_ratings.create(value="harmonis", rating="di_bawah")
    agree(cast, propose(cast, moved))

    part = moved.evaluation.result_ratings.get()
    assert (part.rating, part.no_realisation_reason) == ("", "Baru datang")
    assert moved.evaluation.behaviour_ratings.get().rating == ""


@pytest.mark.parametrize("answers", [[], [False]])
def test_declined_or_unanswered_changes_nothing(cast, moved, answers):
    offer = propose(cast, moved)
    for agrees in answers:
        agree(cast, offer, agrees=agrees)

    moved.evaluation.refresh_from_db()
    assert (moved.evaluation.results_rating, moved.evaluation.results_reason) == ("", "")
    with pytest.raises(Refused, match="belum memberi umpan balik"):
        actions.sign_evaluation(
            moved.evaluation,
            seen_digest=shown_digest(moved.evaluation),
            by=cast.joko.user,
            at=NOW,
        )
    assert rate(moved.evaluation, cast.joko).results_rating == "sesuai"


def test_what_was_agreed_is_not_rated_over(cast, moved):
    agree(cast, propose(cast, moved))
    moved.evaluation.refresh_from_db()

    with pytest.raises(Refused, match="sudah disepakati"):
        rate(moved.evaluation, cast.joko)


def test_the_atasan_who_evaluates_late_is_not_bound(cast, moved):
    """The agreement is the penilai's; after the window all that is due comes first (A.11)."""
    agree(cast, propose(cast, moved))
    evaluation = moved.evaluation
    evaluation.refresh_from_db()
    bound = queries.is_by_agreement(evaluation)
    evaluation.basis = "atasan"

    assert (bound, queries.is_by_agreement(evaluation)) == (True, False)


def test_the_atasan_rates_late_over_what_was_agreed(cast, moved):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.joko).update(superior=cast.tono)
    agree(cast, propose(cast, moved))
    moved.evaluation.refresh_from_db()

    assert rate(moved.evaluation, cast.tono, at=LATE).results_rating == "sesuai"


# Who may, and when not


def test_only_the_new_penilai_proposes(cast, moved):
    for who in ("sari", "budi", "umi"):
        with pytest.raises(Refused, match="Hanya pejabat penilai"):
            propose(cast, moved, who=who)


def test_only_the_employee_answers(cast, moved):
    offer = propose(cast, moved)

    asked = [queries.offers_to(one.user, on=TODAY) for one in (cast.budi, cast.rina)]
    assert [list(offers) for offers in asked] == [[offer], []]
    for who in ("joko", "sari", "umi"):
        with pytest.raises(Refused, match="Hanya pegawai yang dievaluasi"):
            agree(cast, offer, who=who)


def test_it_is_proposed_once_and_answered_once(cast, moved):
    offer = propose(cast, moved)
    with pytest.raises(Refused, match="sudah dikirim"):
        propose(cast, moved)
    agree(cast, offer, agrees=False)

    with pytest.raises(Refused, match="sudah menjawab"):
        agree(cast, offer)
    with pytest.raises(Refused, match="sudah dikirim"):
        propose(cast, moved)


def test_nothing_is_agreed_after_the_signature(cast, moved):
    offer = propose(cast, moved)
    type(moved.evaluation).objects.filter(pk=moved.evaluation.pk).update(
        status="ditandatangani",
        organisation_predikat="baik",
        results_rating="sesuai",
        behaviour_rating="sesuai",
        predikat="baik",
        rule_version="uji",
        content={},
        content_digest="0" * 64,
        verification_code="A" * 26,
        signed_at=NOW,
        signed_by=cast.joko.user,
    )

    with pytest.raises(Refused, match="sudah ditandatangani"):
        agree(cast, offer)


def test_nothing_is_agreed_after_the_window(cast, moved):
    offer = propose(cast, moved)

    with pytest.raises(Refused, match="Masa evaluasi berakhir"):
        agree(cast, offer, at=LATE)
    assert list(queries.offers_to(cast.budi.user, on=LATE.date())) == []


def test_nothing_is_proposed_after_the_window(cast, moved):
    with pytest.raises(Refused, match="Masa evaluasi berakhir"):
        propose(cast, moved, at=LATE)


def close(cast, year):
    AnnualRecord.objects.create(
        employee=cast.budi,
        year=year,
        closing=YearClosingFactory(unit=cast.office, year=year),
        version=1,
        standing="dikecualikan",
        reason="Uji",
        recorded_at=NOW,
        recorded_by=cast.joko.user,
    )


@pytest.mark.parametrize("agrees", [False, True])
def test_nothing_is_agreed_in_a_closed_year(cast, moved, agrees):
    offer = propose(cast, moved) if agrees else None
    close(cast, moved.evaluation.period.year)

    with pytest.raises(Refused, match=queries.YEAR_CLOSED[:20]):
        agree(cast, offer) if agrees else propose(cast, moved)


@pytest.mark.parametrize(
    "changes",
    [
        {"contest": "dalam_keberatan"},
        {"contest": "diubah"},
    ],
)
def test_a_result_that_does_not_stand_is_not_used(cast, moved, changes):
    with transaction.atomic():
        if changes["contest"] == "diubah":
            type(moved.former).objects.filter(pk=moved.former.pk).update(contest="dalam_keberatan")
        type(moved.former).objects.filter(pk=moved.former.pk).update(**changes)

    with pytest.raises(Refused, match="Tidak ada hasil periode sebelumnya"):
        propose(cast, moved)


def test_an_objection_since_the_proposal_ends_it(cast, moved):
    offer = propose(cast, moved)
    type(moved.former).objects.filter(pk=moved.former.pk).update(contest="dalam_keberatan")

    with pytest.raises(Refused, match="Tidak ada hasil periode sebelumnya"):
        agree(cast, offer)


def test_only_the_period_just_before(cast, moved):
    EvaluationPeriodFactory._meta.model.objects.filter(pk=moved.former.period_id).update(
        ends_on=date(2026, 3, 30)
    )

    assert queries.former_of(moved.evaluation) is None


def test_only_of_the_same_person(cast, moved):
    EvaluationFactory(
        skp=SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari),
        period=moved.former.period,
        unit=cast.field,
        appraiser=cast.sari,
        delivered=True,
    )
    type(moved.former).objects.filter(pk=moved.former.pk).update(contest="dalam_keberatan")

    assert queries.former_of(moved.evaluation) is None


def test_only_of_another_unit(cast, moved):
    moved.former.skp.placement.position.unit = cast.office
    moved.former.skp.placement.position.save()

    assert queries.former_of(moved.evaluation) is None


def test_only_what_was_delivered(cast, moved):
    assert queries.former_of(moved.evaluation) == moved.former
    EvaluationFactory(
        skp=moved.former.skp,
        period=EvaluationPeriodFactory(
            kind="bulan", number=3, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31)
        ),
        signed=True,
        unit=cast.field,
        appraiser=cast.sari,
    )
    EvaluationPeriodFactory._meta.model.objects.filter(pk=moved.former.period_id).update(
        ends_on=date(2026, 3, 30)
    )

    assert queries.former_of(moved.evaluation) is None


def test_after_a_year_it_is_the_annual_result(cast, moved):
    """The law's example: moved at the start of the year, so the result of the year before."""
    annual = AnnualPeriodFactory(
        year=PerformanceYearFactory(year=2025),
        starts_on=date(2025, 4, 1),
        ends_on=date(2026, 3, 31),
        opens_on=date(2026, 3, 1),
        due_on=date(2026, 4, 30),
    )
    whole = EvaluationFactory(
        skp=moved.former.skp, period=annual, unit=cast.field, appraiser=cast.sari, delivered=True
    )

    assert queries.former_of(moved.evaluation) == whole


# At once, and in the database


def both(act):
    start, outcomes = Barrier(2), []

    def run():
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins(cast, moved):
    assert both(lambda: propose(cast, moved)) == ["done", "refused"]
    offer = FormerResult.objects.get()
    assert both(lambda: agree(cast, offer)) == ["done", "refused"]
    assert len(kinds()) == 2


def test_the_database_keeps_the_proposal_and_its_answer(cast, moved):
    offer = propose(cast, moved)
    rows = FormerResult.objects.filter(pk=offer.pk)
    with pytest.raises(IntegrityError, match="answer_has_its_moment"), transaction.atomic():
        rows.update(answer="setuju")
    with pytest.raises(IntegrityError, match="is_another_evaluation"), transaction.atomic():
        rows.update(former=moved.evaluation)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        rows.delete()
    agree(cast, offer, agrees=False)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        rows.update(answer="setuju")


# The pages


def test_the_page_proposes_and_then_shows_what_was_agreed(client, cast, moved):
    client.force_login(cast.joko.user)
    offered, count = statements(lambda: client.get(page("evaluation", moved.evaluation)))
    client.post(page("former_propose", moved.evaluation))
    waits = client.get(page("evaluation", moved.evaluation)).content.decode()
    client.force_login(cast.budi.user)
    asked = client.get(page("mine")).content.decode()
    offer = FormerResult.objects.get()
    _, saves = statements(lambda: client.post(page("former_answer", offer), {"jawaban": "setuju"}))
    client.force_login(cast.joko.user)
    agreed, after = statements(lambda: client.get(page("evaluation", moved.evaluation)))

    assert "Usulkan hasil unit lama" in offered.content.decode()
    assert "menunggu jawaban pegawai" in waits
    assert "Usulkan hasil unit lama" not in waits
    assert "Pakai hasil unit lama?" in asked
    assert "Menurut kesepakatan" in agreed.content.decode()
    assert 'name="results_rating"' not in agreed.content.decode()
    assert (count, saves, after) == (11, 9, 11)


def test_who_did_not_move_is_offered_nothing(client, cast, ready):
    client.force_login(cast.sari.user)

    assert "hasil unit lama" not in client.get(page("evaluation", ready)).content.decode().lower()
    with pytest.raises(Refused, match="tidak pindah"):
        actions.propose_former(ready, by=cast.sari.user, at=NOW)


def test_an_answer_that_is_none_changes_nothing(client, cast, moved):
    offer = propose(cast, moved)
    client.force_login(cast.budi.user)
    client.post(page("former_answer", offer), {"jawaban": "a" * 20_000})

    assert FormerResult.objects.get().answer == ""
