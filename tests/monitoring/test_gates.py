"""Gates of the steps beside the notes, asked directly: each condition has a test."""

import pytest
from django.http import Http404

from kinerja.monitoring import access
from kinerja.monitoring.models import GuidanceFeedback
from kinerja.organisation.models import ReportingLine
from tests.factories import (
    NOW,
    TODAY,
    BehaviourCaseFactory,
    DialogueFactory,
    FeedbackInvitationFactory,
    GuidanceFactory,
    SkpFactory,
    TakeOverFactory,
    UserFactory,
    WorkResultFactory,
)
from tests.monitoring.test_queries import role_of

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


def opened_by(cast, gate):
    found = set()
    for who in EVERYBODY:
        try:
            gate(getattr(cast, who).user)
        except Http404:
            continue
        found.add(who)
    return found


@pytest.fixture
def draft(plan):
    """The next version of Budi's plan, not agreed yet."""
    return SkpFactory(placement=plan.skp.placement, version=2, previous=plan.skp, change_reason="x")


def test_only_ones_own_set_plan_is_ones_own(plan, draft):
    def gate(skp):
        return opened_by(plan.cast, lambda user: access.get_own_set_skp(user, skp.pk))

    assert (gate(plan.skp), gate(draft)) == ({"budi"}, set())


def test_a_request_for_feedback_is_ended_once_and_only_about_a_set_plan(plan, draft):
    def gate(invitation):
        return opened_by(
            plan.cast, lambda user: access.get_invitation(user, invitation.pk, on=TODAY)
        )

    open_one = FeedbackInvitationFactory(skp=plan.skp)
    over = FeedbackInvitationFactory(skp=plan.skp, ended_at=NOW)

    assert gate(open_one) == {"budi", "sari"}
    assert gate(over) == gate(FeedbackInvitationFactory(skp=draft)) == set()


def test_a_take_over_is_ended_once_and_only_about_a_set_plan(plan, draft):
    def gate(taken):
        return opened_by(plan.cast, lambda user: access.get_takeover(user, taken.pk, on=TODAY))

    over = TakeOverFactory(result=WorkResultFactory(skp=plan.skp), ended_at=NOW)
    of_draft = TakeOverFactory(result=WorkResultFactory(skp=draft))

    assert gate(TakeOverFactory(result=plan.result)) == {"sari"}
    assert gate(over) == gate(of_draft) == set()


def test_a_dialogue_about_a_draft_is_read_by_nobody(plan, draft):
    dialogue = DialogueFactory(skp=draft, leader=plan.cast.sari)

    assert opened_by(plan.cast, lambda u: access.get_dialogue(u, dialogue.pk, on=TODAY)) == set()


def test_the_penilai_speaks_of_taking_over_and_of_behaviour(plan):
    gates = (
        lambda user: access.get_skp_of_my_report(user, plan.skp.pk, on=TODAY),
        lambda user: access.get_skp_to_plan(user, plan.skp.pk, on=TODAY),
    )

    assert [opened_by(plan.cast, gate) for gate in gates] == [{"sari"}, {"budi", "sari"}]


def test_an_account_without_an_employee_is_nobody(plan):
    assert access.employee_pk(UserFactory()) is None
    assert access.employee_pk(plan.cast.sari.user) == plan.cast.sari.pk


def test_the_guide_from_elsewhere_reads_the_guidance(plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.wayan)

    assert opened_by(plan.cast, lambda user: access.get_guidance(user, guidance.pk, on=TODAY)) == {
        *("budi", "sari", "joko", "umi", "ratna", "agus", "wayan")
    }


def test_what_was_said_of_one_guidance_is_not_shown_for_another(plan):
    said, silent = (GuidanceFactory(skp=plan.skp, guide=plan.cast.sari, signed=True) for _ in "ab")
    GuidanceFeedback.objects.create(
        guidance=said, answers=["ya"] * 9, given_at=NOW, given_by=plan.cast.budi.user
    )

    def gate(guidance):
        return opened_by(
            plan.cast, lambda user: access.get_guidance_feedback(user, guidance.pk, on=TODAY)
        )

    assert (gate(said), gate(silent)) == ({"budi", "joko"}, set())


@pytest.mark.parametrize("change", [lambda lines: lines.delete(), lambda lines: without(lines)])
def test_where_nobody_stands_above_only_the_person_reads_what_he_said(plan, change):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari, signed=True)
    change(ReportingLine.objects.filter(employee=plan.cast.budi))

    assert {
        who
        for who in EVERYBODY
        if access.can_read_guidance_feedback(getattr(plan.cast, who).user, guidance, on=TODAY)
    } == {"budi"}


def without(lines):
    lines.update(superior=None)


def readers_of(cast, **case):
    row = BehaviourCaseFactory(appraiser=cast.sari, superior=cast.joko, **case)
    return {
        who for who in EVERYBODY if row in access.visible_cases(getattr(cast, who).user, on=TODAY)
    }


def test_before_its_end_the_superior_reads_no_case(plan):
    scheduled = {
        "status": "dijadwalkan",
        "counsellor": plan.cast.agus,
        "counsellor_kind": "pejabat",
        "reported_at": NOW,
    }

    assert readers_of(plan.cast, skp=plan.skp, **scheduled) == {"budi", "sari", "agus"}


def test_of_independent_counselling_the_superior_reads_nothing(plan):
    done = {
        "status": "selesai",
        "counsellor": plan.cast.agus,
        "counsellor_kind": "independen",
        "reported_at": NOW,
        "ended_at": NOW,
    }

    assert readers_of(plan.cast, skp=plan.skp, **done) == {"budi", "sari", "agus"}


def test_who_was_asked_about_one_speaks_about_nobody_else(plan):
    """Neither another person asked, nor another plan, nor a request that ended, counts."""
    cast = plan.cast
    other = SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari)
    FeedbackInvitationFactory(skp=other, invited=cast.wayan)
    FeedbackInvitationFactory(skp=plan.skp, invited=cast.opi)
    FeedbackInvitationFactory(skp=plan.skp, invited=cast.agus, ended_at=NOW)

    people = (cast.wayan, cast.opi, cast.agus)

    assert [role_of(who.user, plan.skp) for who in people] == [None, "lainnya", None]


def test_nobody_speaks_about_himself(plan):
    assert role_of(plan.cast.budi.user, plan.skp) is None
