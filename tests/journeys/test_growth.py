"""Rated low, then a programme, then the next period: help that nobody is pushed into."""

from datetime import date

import pytest

from kinerja.development import tasks
from kinerja.development.models import Enrolment, ProgrammeOffer
from kinerja.lib.periods import between
from tests.credits.conftest import evaluated, quarter
from tests.development.conftest import low_year
from tests.development.factories import MentorFactory, ProgrammeFactory
from tests.factories import NOW, TODAY
from tests.journeys.conftest import fill, press

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_a_low_predikat_through_a_programme_to_the_next_period(cast, door, picture):
    low_year(cast, results_rating="di_bawah")
    programme = ProgrammeFactory(
        title="Mengolah data dengan lembar kerja",
        about="Menyusun rekap dan memeriksa kesalahan.",
        capacity=25,
    )
    tasks.offer_programmes(0)

    employee = door.open_for(cast.budi.user, "phone").new_page()
    employee.goto("/")
    press(employee, "Baca tawaran program")
    picture(employee, "pengembangan-saya")
    press(employee, "Mengolah data")
    picture(employee, "tawaran-program")
    press(employee, "Ambil program ini")
    employee.wait_for_selector("text=Kursi nomor 1.")
    offer = ProgrammeOffer.objects.get()
    assert (offer.status, offer.is_shared) == ("diterima", False)

    penilai = door.open_for(cast.sari.user).new_page()
    penilai.goto("/pengembangan/tim/")
    assert "Tawaran yang dibagikan" not in penilai.inner_text("main")

    it_happened(programme)
    hr = door.open_for(cast.ratna.user).new_page()
    hr.goto(f"/pengembangan/program/{programme.pk}/peserta/")
    row = Enrolment.objects.get()
    hr.get_by_label("Kehadiran Budi").select_option("ya")
    fill(hr, **{f"sertifikat_{row.pk}": "800.1.4/001/BKPSDMD/2026"})
    picture(hr, "peserta-program")
    press(hr, "Simpan kehadiran")
    hr.wait_for_selector("text=JP peserta yang hadir sudah dihitung.")

    evaluated(cast.budi, quarter(1, 2026), cast.sari, unit=cast.field, predikat="kurang")
    evaluated(
        cast.budi,
        quarter(2, 2026),
        cast.sari,
        unit=cast.field,
        predikat="baik",
        signed_at=NOW,
        handed_over_at=NOW,
        acknowledged_at=NOW,
    )
    employee.goto("/pengembangan/")
    employee.wait_for_selector("text=12 dari 20 JP tahun 2026.")
    said = employee.inner_text("main")
    assert "Kurang/Misconduct menjadi Baik." in said
    assert "Banyak hal ikut berpengaruh" in said
    picture(employee, "sesudah-program")


def it_happened(programme):
    """The days of the programme lie behind us, between two quarters' ends."""
    first, last = date(2026, 5, 4), date(2026, 5, 5)
    days = {"starts_on": first, "ends_on": last, "closes_on": date(2026, 5, 1)}
    type(programme).objects.filter(pk=programme.pk).update(**days)
    Enrolment.objects.update(days=between(first, last))


def test_a_plan_of_the_year_and_a_mentor(cast, door):
    MentorFactory(employee=cast.rina, about="Menulis laporan yang dibaca pimpinan.")
    budi = door.open_for(cast.budi.user).new_page()
    budi.goto("/pengembangan/")
    press(budi, "Mulai rencana")
    budi.locator("[name=competence]").select_option("Komunikasi")
    budi.locator("[name=kind]").select_option("mentoring")
    fill(budi, aim="Menulis laporan triwulan sendiri.", due_on="2026-10-01")
    press(budi, "Simpan langkah")
    press(budi, "Buka rencana")
    press(budi, "Ajukan kepada penilai")

    sari = door.open_for(cast.sari.user).new_page()
    sari.goto("/")
    press(sari, "Sepakati rencana pengembangan")
    press(sari, "Menunggu penilai")
    sari.get_by_label("Saya setuju").check()
    press(sari, "Kirim jawaban")
    sari.wait_for_selector("text=Rencana disepakati.")

    budi.goto("/pengembangan/mentor/")
    press(budi, "Minta")
    fill(budi, goal="Menulis laporan triwulan.")
    press(budi, "Kirim permintaan")
    rina = door.open_for(cast.rina.user, "phone").new_page()
    rina.goto("/")
    press(rina, "Jawab permintaan mentor")
    press(rina, "Komunikasi")
    press(rina, "Saya bersedia")
    press(rina, "Catat pertemuan")
    fill(rina, held_on=TODAY.isoformat(), hours="2", discussed="Susunan laporan.")
    press(rina, "Simpan pertemuan")

    budi.goto("/")
    press(budi, "Benarkan pertemuan mentoring")
    press(budi, "Komunikasi")
    press(budi, "Benarkan")
    budi.wait_for_selector("text=2 JP dihitung bagi pegawai.")
