"""The head of an office ends its year: who is missing, why, and what is written of everybody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kinerja.appraisal.models import AnnualRecord
from tests.factories import (
    AnnualPeriodFactory,
    EvaluationFactory,
    PerformanceYearFactory,
    SkpFactory,
)
from tests.journeys.conftest import axe, fill, press, sideways

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_head_of_office_closes_the_year(cast, door, picture):
    today = timezone.localdate()
    period = AnnualPeriodFactory(
        year=PerformanceYearFactory(year=today.year),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        opens_on=today - timedelta(days=40),
        due_on=today - timedelta(days=1),
    )
    for employee in (cast.budi, cast.rina, cast.tono, cast.umi):
        skp = SkpFactory(
            placement=employee.placements.get(),
            year=period.year,
            agreed=True,
            appraiser=cast.sari,
        )
        EvaluationFactory(
            skp=skp, period=period, unit=cast.field, appraiser=cast.sari, delivered=True
        )
    head = door.open_for(cast.joko.user).new_page()
    head.goto("/penilaian/organisasi/")
    press(head, "Tutup tahun")
    press(head, "Dinas Kesehatan")
    head.wait_for_selector("text=SKP belum ditetapkan")
    assert [axe(head), sideways(head)] == [[], ""]
    picture(head, "tutup-tahun")
    with door.forgive("422"):
        press(head, f"Tutup tahun {today.year}")
        head.wait_for_selector("text=2 pegawai belum selesai")
    fill(head, reason="Kepala dinas dan kepala bidang dilantik pada bulan Desember.")
    press(head, f"Tutup tahun {today.year}")
    head.wait_for_selector("text=Ditutup")
    assert [axe(head), sideways(head)] == [[], ""]
    picture(head, "tahun-ditutup")
    rows = AnnualRecord.objects.order_by("employee__name")
    assert [(row.employee.name, row.predikat) for row in rows] == [
        ("Budi", "baik"),
        ("Joko", ""),
        ("Rina", "baik"),
        ("Sari", ""),
        ("Tono", "baik"),
        ("Umi", "baik"),
    ]

    hr = door.open_for(cast.umi.user, "phone").new_page()
    hr.goto("/penilaian/meja/")
    assert [axe(hr), sideways(hr)] == [[], ""]
    picture(hr, "meja")
    press(hr, "SKP belum ditetapkan")
    hr.wait_for_selector("text=Joko")
    picture(hr, "meja-daftar")
