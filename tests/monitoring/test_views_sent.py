"""Notes from a device that was offline: one answer however often they are sent."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kinerja.monitoring.models import Evidence, Progress
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp
from tests.factories import SkpFactory, WorkResultFactory

SEND = reverse("monitoring:note_send")
KEY = uuid4()


@pytest.fixture
def result(cast):
    """Of Budi's agreed plan."""
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    return WorkResultFactory(skp=skp, order=1)


@pytest.fixture
def budi(client, cast):
    client.force_login(cast.budi.user)
    return client


def photo():
    stream = BytesIO()
    Image.new("RGB", (60, 40), "green").save(stream, "JPEG")
    return SimpleUploadedFile("IMG_1.jpg", stream.getvalue(), "image/jpeg")


def note(work, **fields):
    on = timezone.localdate().isoformat()
    return {
        "result": work.pk,
        "note": "Rekap selesai.",
        "on": on,
        "idempotency_key": KEY,
    } | fields


def test_a_note_from_a_device_is_kept_with_its_photo(budi, result):
    answer = budi.post(SEND, note(result, photo=photo()))

    kept = Progress.objects.get()
    assert (answer.status_code, answer.json()) == (
        200,
        {"url": reverse("monitoring:note_detail", args=[kept.pk])},
    )
    assert (kept.key, Evidence.objects.get().progress) == (KEY, kept)


def test_the_same_note_again_gets_the_same_answer(budi, result):
    first = budi.post(SEND, note(result, photo=photo()))
    again = budi.post(SEND, note(result, photo=photo()))

    assert (again.status_code, again.json()) == (200, first.json())
    assert Progress.objects.count() == 1
    assert Evidence.objects.count() == 1


def test_another_text_under_a_stored_key_is_refused_and_not_lost_silently(budi, result):
    budi.post(SEND, note(result))
    other = budi.post(SEND, note(result, note="Rekap dan laporan selesai."))

    assert (other.status_code, other.json()) == (
        409,
        {"reasons": ["Catatan sebelumnya sudah tersimpan. Kirim lagi bila ini catatan tambahan."]},
    )
    assert Progress.objects.get().note == "Rekap selesai."


def test_a_stored_note_is_still_known_after_the_plan_changed(budi, result):
    first = budi.post(SEND, note(result))
    Skp.objects.filter(pk=result.skp_id).update(status=SkpStatus.SUPERSEDED)

    again = budi.post(SEND, note(result))

    assert (again.status_code, again.json()) == (200, first.json())


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        ({"on": "2019-01-02"}, 409, "Tanggal 02-01-2019 di luar masa catatan."),
        ({"result": 1}, 422, "Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain."),
        ({"note": ""}, 422, "Tulis satu kalimat tentang apa yang tercapai."),
        ({"idempotency_key": "x"}, 422, "Catatan ini tidak lengkap. Perbaiki, lalu kirim lagi."),
    ],
)
def test_a_note_that_cannot_be_kept_is_answered_with_the_reason(
    budi, result, fields, status, reason
):
    answer = budi.post(SEND, note(result, **fields))

    assert answer.status_code == status
    assert [one[: len(reason)] for one in answer.json()["reasons"]] == [reason]
    assert Progress.objects.count() == 0


def test_nobody_sends_to_another_ones_plan(client, cast, result):
    client.force_login(cast.sari.user)
    SkpFactory(placement=cast.sari.placements.get(), agreed=True, appraiser=cast.joko)

    answer = client.post(SEND, note(result))

    assert (answer.status_code, answer.json()["reasons"]) == (
        422,
        ["Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain."],
    )
    assert Progress.objects.count() == 0


def test_without_a_plan_the_note_stays_on_the_device(client, cast, result):
    client.force_login(cast.wayan.user)

    answer = client.post(SEND, note(result))

    assert (answer.status_code, answer.json()["reasons"]) == (
        409,
        ["Belum ada SKP yang ditetapkan untuk catatan ini. Ajukan SKP Anda lebih dulu."],
    )


def test_without_a_session_the_device_is_told_to_sign_in(client, result):
    answer = client.post(SEND, note(result))

    assert (answer.status_code, answer.json()) == (
        401,
        {"reasons": ["Sesi berakhir. Masuk lagi untuk mengirim catatan."]},
    )


@pytest.mark.parametrize("results", [1, 3])
def test_sending_asks_the_same_however_many_results(
    budi, result, results, django_assert_num_queries
):
    for order in range(2, results + 1):
        WorkResultFactory(skp=result.skp, order=order)

    with django_assert_num_queries(13):
        budi.post(SEND, note(result))


def test_the_page_of_what_waits_holds_nothing_of_anybody(budi, result):
    page = budi.get(reverse("monitoring:note_waiting")).text

    assert "Tidak ada yang menunggu" in page
    assert result.statement not in page
