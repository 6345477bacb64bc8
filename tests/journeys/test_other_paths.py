"""Where the main job bends: a Plt, a mutasi, an objection, a penilai who is late."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.appraisal.models import Evaluation, Objection
from kinerja.organisation.actions import place_employee
from kinerja.planning.queries import skp_content
from tests.factories import (
    FeedbackFactory,
    IndicatorFactory,
    OrganisationRatingFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.journeys.conftest import choose, fill, press
from tests.journeys.stories import PASSWORD, around_today, set_password
from tests.world import with_content

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("size", ["phone", "desktop"]),
]


@pytest.fixture
def material(cast):
    """Budi worked, and was told so by Sari and Tono; his bidang is rated."""
    today, period = timezone.localdate(), around_today()
    earlier = timezone.now() - timedelta(days=5)
    plan = SkpFactory(
        placement=cast.budi.placements.get(),
        year=period.year,
        period=period.whole_year,
        agreed=True,
        appraiser=cast.sari,
    )
    result = WorkResultFactory(skp=plan, statement="Tersedianya data surveilans tepat waktu")
    indicator = IndicatorFactory(result=result, statement="Jumlah laporan mingguan")
    ProgressFactory(result=result, indicator=indicator, value=12, on=today)
    for giver in (cast.sari, cast.tono):
        FeedbackFactory(result=result, giver=giver, given_at=earlier)
    OrganisationRatingFactory(unit=cast.field, period=period, set_by=cast.joko.user)
    with_content(plan, lambda skp: skp_content(skp, on=today))
    set_password(cast.sari, cast.tono, cast.joko)
    return period


def rate(page, employee, *, start=True):
    """From the list to the review; both ratings as expected."""
    page.goto("/penilaian/")
    if start:
        page.get_by_role("button", name=re.compile(f"menilai {employee.name}")).click()
    else:
        page.get_by_role("link", name=re.compile(f"menilai {employee.name}")).click()
    choose(page, "results_rating", "sesuai")
    choose(page, "behaviour_rating", "sesuai")
    fill(page, note="Pertahankan ketelitian laporan.")
    press(page, "Simpan & periksa")
    page.get_by_role("heading", name="Periksa sebelum menandatangani").wait_for()


def sign_and_hand_over(page):
    press(page, re.compile("^Tanda tangani"))
    fill(page, password=PASSWORD)
    press(page, "Lanjutkan")
    page.get_by_text("ditandatangani.").first.wait_for()
    page.goto(f"/penilaian/e/{Evaluation.objects.get().pk}/mengapa/")
    press(page, "Serahkan kepada pegawai")
    page.get_by_text("Dokumen diserahkan kepada").wait_for()


def name_penilai(page, employee, penilai, *, since=None, until=None, picture=None):
    """HR records a mutasi since a day before the window, or a delegation until a day."""
    page.goto(f"/organisasi/pegawai/{employee.pk}/{'delegasi' if until else 'penilai'}/?q=Tono")
    page.get_by_label(re.compile(penilai.name)).check()
    fill(page, reason="Kepala bidang bertugas di tempat lain.")
    if until:
        fill(page, letter="800/12/BKPSDMD/2026", last_day=until.isoformat())
    if since:
        fill(page, first_day=since.isoformat())
    if picture:
        picture(page, "delegasi" if until else "ganti-penilai")
    press(page, "Catat pendelegasian" if until else "Simpan koreksi")
    page.get_by_text("Penilai dicatat.").wait_for()


def assert_closed(door, page, path):
    """For this person the page does not exist."""
    with door.forgive("404"):
        assert page.goto(path).status == 404


def test_a_plt_penilai_rates_for_the_bidang_he_leads(cast, material, door, picture, size):
    place_employee(
        cast.tono,
        position=cast.field.positions.get(is_head=True),
        first_day=timezone.localdate(),
        kind="plt",
        by=cast.ratna.user,
        at=timezone.now(),
    )
    hr, tono, sari = (door.open_for(cast.__dict__[who].user, size).new_page() for who in PLT)
    until = timezone.localdate() + timedelta(days=30)
    name_penilai(hr, cast.budi, cast.tono, until=until, picture=picture)

    rate(tono, cast.budi)
    picture(tono, "plt-periksa")
    sign_and_hand_over(tono)

    row = Evaluation.objects.get()
    assert (row.appraiser, row.unit, row.predikat) == (cast.tono, cast.field, "baik")
    assert_closed(door, sari, f"/penilaian/e/{row.pk}/mengapa/")


PLT = ("ratna", "tono", "sari")


def test_a_mutasi_in_mid_quarter_passes_the_draft_to_the_new_penilai(
    cast, material, door, picture, size
):
    hr, tono, sari = (door.open_for(cast.__dict__[who].user, size).new_page() for who in PLT)
    rate(sari, cast.budi)
    draft = Evaluation.objects.get()
    OrganisationRatingFactory(unit=cast.office, period=material, set_by=cast.ratna.user)
    before_the_window = material.opens_on - timedelta(days=3)
    name_penilai(hr, cast.budi, cast.tono, since=before_the_window, picture=picture)

    assert_closed(door, sari, f"/penilaian/e/{draft.pk}/")
    rate(tono, cast.budi, start=False)
    picture(tono, "mutasi-periksa")
    sign_and_hand_over(tono)

    draft.refresh_from_db()
    assert (draft.appraiser, draft.signed_by) == (cast.tono, cast.tono.user)
    assert_closed(door, sari, f"/penilaian/e/{draft.pk}/mengapa/")


def test_an_objection_changes_a_predikat_and_both_sides_read_why(
    cast, material, door, picture, size
):
    budi, sari, joko = (
        door.open_for(who.user, size).new_page() for who in (cast.budi, cast.sari, cast.joko)
    )
    rate(sari, cast.budi)
    sign_and_hand_over(sari)
    old = Evaluation.objects.get()

    budi.goto(f"/penilaian/e/{old.pk}/mengapa/")
    press(budi, "Ajukan keberatan")
    fill(budi, reasons="Dua belas laporan selesai sebelum batas. Buktinya pada catatan kemajuan.")
    picture(budi, "keberatan-ajukan")
    budi.locator(".k-save").get_by_role("button", name="Ajukan keberatan").click()
    budi.wait_for_url("**/penilaian/keberatan/*/")
    objection = Objection.objects.get()
    picture(budi, "keberatan-pegawai")
    examine(joko, objection, {budi: "Semua laporan terkirim.", sari: "Saya melihat bukti itu."})
    decide(joko, objection, picture)

    new = Evaluation.objects.get(supersedes=old)
    for page in (budi, sari):
        page.goto(f"/penilaian/keberatan/{objection.pk}/")
        assert "Sangat Baik (semula Baik)" in page.inner_text("main")
        press(page, "Hasil evaluasi yang berlaku")
        page.get_by_role("heading", name="Mengapa predikat ini?").wait_for()
        assert "Sangat Baik" in page.inner_text(".k-lead")
    picture(budi, "keberatan-hasil")
    for path in (f"dokumen-evaluasi/{new.pk}", f"evaluasi/{new.pk}", f"keberatan/{objection.pk}"):
        answer = budi.request.get(f"/dokumen/{path}.pdf")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    public = door.open(size).new_page()
    public.goto(f"/dokumen/v/{old.verification_code}/")
    assert "masih berlaku" not in public.inner_text("main")


def examine(page, objection, explanations):
    """The atasan asks both sides, and each answers on his own page."""
    page.goto(f"/penilaian/keberatan/{objection.pk}/")
    press(page, "Mulai periksa dan minta penjelasan")
    page.get_by_text("Menunggu penjelasan").first.wait_for()
    for side, text in explanations.items():
        side.goto(f"/penilaian/keberatan/{objection.pk}/")
        fill(side, text=text)
        press(side, "Kirim penjelasan")
        side.get_by_text(text).first.wait_for()


def decide(page, objection, picture):
    page.goto(f"/penilaian/keberatan/{objection.pk}/")
    picture(page, "keberatan-pemeriksa")
    press(page, "Putuskan keberatan")
    choose(page, "results_rating", "di_atas")
    choose(page, "behaviour_rating", "di_atas")
    fill(page, considerations="Bukti menunjukkan hasil melampaui target.")
    fill(page, recommendation="Dampingi rekan menyusun laporan.")
    picture(page, "keberatan-putuskan")
    press(page, "Tetapkan keputusan")
    fill(page, password=PASSWORD)
    press(page, "Lanjutkan")
    page.get_by_role("heading", name="Keputusan", exact=True).wait_for()


def test_the_atasan_evaluates_when_the_penilai_was_late(cast, material, door, picture, size):
    material.due_on = timezone.localdate() - timedelta(days=1)
    material.opens_on = material.due_on - timedelta(days=10)
    material.save(update_fields=["opens_on", "due_on"])
    budi, sari, joko = (
        door.open_for(who.user, size).new_page() for who in (cast.budi, cast.sari, cast.joko)
    )

    sari.goto("/penilaian/")
    assert "Sesudah itu atasan pejabat penilai yang mengevaluasi." in sari.inner_text("main")
    joko.goto("/penilaian/")
    picture(joko, "terlambat-daftar")
    rate(joko, cast.budi)
    sign_and_hand_over(joko)

    row = Evaluation.objects.get()
    assert (row.basis, row.is_final, row.signed_by) == ("atasan", True, cast.joko.user)
    budi.goto(f"/penilaian/e/{row.pk}/mengapa/")
    picture(budi, "terlambat-hasil")
    assert "Evaluasi oleh atasan pejabat penilai bersifat final." in budi.inner_text("main")
    assert budi.get_by_role("link", name="Ajukan keberatan").count() == 0
