import pytest
from django.urls import reverse

from kinerja.monitoring.models import ActionStep, DocumentationRule
from tests.factories import ActionStepFactory, WorkResultFactory


@pytest.fixture
def sari(client, plan):
    client.force_login(plan.cast.sari.user)
    return client


def test_the_other_side_finds_what_waits_for_it(sari, plan):
    ActionStepFactory(result=plan.result, text="Menyusun jadwal")
    page = reverse("monitoring:step_list", args=[plan.skp.pk])

    assert "1 rencana aksi menunggu persetujuan Anda" in sari.get(page).text
    sari.post(reverse("monitoring:step_agree", args=[plan.skp.pk]))

    assert "menunggu persetujuan" not in sari.get(page).text
    assert ActionStep.objects.get().agreed_by == plan.cast.sari.user


def test_a_step_is_added_and_taken_off_without_script(sari, plan):
    page = reverse("monitoring:step_list", args=[plan.skp.pk])

    sari.post(page, {"result": plan.result.pk, "text": "Menyusun jadwal", "due_on": "2026-08-01"})
    step = ActionStep.objects.get()
    answer = sari.post(reverse("monitoring:step_drop", args=[step.pk]), follow=True)

    step.refresh_from_db()
    assert step.dropped_at is not None
    assert "Rencana aksi dicabut." in answer.text


def test_a_refusal_stands_beside_the_form(sari, plan):
    page = reverse("monitoring:step_list", args=[plan.skp.pk])

    answer = sari.post(
        page, {"result": plan.result.pk, "text": "Menyusun jadwal", "due_on": "2030-01-01"}
    )

    assert (answer.status_code, ActionStep.objects.count()) == (422, 0)
    assert "di luar masa SKP" in answer.text


def test_who_only_reads_is_offered_nothing(client, plan):
    ActionStepFactory(result=plan.result)
    client.force_login(plan.cast.joko.user)

    text = client.get(reverse("monitoring:step_list", args=[plan.skp.pk])).text

    assert ("Tambah rencana aksi" in text, "Cabut" in text) == (False, False)


def test_ratna_sets_the_period_and_reads_the_refusal(client, plan):
    client.force_login(plan.cast.ratna.user)
    page = reverse("monitoring:documentation_rules")
    sent = {"periodicity": "mingguan", "since": "2026-07-01", "reason": "Surat edaran"}

    client.post(page, sent)
    again = client.post(page, sent)

    assert (DocumentationRule.objects.count(), again.status_code) == (1, 422)
    assert "Sudah ada periode yang berlaku mulai tanggal itu." in again.text


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_steps_do_not_grow(sari, plan, django_assert_num_queries, rows):
    for order in range(rows):
        ActionStepFactory(result=WorkResultFactory(skp=plan.skp, order=order + 2))

    with django_assert_num_queries(7):
        sari.get(reverse("monitoring:step_list", args=[plan.skp.pk]))
