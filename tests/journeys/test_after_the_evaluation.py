"""What follows a predikat: six months of help for one, angka kredit for another."""

from decimal import Decimal

import pytest

from kinerja.credits.models import CreditConversion
from kinerja.development.models import ImprovementPlan
from tests.credits.conftest import annual, evaluated, in_post_since
from tests.development.conftest import PROPOSAL, TALK, low_year, offered
from tests.factories import START
from tests.journeys.conftest import fill, press

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_penilai_and_employee_agree_and_talk(cast, door, picture):
    plan = offered(low_year(cast))
    penilai = door.open_for(cast.sari.user).new_page()
    penilai.goto("/")
    press(penilai, "Susun rencana perbaikan")
    press(penilai, "Budi")
    press(penilai, "Susun rencana")
    fill(penilai, **PROPOSAL)
    press(penilai, "Usulkan kepada pegawai")

    employee = door.open_for(cast.budi.user, "phone").new_page()
    employee.goto("/")
    press(employee, "Jawab usulan rencana perbaikan")
    press(employee, "Setelah evaluasi Tahun 2025")
    employee.get_by_label("Saya setuju, mari mulai").check()
    press(employee, "Kirim jawaban")
    employee.wait_for_selector("text=Rencana dimulai hari ini.")
    picture(employee, "rencana-perbaikan")

    penilai.reload()
    press(penilai, "Catat bimbingan")
    fill(penilai, **TALK)
    press(penilai, "Simpan catatan")
    penilai.wait_for_selector("text=Bimbingan tercatat.")

    employee.reload()
    press(employee, "Catatan bimbingan sudah saya baca")
    employee.wait_for_selector("text=ditandai sudah dibaca")
    assert ImprovementPlan.objects.get(pk=plan.pk).sessions.get().read_at is not None


def test_a_predikat_becomes_angka_kredit_that_explains_itself(cast, door, picture):
    in_post_since(cast.budi, START.replace(year=2024))
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(rank="III/b")
    for number in (2024, 2025):
        evaluated(cast.budi, annual(number), cast.sari, unit=cast.field)
    penilai = door.open_for(cast.sari.user).new_page()
    penilai.goto("/")
    press(penilai, "Konversi predikat")
    press(penilai, "Tetapkan yang dipilih")
    penilai.wait_for_selector("text=2 predikat dikonversi menjadi angka kredit.")

    employee = door.open_for(cast.budi.user).new_page()
    employee.goto("/angka-kredit/")
    assert "25 angka kredit pada jenjang Ahli Pertama." in employee.inner_text("main")
    picture(employee, "angka-kredit")

    credit = [one.credit for one in CreditConversion.objects.all()]
    assert credit == [Decimal("12.5"), Decimal("12.5")]
