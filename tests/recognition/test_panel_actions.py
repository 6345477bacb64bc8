from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from kinerja.recognition.actions import innovations, panel, rounds
from kinerja.recognition.actions.rounds import Call, Measure
from kinerja.recognition.models import Certificate, Innovation, PanelCase, Round
from tests.cast import build_cast
from tests.factories import NOW, TODAY, RoleGrantFactory
from tests.recognition.conftest import AFTER, WHY, accepted, decided, judged, submitted
from tests.recognition.factories import RoundFactory

CALL = {
    "title": "Pegawai Teladan",
    "terms": "Terbuka.",
    "basis": "Kepbup 12/2026",
    "opens_on": TODAY,
    "closes_on": TODAY + timedelta(days=20),
    "panel_until": TODAY + timedelta(days=40),
    "announced_on": TODAY + timedelta(days=50),
    "passing": 70,
    "quorum": 2,
}
TWO = [Measure("Dampak", "Apa yang berubah?", 60), Measure("Integritas", "Teladan?", 40)]


@pytest.fixture
def case(members):
    return PanelCase.objects.get(innovation=submitted(members))


def says(act, *args, by, at=NOW, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, by=by.user, at=at, **kwargs)
    return " ".join(refusal.value.reasons)


def scores(case, value=80):
    return {str(one.pk): value for one in case.round.criteria.all()}


def judge(case, by, **changes):
    words = {"scores": scores(case), "advice": "diterima", "reason": WHY, **changes}
    return says(panel.judge_case, case, by=by, **words)


# Rounds


def test_a_round_is_made_changed_and_published_by_hr(cast):
    row = rounds.make_round(
        kind="penghargaan", call=Call(**CALL), criteria=TWO, by=cast.ratna.user, at=NOW
    )
    row = rounds.change_round(
        row,
        call=Call(**{**CALL, "title": "Teladan 2026"}),
        criteria=TWO[:1],
        by=cast.ratna.user,
        at=NOW,
    )
    assert (row.title, row.criteria.count()) == ("Teladan 2026", 1)
    assert says(rounds.publish_round, row, by=cast.ratna) == (
        "Jumlah bobot kriteria 60; harus tepat 100."
    )
    rounds.change_round(row, call=Call(**CALL), criteria=TWO, by=cast.ratna.user, at=NOW)
    row = rounds.publish_round(row, by=cast.ratna.user, at=NOW)
    assert row.published_at == NOW
    again = {"call": Call(**CALL), "criteria": TWO, "by": cast.ratna}
    assert "sudah diterbitkan" in says(rounds.change_round, row, **again)
    assert "sudah diterbitkan" in says(rounds.publish_round, row, by=cast.ratna)


@pytest.mark.parametrize("who", ["budi", "umi", "agus", "opi"])
def test_nobody_else_makes_rounds(cast, who):
    by = getattr(cast, who)
    made = {"call": Call(**CALL), "criteria": TWO, "by": by}
    draft = RoundFactory(is_draft=True)

    assert "Hanya BKPSDM" in says(rounds.make_round, kind="penghargaan", **made)
    assert "Hanya BKPSDM" in says(rounds.change_round, draft, **made)
    assert "Hanya BKPSDM" in says(rounds.publish_round, draft, by=by)


def test_a_calendar_that_runs_backwards_and_persons_in_an_innovation_round_are_refused(cast):
    wrong = Call(**{**CALL, "closes_on": TODAY - timedelta(days=1), "under_age": 38})
    made = {"call": wrong, "criteria": TWO, "by": cast.ratna}

    said = says(rounds.make_round, kind="inovasi", **made)

    assert "Penutupan usulan" in said
    assert "Syarat perorangan" in said
    assert Round.objects.count() == 0


# Judging


def test_members_with_an_interest_are_left_out_when_a_case_opens(members, case):
    away = {one.reviewer.full_name: one.is_automatic for one in case.recusals.all()}

    assert away == {"Sari": True}


def test_a_panel_members_own_proposal_is_not_his_to_judge(members):
    RoleGrantFactory(user=members.budi.user, role="panel_inovasi")
    case = PanelCase.objects.get(innovation=submitted(members))

    assert "tidak ikut menilai" in judge(case, members.budi)
    decide = {"outcome": "diterima", "reason": WHY}
    assert "tidak ikut" in says(panel.decide_case, case, by=members.budi, at=AFTER, **decide)
    assert case.recusals.get(reviewer=members.budi.user).reason == (
        "Anda terlibat dalam usulan ini."
    )


def test_somebody_seated_later_is_asked_for_his_interests_too(members, case):
    RoleGrantFactory(user=members.tono.user, role="panel_inovasi")

    assert judge(case, members.tono) == ("Anda dan Budi bekerja di perangkat daerah yang sama.")


def test_a_line_that_changed_in_june_makes_an_interest_today(members, case):
    ReportingLine.objects.filter(employee=members.budi, period__contains=TODAY).update(
        appraiser=members.wayan
    )

    assert judge(case, members.wayan) == "Anda dan Budi berada dalam satu garis penilaian."


@pytest.mark.parametrize("who", ["budi", "ratna", "agus"])
def test_only_members_judge_step_back_and_decide(members, case, who):
    by = getattr(members, who)

    assert "Hanya anggota panel" in judge(case, by)
    assert "Hanya anggota panel" in says(panel.step_back, case, reason="Ipar.", by=by)
    assert "Hanya anggota panel" in says(
        panel.decide_case, case, outcome="diterima", reason=WHY, by=by, at=AFTER
    )


def test_a_member_judges_once_with_every_criterion_and_a_reason(members, case):
    assert "0 sampai 100" in judge(case, members.opi, scores={})
    assert "0 sampai 100" in judge(case, members.opi, scores=scores(case, 101))
    assert "0 sampai 100" in judge(case, members.opi, scores=scores(case, -1))
    assert "sedikitnya 20 huruf" in judge(case, members.opi, reason="Bagus.")
    assert "keputusan yang tersedia" in judge(case, members.opi, advice="menang")
    judged(case, members.opi)
    assert "sudah menilai" in judge(case, members.opi)
    assert "sudah menilai" in says(panel.step_back, case, reason="Ipar.", by=members.opi)


def test_who_steps_back_says_why_and_judges_no_more(members, case):
    panel.step_back(case, reason="Ipar pengusul.", by=members.wayan.user, at=NOW)

    assert "tidak ikut menilai" in judge(case, members.wayan)
    assert "tidak ikut menilai" in says(panel.step_back, case, reason="–", by=members.wayan)


# Deciding


def test_the_panel_decides_after_the_call_with_enough_members_who_judged(members, case):
    judged(case, members.opi)
    words = {"outcome": "diterima", "reason": WHY}

    said = says(panel.decide_case, case, by=members.wayan, **words)
    assert said == (
        "Usulan masih dibuka. Panel memutuskan sesudah masa usulan ditutup. "
        "Beri penilaian Anda dahulu, baru memutuskan bersama. "
        "Baru 1 anggota menilai; paling sedikit 2 anggota."
    )
    judged(case, members.wayan)
    assert "sedikitnya 20 huruf" in says(
        panel.decide_case, case, outcome="diterima", reason="Ya.", by=members.opi, at=AFTER
    )
    assert "keputusan yang" in says(
        panel.decide_case, case, outcome="menang", reason=WHY, by=members.opi, at=AFTER
    )
    decided(case, members.opi)
    case.refresh_from_db()
    assert (case.outcome, case.decided_by) == ("diterima", members.opi.user)


@pytest.mark.parametrize(
    ("outcome", "status", "papers"),
    [
        ("diterima", "diterima", 2),
        ("dikembalikan", "dikembalikan", 0),
        ("belum_diterima",) * 2 + (0,),
    ],
)
def test_the_proposal_takes_the_panels_word_and_everybody_in_it_is_told(
    members, case, outcome, status, papers
):
    decided(judged(case, members.opi, members.wayan), members.opi, outcome)

    row = Innovation.objects.get()
    assert (row.status, row.decided_at) == (status, AFTER)
    assert Certificate.objects.count() == papers
    for who in (members.budi, members.rina):
        assert Message.objects.filter(user=who.user, kind="recognition.case_decided").count() == 1


def test_a_certificate_says_who_did_how_much(members):
    accepted(members)

    content = Certificate.objects.get(employee=members.rina).content
    assert (content["employee"]["name"], content["share"]) == ("Rina", 30)
    assert (content["thing"], content["part"]) == ("Antrean tanpa aplikasi", "Melatih petugas")
    assert (content["by"], content["given_on"]) == ("Opi", "2026-08-03")


def test_a_decision_is_made_once_and_the_second_member_reads_by_whom(members, case):
    judged(case, members.opi, members.wayan)
    decided(case, members.opi)

    said = says(
        panel.decide_case, case, outcome="belum_diterima", reason=WHY, by=members.wayan, at=AFTER
    )
    assert said == (
        "Berkas ini sudah diputus Opi pada pukul 10.00. Muat ulang halaman untuk membacanya."
    )
    assert "sudah diputus" in says(panel.step_back, case, reason="–", by=members.wayan)
    assert "sudah diputus" in judge(case, members.wayan)


def test_what_was_taken_back_is_judged_no_more(members, case):
    innovations.withdraw_innovation(case.innovation, by=members.budi.user, at=NOW)

    assert judge(case, members.opi) == "Usulan ini sudah ditarik pengusulnya."


def test_returned_it_can_be_submitted_again(members, case):
    decided(judged(case, members.opi, members.wayan), members.opi, "dikembalikan", at=AFTER)
    RoundFactory(opens_on=TODAY, closes_on=TODAY + timedelta(days=40))
    innovations.submit_innovation(case.innovation, by=members.budi.user, at=AFTER)

    assert PanelCase.objects.filter(innovation=case.innovation).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_members_who_decide_at_once_make_one_decision():
    cast = build_cast()
    for who in (cast.opi, cast.wayan):
        RoleGrantFactory(user=who.user, role="panel_inovasi")
    case = judged(PanelCase.objects.get(innovation=submitted(cast)), cast.opi, cast.wayan)
    start, answers = Barrier(2), []

    def decide(member, outcome):
        start.wait()
        try:
            decided(case, member, outcome)
            answers.append("diputus")
        except Refused as refusal:
            answers.append(refusal.reasons[0])
        finally:
            connection.close()

    threads = [
        Thread(target=decide, args=(cast.opi, "diterima")),
        Thread(target=decide, args=(cast.wayan, "belum_diterima")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one[:19] for one in answers) == ["Berkas ini sudah di", "diputus"]
    row = PanelCase.objects.get()
    outcome = {"diterima": "diterima", "belum_diterima": "belum_diterima"}[row.outcome]
    assert Innovation.objects.get().status == outcome
    assert timezone.localdate(row.decided_at) == timezone.localdate(AFTER)
