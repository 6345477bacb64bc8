from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.monitoring.models import DailyProgress, Progress
from tests.factories import (
    TODAY,
    ActionStepFactory,
    EvaluationPeriodFactory,
    IndicatorFactory,
    ProgressFactory,
    WorkResultFactory,
)

MONTH, WEEK = reverse("monitoring:month"), reverse("monitoring:week")


@pytest.fixture
def budi(client, plan):
    client.force_login(plan.cast.budi.user)
    return client


def test_a_month_is_filled_on_one_page(budi, plan):
    EvaluationPeriodFactory()  # April to June, still open
    other = IndicatorFactory(result=plan.result, order=2)
    sent = {
        "idempotency_key": f"{uuid4()}",
        f"value_{plan.indicator.pk}": "7,5",
        f"note_{other.pk}": "Draf selesai.",
    }

    answer = budi.post(f"{MONTH}?bulan=2026-06", sent, follow=True)

    said = list(Progress.objects.order_by("pk").values_list("on", "note", "value"))
    assert said == [
        (date(2026, 6, 30), "Realisasi sampai Juni 2026.", 7.5),
        (date(2026, 6, 30), "Draf selesai.", None),
    ]
    assert "2 catatan tersimpan." in answer.text
    assert "7,5 dari 12 laporan" in answer.text


def test_an_empty_month_is_refused_in_words(budi, plan):
    answer = budi.post(MONTH, {"idempotency_key": f"{uuid4()}"})

    assert (answer.status_code, Progress.objects.count()) == (422, 0)
    assert "Belum ada yang diisi." in answer.text


def test_a_month_nobody_knows_is_this_month(budi, plan):
    assert "Isi Juli 2026" in budi.get(f"{MONTH}?bulan=2019-99").text


def test_last_weeks_note_is_kept_again_with_new_words(budi, plan):
    old = ProgressFactory(result=plan.result, on=date(2026, 7, 8), note="Piket posko.")
    ProgressFactory(result=plan.result, on=date(2026, 7, 9), note="Rapat.")
    assert 'value="2026-07-15"' in budi.get(WEEK).text

    budi.post(
        WEEK,
        {
            "idempotency_key": f"{uuid4()}",
            f"pick_{old.pk}": "on",
            f"on_{old.pk}": "2026-07-15",
            f"note_{old.pk}": "Piket posko lagi.",
        },
    )

    new = Progress.objects.latest("pk")
    assert (Progress.objects.count(), new.on, new.note) == (3, TODAY, "Piket posko lagi.")


def test_a_ticked_note_needs_its_words(budi, plan):
    old = ProgressFactory(result=plan.result, on=date(2026, 7, 8))

    answer = budi.post(WEEK, {"idempotency_key": f"{uuid4()}", f"pick_{old.pk}": "on"})

    assert answer.status_code == 422
    assert ("Pilih tanggalnya." in answer.text, "Tulis satu kalimat." in answer.text) == (
        True,
        True,
    )


@pytest.mark.parametrize("page", [MONTH, WEEK])
def test_without_a_plan_the_page_says_what_to_do(client, cast, page):
    client.force_login(cast.rina.user)

    assert "Belum ada SKP yang ditetapkan" in client.get(page).text


def test_the_note_form_keeps_hours_for_e_kinerja_and_shows_them_again(budi, plan):
    step = ActionStepFactory(result=plan.result)
    budi.post(
        reverse("monitoring:note_new"),
        {
            "idempotency_key": f"{uuid4()}",
            "result": plan.result.pk,
            "note": "Jadwal selesai.",
            "on": "2026-07-15",
            "step": step.pk,
            "starts": "08:00",
            "ends": "09.30",
            "amount": "2",
            "unit_of_measure": "jadwal",
        },
    )

    note = DailyProgress.objects.get().progress
    page = budi.get(reverse("monitoring:note_correct", args=[note.pk])).text
    assert ('value="08:00"' in page, 'value="09:30"' in page, 'value="jadwal"' in page) == (
        True,
        True,
        True,
    )


def test_re5_ones_own_daily_progress_leaves_for_e_kinerja(budi, plan):
    ProgressFactory(result=plan.result, note="Rekap.")

    answer = budi.post(reverse("monitoring:daily_export", args=[plan.skp.pk]), {"bentuk": "csv"})

    assert "Rencana Aksi;Tanggal kegiatan;Jam mulai" in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [(MONTH, 8), (WEEK, 5)])
def test_queries_do_not_grow(budi, plan, django_assert_num_queries, page, queries, rows):
    EvaluationPeriodFactory()
    for order in range(rows):
        result = WorkResultFactory(skp=plan.skp, order=order + 2)
        ProgressFactory(result=result, indicator=IndicatorFactory(result=result, order=1))
        ProgressFactory(result=result, on=date(2026, 7, 8))

    with django_assert_num_queries(queries):
        budi.get(page)
