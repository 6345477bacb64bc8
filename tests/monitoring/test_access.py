from datetime import date

import pytest
from django.http import Http404

from kinerja.monitoring import access
from kinerja.monitoring.models import FeedbackRequest
from tests.factories import (
    NOW,
    TODAY,
    ActionStepFactory,
    EvidenceFactory,
    FeedbackFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)

READERS = {"budi", "sari", "joko", "umi", "ratna", "agus"}
SPEAKERS = {"sari", "joko", "rina"}
EVERYBODY = {*READERS, *SPEAKERS, "tono", "opi", "wayan"}


def seen_by(gate, plan):
    found = set()
    for who in EVERYBODY:
        try:
            gate(getattr(plan.cast, who).user)
        except Http404:
            continue
        found.add(who)
    return found


def test_who_reads_notes_proofs_and_the_page(plan):
    proof = EvidenceFactory(progress__result=plan.result)
    gates = [
        lambda user: access.get_skp(user, plan.skp.pk, on=TODAY),
        lambda user: access.get_note(user, proof.progress_id, on=TODAY),
        lambda user: access.get_evidence(user, proof.pk, on=TODAY),
    ]

    assert [seen_by(gate, plan) for gate in gates] == [READERS] * 3


def test_a_withdrawn_note_is_seen_by_its_writer_only(plan):
    note = ProgressFactory(result=plan.result, withdrawn_at=NOW)

    assert seen_by(lambda user: access.get_note(user, note.pk, on=TODAY), plan) == {"budi"}


def test_who_writes_and_who_gives_feedback(plan):
    note = ProgressFactory(result=plan.result)

    assert seen_by(lambda user: access.get_own_note(user, note.pk), plan) == {"budi"}
    speak = seen_by(lambda user: access.get_skp_for_feedback(user, plan.skp.pk, on=TODAY), plan)
    assert speak == SPEAKERS


@pytest.mark.parametrize("status", ["draf"])
def test_a_plan_that_is_not_set_has_no_progress_page(cast, status):
    skp = SkpFactory(placement=cast.budi.placements.get(), status=status)

    with pytest.raises(Http404):
        access.get_skp(cast.budi.user, skp.pk, on=TODAY)
    with pytest.raises(Http404):
        access.get_skp_for_feedback(cast.sari.user, skp.pk, on=TODAY)


def test_feedback_taken_back_is_gone_for_its_reader(plan):
    feedback = FeedbackFactory(result=plan.result, giver=plan.cast.sari, withdrawn_at=NOW)

    with pytest.raises(Http404):
        access.get_feedback_for_me(plan.cast.budi.user, feedback.pk)
    with pytest.raises(Http404):
        access.get_feedback_to_discuss(plan.cast.budi.user, feedback.pk)


def test_a_question_that_was_closed_is_gone_for_both(plan):
    cast = plan.cast
    row = FeedbackRequest.objects.create(
        skp=plan.result.skp,
        asked=cast.sari,
        result=plan.result,
        question="Apa yang dapat saya perbaiki?",
        requested_at=NOW,
        requested_by=cast.budi.user,
    )
    assert seen_by(lambda user: access.get_request(user, row.pk), plan) == {"budi", "sari"}

    FeedbackRequest.objects.update(closed_at=NOW)

    assert seen_by(lambda user: access.get_request(user, row.pk), plan) == set()


def test_a_step_of_a_plan_that_is_not_set_is_not_taken_off(plan):
    skp = SkpFactory(placement=plan.skp.placement, version=2, previous=plan.skp, change_reason="x")
    step = ActionStepFactory(result=WorkResultFactory(skp=skp))

    assert seen_by(lambda user: access.get_step(user, step.pk, on=TODAY), plan) == set()


def test_nobody_speaks_about_a_plan_that_is_not_in_force(plan):
    def gate(user):
        access.get_skp_for_feedback(user, plan.skp.pk, on=date(2027, 1, 1))

    assert seen_by(gate, plan) == set()
