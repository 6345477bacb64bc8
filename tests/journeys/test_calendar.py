"""HR spreads the offices over a window; the people of one office see their day, and only theirs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kinerja.appraisal.models import AnnualRecord, YearClosing
from kinerja.planning.models import ClosingTurn
from tests.factories import AnnualPeriodFactory, EvaluationPeriodFactory, PerformanceYearFactory
from tests.journeys.conftest import axe, fill, press, sideways

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_hr_gives_each_office_its_turn(cast, door, picture):
    today = timezone.localdate()
    EvaluationPeriodFactory(
        year=PerformanceYearFactory(year=today.year),
        opens_on=today - timedelta(days=1),
        due_on=today + timedelta(days=30),
    )
    hr = door.open_for(cast.ratna.user).new_page()
    hr.goto("/tenggat/")
    press(hr, "Atur giliran")
    hr.wait_for_selector("text=Belum berlaku sebelum disimpan")
    assert [axe(hr), sideways(hr)] == [[], ""]
    fill(hr, basis="Surat BKPSDM 800/12/2026")
    picture(hr, "giliran")
    fill(hr, basis="")
    with door.forgive("422"):
        press(hr, "Simpan giliran")
        hr.wait_for_selector("text=Tulis dasar giliran ini")
    fill(hr, basis="Surat BKPSDM 800/12/2026")
    press(hr, "Simpan giliran")
    hr.wait_for_selector("text=Giliran tersimpan.")
    assert set(ClosingTurn.objects.values_list("unit", flat=True)) == {
        cast.office.pk,
        cast.other.pk,
    }

    phone = door.open_for(cast.budi.user, "phone").new_page()
    phone.goto("/tenggat/")
    assert phone.get_by_text("Giliran kantor Anda").count() == 1
    assert [axe(phone), sideways(phone)] == [[], ""]
    picture(phone, "tenggat")


def test_hr_closes_the_year_of_every_office_with_one_press(cast, door, picture):
    today = timezone.localdate()
    AnnualPeriodFactory(
        year=PerformanceYearFactory(year=today.year),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        opens_on=today - timedelta(days=40),
        due_on=today - timedelta(days=1),
    )
    hr = door.open_for(cast.ratna.user).new_page()
    hr.goto("/penilaian/tutup-tahun/")
    press(hr, "Tutup semua sekaligus")
    hr.wait_for_selector("text=6 pegawai")
    assert [axe(hr), sideways(hr)] == [[], ""]
    with door.forgive("422"):
        press(hr, f"Tutup tahun {today.year} sekaligus")
        hr.wait_for_selector("text=Belum ada perangkat daerah yang selesai")
    hr.get_by_label("Tutup juga").check()
    fill(hr, reason="Data tahun pertama belum lengkap.")
    picture(hr, "tutup-semua")
    press(hr, f"Tutup tahun {today.year} sekaligus")
    hr.wait_for_selector("text=sudah ditutup di semua perangkat daerah")

    assert set(YearClosing.objects.values_list("status", flat=True)) == {"ditutup"}
    assert AnnualRecord.objects.count() == 7
