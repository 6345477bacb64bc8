"""A tugas belajar: the IPK agreed by the law's bands, and what failing does to the predikat."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.appraisal.models import Evaluation
from kinerja.planning.models import Skp
from tests.factories import FeedbackFactory, OrganisationRatingFactory, ProgressFactory
from tests.journeys.conftest import choose, fill, press
from tests.journeys.stories import around_today, set_password
from tests.journeys.test_main_job import ANNEXES, submit_plan
from tests.journeys.test_other_paths import sign_and_hand_over

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

STUDY = {
    "programme": "Magister Kebijakan Publik Universitas Jambi",
    "ipk": "3,10",
    "finish": "Agustus 2027",
}


@pytest.fixture
def student(cast):
    """Budi studies; his bidang is rated."""
    cast.budi.standing = "tugas_belajar"
    cast.budi.save(update_fields=["standing"])
    period = around_today()
    OrganisationRatingFactory(unit=cast.field, period=period, set_by=cast.joko.user)
    set_password(cast.sari)
    return cast.budi


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_student_agrees_on_an_ipk_and_failing_costs_him_the_predikat(
    cast, student, door, picture, size
):
    budi, sari = (door.open_for(who.user, size).new_page() for who in (student, cast.sari))
    expect_a_study(budi, picture)
    agree(sari, Skp.objects.get(employee=student))
    material(cast, Skp.objects.get(employee=student))

    drop_out(sari, picture)
    sign_and_hand_over(sari)

    row = Evaluation.objects.get()
    assert (row.study, row.predikat, row.content["study"]) == ("gagal", "sangat_kurang", "gagal")
    budi.goto(f"/penilaian/e/{row.pk}/mengapa/")
    picture(budi, "tugas-belajar-hasil")
    assert "Sangat Kurang" in budi.inner_text(".k-lead")


def expect_a_study(page, picture):
    """Two results of the law; the page says where the IPK stands among the bands."""
    page.goto("/skp/")
    press(page, "Mulai SKP kosong")
    page.goto(f"/skp/{Skp.objects.get().pk}/hasil/")
    press(page, "Tugas belajar")
    fill(page, **STUDY)
    choose(page, "level", "s2")
    choose(page, "place", "a")
    picture(page, "tugas-belajar-skp")
    press(page, "Tambahkan ke SKP")
    page.wait_for_url("**/hasil/")
    hint = "Menurut panduan, IPK 3,10 setara Butuh perbaikan. Baik dimulai dari 3,20."
    assert hint in page.inner_text("body")
    picture(page, "tugas-belajar-hasil-kerja")
    press(page, "Kembali ke daftar langkah")
    page.get_by_role("link", name="5. Lampiran").click()
    fill(page, **ANNEXES)
    press(page, "Simpan lampiran")
    submit_plan(page, lambda *_: None)  # the main job takes these pictures


def agree(page, plan):
    page.goto(f"/skp/{plan.pk}/tinjau/")
    press(page, "Tetapkan SKP")
    page.get_by_text("ditetapkan.").first.wait_for()


def material(cast, plan):
    """What the university wrote, and what Sari said about both results."""
    today, earlier = timezone.localdate(), timezone.now() - timedelta(days=1)
    for result in plan.results.all():
        ProgressFactory(
            result=result,
            indicator=result.indicators.get(),
            value=None,
            note="Surat universitas: IPK 2,50, studi dihentikan.",
            on=today,
        )
        said = "Surat universitas bulan Juli menyebut studi dihentikan, maka targetnya gagal."
        FeedbackFactory(result=result, giver=cast.sari, text=said, given_at=earlier)


def drop_out(page, picture):
    """Anything better than Kurang is refused in words; then through the quadrant."""
    page.goto("/penilaian/")
    page.get_by_role("button", name="menilai Budi").click()
    page.get_by_text("Panduan IPK").click()
    picture(page, "tugas-belajar-panduan")
    choose(page, "study", "gagal")
    choose(page, "results_rating", "di_bawah")
    choose(page, "behaviour_rating", "sesuai")
    fill(page, results_reason="IPK 2,50 dan studi dihentikan.")
    press(page, "Simpan & periksa")
    refused = "Tugas belajar tidak selesai: predikatnya Kurang atau Sangat Kurang."
    page.get_by_text(refused).first.wait_for()
    picture(page, "tugas-belajar-ditolak")
    page.go_back()
    choose(page, "behaviour_rating", "di_bawah")
    fill(page, behaviour_reason="Tidak melapor selama satu semester.")
    press(page, "Simpan & periksa")
    page.get_by_role("heading", name="Periksa sebelum menandatangani").wait_for()
    picture(page, "tugas-belajar-periksa")
