"""Bimbingan kinerja (Lamp. III D 4, Format B.1.6–B.1.9)."""

import pytest
from django.db import IntegrityError, transaction

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, rules
from kinerja.monitoring.actions import guidance as actions
from kinerja.monitoring.enums import GuidanceKind
from kinerja.monitoring.models import GuidanceFeedback
from kinerja.notifications.models import Message
from tests.factories import NOW, TODAY, GuidanceFactory

GOALS = [{"indicator": "Rekap", "strategy": "Tiap Jumat"}]
STEPS = [{"indicator": "Rekap", "strategy": "Jadwal bersama", "adjust": "tidak"}]
SCORES = [{"group": "Manajerial", "competence": "Integritas", "score": 4, "reason": "Jujur"}]


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def start(plan, who="sari", *, guide=None, assignment=""):
    return actions.start_guidance(
        plan.skp,
        kind="coaching",
        guide=guide or plan.cast.sari,
        assignment=assignment,
        purpose="Rekap terlambat",
        by=getattr(plan.cast, who).user,
        at=NOW,
    )


def test_the_way_of_a_coaching(plan):
    budi, sari = {"by": plan.cast.budi.user, "at": NOW}, {"by": plan.cast.sari.user, "at": NOW}
    guidance = start(plan)

    actions.fill_goals(guidance, rows=GOALS, opportunity="Belajar", **budi)
    actions.fill_steps(guidance, rows=STEPS, **sari)
    actions.sign_guidance(guidance, **budi)
    actions.sign_guidance(guidance, **sari)
    actions.rate_guidance(guidance, answers=["ya"] * 9, note="Rahasia", **budi)
    actions.review_competences(guidance, scores=SCORES, recommendation="Pelatihan", **sari)

    guidance.refresh_from_db()
    assert (guidance.is_signed, guidance.goals, guidance.steps) == (True, GOALS, STEPS)
    assert guidance.review.recommendation == "Pelatihan"
    kinds = Event.objects.filter(stream=f"monitoring.guidance:{guidance.pk}").order_by("sequence")
    assert [event.kind for event in kinds] == [
        "monitoring.guidance_started",
        "monitoring.guidance_goals",
        "monitoring.guidance_steps",
        "monitoring.guidance_signed",
        "monitoring.guidance_signed",
        "monitoring.guidance_rated",
    ]
    assert Event.objects.filter(kind="monitoring.competences_reviewed").count() == 1
    told = Message.objects.filter(user=plan.cast.joko.user).order_by("pk")
    assert [one.text for one in told] == [
        "Ada umpan balik atas sebuah bimbingan kinerja.",
        "Evaluasi kompetensi sesudah bimbingan dapat dibaca.",
    ]


@pytest.mark.parametrize("who", ["joko", "tono", "rina", "budi", "ratna"])
def test_only_the_penilai_starts(plan, who):
    assert refused(start, plan, who) == [actions.ONLY_PENILAI]


def test_others_guide_by_a_letter(plan):
    assert refused(start, plan, guide=plan.cast.tono) == [
        "Pembimbing ini bukan penilainya. Tulis surat penugasan khususnya."
    ]
    assert refused(start, plan, guide=plan.cast.budi) == [
        "Pegawai tidak membimbing dirinya sendiri. Pilih orang lain."
    ]
    assert start(plan, guide=plan.cast.tono, assignment="ST 12/2026").guide == plan.cast.tono


@pytest.mark.parametrize("who", ["joko", "rina", "ratna", "sari"])
def test_each_fills_in_his_own_part(plan, who):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.tono, signed=True)
    by = {"by": getattr(plan.cast, who).user, "at": NOW}
    acts = (
        lambda: actions.fill_goals(guidance, rows=GOALS, opportunity="", **by),
        lambda: actions.fill_steps(guidance, rows=STEPS, **by),
        lambda: actions.sign_guidance(guidance, **by),
        lambda: actions.rate_guidance(guidance, answers=["ya"] * 9, note="", **by),
        lambda: actions.review_competences(guidance, scores=SCORES, recommendation="x", **by),
    )

    assert [refused(act) for act in acts] == [[actions.NOT_YOURS]] * 5


def test_nothing_is_signed_before_both_filled_it_in(plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari)

    assert refused(actions.sign_guidance, guidance, by=plan.cast.budi.user, at=NOW) == [
        "Pegawai belum mengisi tujuannya.",
        "Pembimbing belum mengisi langkah ke depan.",
    ]
    with pytest.raises(IntegrityError, match="guidance_is_signed_when"), transaction.atomic():
        GuidanceFactory(skp=plan.skp, employee_signed_at=NOW)


def test_what_was_signed_stays_and_comes_before_the_rest(plan):
    budi, sari = {"by": plan.cast.budi.user, "at": NOW}, {"by": plan.cast.sari.user, "at": NOW}
    guidance = GuidanceFactory(
        skp=plan.skp, guide=plan.cast.sari, goals=GOALS, steps=STEPS, employee_signed_at=NOW
    )

    said = (
        refused(actions.fill_goals, guidance, rows=GOALS, opportunity="", **budi),
        refused(actions.fill_steps, guidance, rows=STEPS, **sari),
        refused(actions.sign_guidance, guidance, **budi),
        refused(actions.rate_guidance, guidance, answers=["ya"] * 9, note="", **budi),
        refused(actions.review_competences, guidance, scores=SCORES, recommendation="x", **sari),
    )
    assert said == (
        [actions.NOT_OPEN],
        [actions.NOT_OPEN],
        ["Anda sudah menandatangani bimbingan ini."],
        [actions.NOT_SIGNED],
        [actions.NOT_SIGNED],
    )


def test_each_part_is_said_once(plan):
    budi, sari = {"by": plan.cast.budi.user, "at": NOW}, {"by": plan.cast.sari.user, "at": NOW}
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari, signed=True)
    actions.rate_guidance(guidance, answers=["ya"] * 9, note="", **budi)
    actions.review_competences(guidance, scores=SCORES, recommendation="x", **sari)

    assert refused(actions.rate_guidance, guidance, answers=["ya"] * 9, note="", **budi) == [
        actions.TWICE
    ]
    assert refused(
        actions.review_competences, guidance, scores=SCORES, recommendation="x", **sari
    ) == [actions.TWICE]


def test_b18_goes_past_the_leader(plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari, signed=True)

    readers = {
        name
        for name in ("budi", "sari", "joko", "tono", "ratna", "agus", "umi")
        if access.can_read_guidance_feedback(getattr(plan.cast, name).user, guidance, on=TODAY)
    }
    assert readers == {"budi", "joko"}


def test_re4_nine_statements_and_the_named_competences_of_the_law():
    assert len(rules.STATEMENTS) == 9
    assert [len(names) for names in rules.COMPETENCES.values()] == [8, 1]
    assert list(rules.SCALE) == [1, 2, 3, 4, 5]
    assert set(rules.SHEETS) == set(GuidanceKind)


def test_the_database_wants_nine_answers(plan):
    guidance = GuidanceFactory(skp=plan.skp, signed=True)

    with pytest.raises(IntegrityError, match="answers_every_question"), transaction.atomic():
        GuidanceFeedback.objects.create(
            guidance=guidance, answers=["ya"], given_at=NOW, given_by=plan.cast.budi.user
        )
