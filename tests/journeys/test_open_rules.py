"""A citizen on a phone without scripts tries the rules; an employee sees what is kept of him."""

import zipfile

import pytest

from kinerja.transparency.models import Reading
from tests.factories import (
    EvaluationPeriodFactory,
    HolidayFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.journeys.conftest import axe, choose, fill, press, sideways
from tests.transparency.factories import PublicationFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_citizen_tries_the_rules_without_scripts(cast, door, picture):
    PublicationFactory(period=EvaluationPeriodFactory(number=1), published_by=cast.ratna.user)
    HolidayFactory(day="2026-08-17")
    page = door.open("phone", java_script_enabled=False).new_page()

    page.goto("/masuk/")
    press(page, "Bagaimana predikat ditentukan")
    choose(page, "hasil", "di_atas")
    choose(page, "perilaku", "di_bawah")
    press(page, "Lihat predikatnya")
    assert page.inner_text("#coba [role=status]").startswith("Hasil kerja di atas ekspektasi")
    assert page.inner_text("#coba td[aria-current]").startswith("Kurang/")
    page.locator("#coba").screenshot()
    picture(page, "predikat-dicoba")
    page.select_option("[name=organisasi]", "istimewa")
    fill(page, orang="40")
    press(page, "Lihat sarannya")
    assert "Bukan kuota" in page.inner_text("#pola")

    press(page, "Keberatan")
    fill(page, diterima="2026-08-03")
    press(page, "Hitung hari terakhir")
    assert "keberatan paling lambat 24" in page.inner_text("#hitung [role=status]")
    picture(page, "keberatan-dihitung")

    press(page, "Hasil agregat")
    press(page, "Triwulan I 2026")
    page.get_by_role("heading", name="Hasil Triwulan I 2026").wait_for()
    picture(page, "hasil-agregat")


def test_an_employee_sees_who_opened_his_things_and_takes_a_copy(
    cast, door, picture, settings, tmp_path
):
    settings.VAR_DIR = tmp_path
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    WorkResultFactory(skp=skp, order=1)
    for person in (cast.sari, cast.agus):
        door.open_for(person.user).new_page().goto(f"/skp/{skp.pk}/")

    page = door.open_for(cast.budi.user, "phone").new_page()
    page.goto("/")
    page.locator("header summary[title='Menu akun']").click()
    page.get_by_role("link", name="Data saya").click()
    page.get_by_role("heading", name="Data saya", exact=True).wait_for()
    picture(page, "data-saya")
    press(page, "Lihat siapa membuka")
    page.get_by_text("Auditor (Inspektorat)").wait_for()
    assert page.locator("tbody th").all_inner_texts() == ["Agus", "Sari"]
    picture(page, "siapa-membuka")

    page.goto("/aturan/data-saya/")
    press(page, "Minta salinan")
    with page.expect_download() as download:
        press(page, "Unduh ZIP")
    with zipfile.ZipFile(download.value.path()) as folder:
        assert folder.namelist() == ["data-saya.json", "data-saya.html"]
    assert Reading.objects.count() == 2


OPEN = ("", "predikat/?hasil=sesuai&perilaku=di_atas", "kriteria/", "jadwal/", "siapa/")
MORE = ("keberatan/?diterima=2026-08-03", "yang-terbuka/", "hasil/", "predikat/?hasil=x")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_no_open_page_has_a_barrier(cast, door, size, picture):
    EvaluationPeriodFactory(number=1)
    page = door.open(size).new_page()
    faults = []
    for place in (*OPEN, *MORE):
        with door.forgive("422"):
            page.goto(f"/aturan/{place}")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            faults += [(place, one.rule, one.where) for one in axe(page)]
        if stuck := sideways(page):
            faults.append((place, stuck))
        picture(page, f"aturan-{place.split('?')[0].strip('/') or 'index'}-{len(place)}")

    assert faults == []
