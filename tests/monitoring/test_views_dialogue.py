import pytest
from django.urls import reverse

from kinerja.monitoring.models import Dialogue, FeedbackInvitation
from tests.factories import DialogueFactory, EmployeeFactory, FeedbackInvitationFactory


@pytest.fixture
def sari(client, plan):
    client.force_login(plan.cast.sari.user)
    return client


def test_a_dialogue_is_written_and_acknowledged_without_script(sari, client, plan):
    page = reverse("monitoring:dialogue_new", args=[plan.skp.pk])
    sent = {
        "held_on": "2026-07-15",
        "kind": "umpan_balik",
        "channel": "langsung",
        "topics": "Rekap terlambat",
        "employee_agrees": "Mengirim tiap Jumat",
    }

    again = sari.post(page, sent | {"held_on": "2026-07-16"})
    sari.post(page, sent)
    dialogue = Dialogue.objects.get()
    client.force_login(plan.cast.budi.user)
    detail = reverse("monitoring:dialogue_detail", args=[dialogue.pk])
    assert "Ya, begitu dialog kami" in client.get(detail).text
    client.post(reverse("monitoring:dialogue_acknowledge", args=[dialogue.pk]))

    dialogue.refresh_from_db()
    assert (again.status_code, dialogue.is_acknowledged) == (422, True)
    assert "Diakui keduanya" in client.get(detail).text


def test_the_writer_takes_it_back(sari, plan):
    dialogue = DialogueFactory(skp=plan.skp, leader=plan.cast.sari)

    answer = sari.post(reverse("monitoring:dialogue_withdraw", args=[dialogue.pk]), follow=True)

    assert "Catatan dialog ditarik." in answer.text


def test_a_refusal_is_told(sari, plan):
    dialogue = DialogueFactory(skp=plan.skp, leader=plan.cast.sari)

    answer = sari.post(reverse("monitoring:dialogue_acknowledge", args=[dialogue.pk]), follow=True)

    assert "Anda sudah mengakui catatan dialog ini." in answer.text


def test_somebody_is_found_asked_and_let_go(sari, plan):
    page = reverse("monitoring:invitation_list", args=[plan.skp.pk])
    assert "Wayan" in sari.get(f"{page}?q=Wayan").text
    sent = {"invited": plan.cast.wayan.pk, "role": "lainnya", "relation": "Penerima rekap"}

    sari.post(page, sent)
    again = sari.post(page, sent)
    invitation = FeedbackInvitation.objects.get()
    sari.post(reverse("monitoring:invitation_end", args=[invitation.pk]))

    invitation.refresh_from_db()
    assert (again.status_code, invitation.ended_at is not None) == (422, True)
    assert "Pegawai itu sudah dimintai umpan balik untuk SKP ini." in again.text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("dialogue_list", 5), ("invitation_list", 5)])
def test_queries_do_not_grow(sari, plan, django_assert_num_queries, page, queries, rows):
    for _ in range(rows):
        DialogueFactory(skp=plan.skp, leader=plan.cast.sari)
        FeedbackInvitationFactory(skp=plan.skp, invited=EmployeeFactory())

    with django_assert_num_queries(queries):
        sari.get(reverse(f"monitoring:{page}", args=[plan.skp.pk]))
