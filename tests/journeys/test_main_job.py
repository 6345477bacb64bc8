"""The main job, once through: from the spreadsheet of HR to the signed, explained predikat."""

import re
import subprocess

import pytest
from django.utils import timezone

from kinerja.appraisal.models import Evaluation
from kinerja.organisation.models import Employee
from kinerja.planning.models import Skp
from kinerja.planning.queries import skp_content
from tests.factories import (
    IndicatorFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.integration.corpus import person, siasn_workbook
from tests.journeys.conftest import choose, fill, press
from tests.journeys.stories import PASSWORD, around_today, jpeg, set_password
from tests.world import with_content

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ANNEXES = {
    "resources": "Satu laptop untuk mengolah data",
    "accountability": "Laporan kemajuan tiap bulan",
    "consequences": "Tercapai: diusulkan mengikuti pelatihan",
}


@pytest.fixture
def leader_plan(cast):
    """A year and a period around today, whatever day it is; Sari has a plan to serve."""
    period = around_today()
    plan = SkpFactory(
        placement=cast.sari.placements.get(),
        year=period.year,
        period=period.whole_year,
        agreed=True,
        appraiser=cast.joko,
    )
    result = WorkResultFactory(
        skp=plan, order=1, statement="Menurunnya kejadian penyakit menular di kabupaten"
    )
    IndicatorFactory(result=result, statement="Angka kejadian DBD per 100.000 penduduk")
    with_content(plan, lambda skp: skp_content(skp, on=timezone.localdate()))
    set_password(cast.sari)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_from_the_spreadsheet_to_the_signed_and_explained_predikat(
    cast, leader_plan, door, picture, size, findings
):
    before = findings()  # the cast itself, and Sari's plan, came without acts

    def visit(employee):
        return door.open_for(employee.user, size).new_page()

    hr, sari, joko = visit(cast.ratna), visit(cast.sari), visit(cast.joko)
    import_people(hr, picture)
    yanti = door.open(size).new_page()
    accept_invitation(yanti, invite(hr, picture), picture)
    write_plan(yanti, picture)
    employee = Employee.objects.get(name__icontains="Yanti")
    return_plan(sari, employee, picture)
    repair_plan(yanti, picture)
    agree_plan(sari, employee, picture)
    note_progress(yanti, picture)
    give_feedback(sari, picture)
    rate_organisation(joko, cast.field, picture)
    rate_and_sign(sari, employee, picture)
    read_and_answer(yanti, picture)

    evaluation = Evaluation.objects.get(skp__employee=employee)
    assert (evaluation.status, evaluation.predikat) == ("diterima", "baik")
    for page in (yanti, sari):
        check_papers(page, evaluation)
    public = door.open(size).new_page()
    public.goto(f"/dokumen/v/{evaluation.verification_code}/")
    assert "Dokumen asli dan masih berlaku" in public.inner_text("main")
    picture(public, "periksa-dokumen")
    assert findings() == before


def import_people(page, picture):
    newcomer = person(7, NAMA="YANTI PERMATA", **{"GELAR BELAKANG": "S.K.M."})
    page.goto("/impor/baru/")
    picture(page, "impor-unggah")
    page.set_input_files(
        "input[name=file]",
        {
            "name": "nominatif.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": siasn_workbook([newcomer, person(8, NAMA="ZAKI HIDAYAT")]),
        },
    )
    press(page, "Unggah dan baca")
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    picture(page, "impor-kolom")
    press(page, "Lihat perbedaan")
    page.get_by_role("button", name="Terapkan impor").wait_for()
    picture(page, "impor-perbedaan")
    assert "Yanti Permata" in page.inner_text("main")
    press(page, "Terapkan impor")
    page.get_by_role("heading", name="Impor diterapkan").wait_for()
    picture(page, "impor-selesai")


def invite(page, picture):
    """The link on the sheet."""
    page.goto("/organisasi/undangan/?q=Yanti")
    page.get_by_label("Yanti").check()
    picture(page, "undangan")
    press(page, "Buat undangan")
    link = page.locator("main code").first.inner_text()
    picture(page, "undangan-lembar")
    return link


def accept_invitation(page, link, picture):
    page.goto(link)
    fill(page, password=PASSWORD, again=PASSWORD)
    picture(page, "kata-sandi")
    press(page, "Simpan dan masuk")
    page.get_by_role("heading", name="Yang perlu Anda kerjakan").wait_for()
    picture(page, "beranda-pegawai")


def write_plan(page, picture):
    page.goto("/skp/")
    picture(page, "skp-saya")
    press(page, "Mulai SKP kosong")
    picture(page, "skp-langkah")
    press(page, "Lanjut")
    picture(page, "skp-identitas")
    page.goto(f"/skp/{Skp.objects.latest('pk').pk}/hasil/")
    press(page, "Tambah hasil kerja")
    fill(page, statement="Tersedianya data surveilans yang lengkap dan tepat waktu")
    page.get_by_text("Menurunnya kejadian penyakit menular").click()
    picture(page, "skp-hasil")
    press(page, "Simpan, lanjut ke indikator")
    page.select_option("[name=form-0-measure]", "kuantitas")
    fill(page, form__0__statement="Jumlah laporan mingguan", form__0__target="12 laporan")
    picture(page, "skp-indikator")
    press(page, "Simpan indikator")
    page.wait_for_url("**/hasil/")
    picture(page, "skp-daftar-hasil")
    press(page, "Kembali ke daftar langkah")
    page.get_by_role("link", name="4. Perilaku").click()
    picture(page, "skp-perilaku")
    fill(page, kompeten="Mengajarkan pengolahan data kepada dua rekan.")
    press(page, "Simpan ekspektasi")
    page.get_by_role("link", name="5. Lampiran").click()
    fill(page, **ANNEXES)
    picture(page, "skp-lampiran")
    press(page, "Simpan lampiran")
    submit_plan(page, picture)


def submit_plan(page, picture):
    page.get_by_role("link", name="6. Periksa dan ajukan").click()
    picture(page, "skp-periksa")
    press(page, "Ajukan kepada penilai")
    page.get_by_text("SKP diajukan kepada penilai.").wait_for()
    picture(page, "skp-diajukan")


def return_plan(page, employee, picture):
    page.goto("/")
    picture(page, "beranda-penilai")
    page.locator("main").get_by_role("link", name=re.compile("SKP")).first.click()
    plan = Skp.objects.get(employee=employee)
    page.goto(f"/skp/{plan.pk}/tinjau/")
    picture(page, "skp-tinjau")
    fill(page, umum="Perjelas satuan target: laporan mingguan yang mana?")
    press(page, "Kembalikan dengan komentar")
    page.get_by_text("dikembalikan dengan komentar").wait_for()
    picture(page, "skp-daftar-tim")


def repair_plan(page, picture):
    page.goto("/")
    plan = Skp.objects.get(employee__user__isnull=False, status="dikembalikan")
    page.goto(f"/skp/{plan.pk}/")
    picture(page, "skp-dikembalikan")
    press(page, "Tandai selesai")
    page.goto(f"/skp/{plan.pk}/hasil/")
    press(page, "Indikator")
    fill(page, form__0__statement="Jumlah laporan mingguan penyakit menular")
    press(page, "Simpan indikator")
    press(page, "Kembali ke daftar langkah")
    submit_plan(page, picture)


def agree_plan(page, employee, picture):
    plan = Skp.objects.get(employee=employee)
    page.goto(f"/skp/{plan.pk}/tinjau/")
    press(page, "Tetapkan SKP")
    page.get_by_text("ditetapkan.").first.wait_for()
    plan.refresh_from_db()
    assert plan.status == "ditetapkan"


def note_progress(page, picture):
    page.goto("/kemajuan/catat/")
    page.set_input_files("input[name=photo]", jpeg())
    page.wait_for_selector("#preview img")
    page.get_by_text("Tersedianya data surveilans").first.click()
    fill(page, note="Dua belas laporan mingguan terkirim.")
    page.get_by_text("Angka, tanggal, PDF, atau tautan").click()
    fill(page, value="12")
    picture(page, "catat")
    press(page, "Simpan")
    page.wait_for_url("**/kemajuan/catatan/*/?tersimpan")
    picture(page, "catat-tersimpan")
    page.goto("/kemajuan/")
    picture(page, "kemajuan")


def give_feedback(page, picture):
    page.goto("/kemajuan/umpan-balik/beri/")
    picture(page, "umpan-balik-daftar")
    page.get_by_role("link", name=re.compile("Tulis untuk Yanti")).click()
    page.locator("[name=about]").select_option(index=1)
    choose(page, "tone", "apresiasi")
    fill(
        page,
        text="Pada rapat Senin Anda menyajikan data lengkap sehingga keputusan cepat diambil.",
    )
    picture(page, "umpan-balik")
    press(page, "Simpan umpan balik")
    page.wait_for_url("**/umpan-balik/diberikan/*")


def rate_organisation(page, unit, picture):
    page.goto("/penilaian/organisasi/")
    picture(page, "organisasi-daftar")
    press(page, unit.name)
    choose(page, "predikat", "baik")
    fill(page, reason="9 dari 10 rencana aksi selesai.")
    picture(page, "organisasi-predikat")
    press(page, "Tetapkan predikat")
    page.get_by_text("tersimpan").first.wait_for()


def rate_and_sign(page, employee, picture):
    page.goto("/penilaian/")
    picture(page, "menilai-daftar")
    page.get_by_role("button", name=re.compile(f"Mulai menilai {employee.name}", re.I)).click()
    choose(page, "results_rating", "sesuai")
    choose(page, "behaviour_rating", "sesuai")
    fill(page, note="Pertahankan ketelitian laporan.")
    picture(page, "menilai")
    press(page, "Simpan & periksa")
    page.get_by_role("heading", name="Periksa sebelum menandatangani").wait_for()
    picture(page, "menilai-periksa")
    press(page, "Tanda tangani & berikutnya")
    fill(page, password=PASSWORD)
    picture(page, "pastikan-ini-anda")
    press(page, "Lanjutkan")
    page.get_by_text("ditandatangani.").first.wait_for()
    page.goto("/penilaian/")
    picture(page, "menyerahkan")
    press(page, re.compile("^Serahkan"))
    page.get_by_text("Dokumen diserahkan kepada").wait_for()


def read_and_answer(page, picture):
    page.goto("/penilaian/saya/")
    picture(page, "hasil-saya")
    page.locator("main th a").first.click()
    page.get_by_role("heading", name="Mengapa predikat ini?").wait_for()
    picture(page, "mengapa")
    choose(page, "answer", "menerima")
    press(page, "Tanda tangani dan kembalikan")
    page.get_by_text("Tanggapan Anda tercatat.").wait_for()
    picture(page, "ditanggapi")


def check_papers(page, evaluation):
    """Each paper is a PDF with its code in it."""
    codes = {
        f"/dokumen/skp/{evaluation.skp_id}.pdf": evaluation.skp.verification_code,
        f"/dokumen/evaluasi/{evaluation.pk}.pdf": evaluation.verification_code,
        f"/dokumen/dokumen-evaluasi/{evaluation.pk}.pdf": evaluation.verification_code,
    }
    for path in codes:
        answer = page.request.get(path)
        paper = answer.body()
        assert (answer.status, paper[:5]) == (200, b"%PDF-")
        command = ["pdftotext", "-", "-"]
        done = subprocess.run(command, input=paper, capture_output=True, check=True)
        assert codes[path] in done.stdout.decode().replace(" ", "").replace("\n", "")
