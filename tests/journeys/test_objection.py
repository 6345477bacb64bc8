"""An objection that changes a predikat, as the four people concerned meet it."""

import pytest
from django.utils import timezone

from kinerja.appraisal.models import Objection
from tests.factories import EvaluationFactory
from tests.journeys.conftest import choose, fill, press
from tests.journeys.stories import PASSWORD, set_password

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_an_objection_changes_a_predikat(cast, door, picture):
    now = timezone.now()
    evaluation = EvaluationFactory(
        skp__placement=cast.budi.placements.get(),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        signed_at=now,
        handed_over_at=now,
    )
    set_password(cast.joko)

    employee = door.open_for(cast.budi.user, "phone").new_page()
    employee.goto(f"/penilaian/e/{evaluation.pk}/mengapa/")
    press(employee, "Ajukan keberatan")
    fill(employee, reasons="Dua belas laporan selesai tepat waktu dan diterima pimpinan.")
    picture(employee, "ajukan-keberatan")
    press(employee, "Ajukan keberatan")
    employee.get_by_text("Keberatan diajukan.").first.wait_for()

    examiner = door.open_for(cast.joko.user).new_page()
    examiner.goto("/")
    press(examiner, "Putuskan keberatan")
    press(examiner, "Budi")
    press(examiner, "Mulai periksa dan minta penjelasan")
    examiner.get_by_text("Pemeriksaan dimulai.").first.wait_for()

    employee.reload()
    explain(employee, "Tanda terima ada pada bukti catatan saya.")
    penilai = door.open_for(cast.sari.user).new_page()
    penilai.goto("/")
    press(penilai, "Beri penjelasan atas keberatan")
    press(penilai, "Budi")
    explain(penilai, "Tanda terima itu benar.")

    examiner.reload()
    picture(examiner, "keberatan-diperiksa")
    press(examiner, "Putuskan keberatan")
    choose(examiner, "results_rating", "di_atas")
    choose(examiner, "behaviour_rating", "di_atas")
    fill(
        examiner,
        considerations="Tanda terima menunjukkan semua laporan tepat waktu.",
        recommendation="Pertahankan.",
    )
    press(examiner, "Tetapkan keputusan")
    fill(examiner, password=PASSWORD)
    press(examiner, "Lanjutkan")
    examiner.get_by_text("Keputusan tersimpan").first.wait_for()

    employee.reload()
    picture(employee, "keberatan-diputus")
    press(employee, "Hasil evaluasi yang berlaku")
    employee.get_by_text("maka predikatnya Sangat Baik").first.wait_for()
    assert Objection.objects.get().outcome.predikat == "sangat_baik"


def explain(page, text):
    fill(page, text=text)
    press(page, "Kirim penjelasan")
    page.get_by_text("Penjelasan tercatat.").first.wait_for()
