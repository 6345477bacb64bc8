"""Every core form is a plain form: with scripts off the work goes on."""

import re

import pytest

from kinerja.monitoring.models import Evidence, Feedback, Progress
from kinerja.planning.models import Indicator
from tests.factories import (
    EvaluationFactory,
    IndicatorFactory,
    OrganisationRatingFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.journeys.conftest import choose, fill, press
from tests.journeys.stories import PASSWORD, around_today, jpeg, set_password

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(cast, door):
    """Budi's phone without scripts, signed in by hand."""
    set_password(cast.budi, cast.sari)
    return sign_in(door, cast.budi)


def sign_in(door, employee):
    page = door.open("phone", java_script_enabled=False).new_page()
    page.goto("/masuk/")
    fill(page, login=employee.nip, password=PASSWORD)
    press(page, "Masuk")
    page.get_by_role("heading", name="Yang perlu Anda kerjakan").wait_for()
    return page


def test_a_result_with_its_indicators_is_written(cast, page):
    period = around_today()
    skp = SkpFactory(
        placement=cast.budi.placements.get(), year=period.year, period=period.whole_year
    )

    page.goto(f"/skp/{skp.pk}/hasil/baru/")
    fill(page, statement="Tersusunnya rekap surveilans")
    choose(page, "origin", "sementara")
    fill(page, provisional_parent="Menurunnya kejadian penyakit menular")
    press(page, "Simpan, lanjut ke indikator")
    page.select_option("[name=form-0-measure]", "kuantitas")
    fill(page, form__0__statement="Jumlah rekap", form__0__target="12 rekap")
    press(page, "Tambah indikator")
    page.select_option("[name=form-1-measure]", "waktu")
    fill(page, form__1__statement="Rekap terkirim", form__1__target="tanggal 5 tiap bulan")
    press(page, "Simpan indikator")

    assert "Indikator tersimpan." in page.inner_text("[role=status]")
    targets = Indicator.objects.filter(result__skp=skp).order_by("order")
    assert list(targets.values_list("target", flat=True)) == ["12 rekap", "tanggal 5 tiap bulan"]


def test_a_note_goes_in_with_its_file(cast, page):
    plan_of(cast)

    page.goto("/kemajuan/catat/")
    page.set_input_files("input[name=photo]", jpeg())
    fill(page, note="Rekap terkirim.")
    press(page, "Simpan")

    assert page.inner_text("[role=status]").startswith("Catatan tersimpan.")
    assert [Progress.objects.get().note, Evidence.objects.count()] == ["Rekap terkirim.", 1]


def test_feedback_is_given_and_a_person_rated_and_signed(cast, door, page):
    period = around_today()
    plan = plan_of(cast, period)
    OrganisationRatingFactory(unit=cast.field, period=period, set_by=cast.joko.user)
    row = EvaluationFactory(
        skp=plan, period=period, unit=cast.field, appraiser=cast.sari, superior=cast.joko
    )
    sari = sign_in(door, cast.sari)

    sari.goto(f"/kemajuan/{plan.pk}/umpan-balik/")
    sari.locator("[name=about]").select_option(index=1)
    choose(sari, "tone", "apresiasi")
    fill(sari, text="Pada rapat Senin data Anda lengkap sehingga keputusan cepat diambil.")
    press(sari, "Simpan umpan balik")
    sari.goto(f"/penilaian/e/{row.pk}/")
    sari.locator("[name^=belum-]").first.fill("Datanya baru terbit bulan depan.")
    choose(sari, "results_rating", "sesuai")
    choose(sari, "behaviour_rating", "sesuai")
    press(sari, "Simpan & periksa")
    press(sari, re.compile("Tanda tangani"))
    fill(sari, password=PASSWORD)
    press(sari, "Lanjutkan")
    sari.get_by_text("ditandatangani.").first.wait_for()

    row.refresh_from_db()
    assert Feedback.objects.get().giver == cast.sari
    assert (row.status, row.predikat) == ("ditandatangani", "baik")


def plan_of(cast, period=None):
    """Budi's agreed plan of this year, with one result."""
    period = period or around_today()
    skp = SkpFactory(
        placement=cast.budi.placements.get(),
        year=period.year,
        period=period.whole_year,
        agreed=True,
        appraiser=cast.sari,
    )
    IndicatorFactory(result=WorkResultFactory(skp=skp, order=1), order=1)
    return skp
