"""An innovation from idea to award, with the satisfaction of citizens beside it."""

from datetime import date, timedelta

import pgtrigger
import pytest
from django.utils import timezone

from kinerja.recognition.models import Certificate, Innovation, Nomination, PanelCase, Round
from tests.factories import RoleGrantFactory
from tests.journeys.conftest import choose, fill, press
from tests.recognition.factories import RoundFactory
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyRoundFactory,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

IDEA = {
    "title": "Antrean puskesmas lewat pesan singkat, tanpa aplikasi",
    "problem": "Rata-rata tunggu loket 74 menit dari 312 kunjungan pada Maret 2025.",
    "idea": "Nomor antrean dikirim lewat pesan singkat; loket memanggil tiap 15 menit.",
    "benefit": "Tunggu loket turun menjadi 28 menit pada Maret 2026.",
    "replication": "Satu telepon dan lembar jadwal. Panduan dua halaman dapat disalin.",
    "continuity": "Ditetapkan dalam SOP loket; tiga petugas sudah dilatih.",
}
WHY = "Data sebelum dan sesudah jelas, dan unit lain mudah menirunya."


@pytest.fixture
def stage(cast):
    """Rounds that are open, a panel of two, and a service asked before and after."""
    for who in (cast.opi, cast.wayan):
        RoleGrantFactory(user=who.user, role="panel_inovasi")
    cast.call = open_today(kind="inovasi", title="Inovasi Bungo 2026")
    cast.award = open_today(kind="penghargaan", title="Pegawai Teladan 2026")
    cast.service = ServiceUnitFactory(unit=cast.office, name="Puskesmas Rimbo Tengah")
    asked(cast.service, 2025, 4, date(2025, 10, 1), scores=3)
    asked(cast.service, 2026, 2, date(2026, 4, 1), scores=4)
    return cast


def open_today(**words):
    today = timezone.localdate()
    days = ("opens_on", "closes_on", "panel_until", "announced_on")
    return RoundFactory(
        **words, **{day: today + timedelta(days=9 * n) for n, day in enumerate(days)}
    )


def asked(service, year, quarter, first, *, scores):
    """Forty answers of a quarter whose result is published."""
    row = SurveyRoundFactory(
        service=service,
        year=year,
        quarter=quarter,
        starts_on=first,
        ends_on=first + timedelta(days=80),
        published_at=timezone.now(),
        published_by=service.unit.positions.first().placements.first().employee.user,
    )
    for number in range(40):
        SurveyAnswerFactory(round=row, scores=scores - (number % 4 == 0))


def close(row):
    """The days of the call are over; a published round itself never changes."""
    yesterday = timezone.localdate() - timedelta(days=1)
    with pgtrigger.ignore():
        Round.objects.filter(pk=row.pk).update(opens_on=yesterday, closes_on=yesterday)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_an_innovation_from_idea_to_award_with_its_change_in_satisfaction(
    stage, door, picture, size
):
    budi, rina, sari, joko, opi, wayan = (
        door.open_for(getattr(stage, who).user, size).new_page()
        for who in ("budi", "rina", "sari", "joko", "opi", "wayan")
    )
    propose(budi, stage, picture)
    agree(rina, picture)
    submit(budi, picture)
    close(stage.call)
    case = PanelCase.objects.get()
    judge(opi, case, picture)
    judge(wayan, case)
    decide(opi, case, picture)

    row = Innovation.objects.get()
    assert row.status == "diterima"
    look(door.open(size).new_page(), row, picture)

    name(sari, stage, row, picture)
    endorse(joko, picture)
    close(stage.award)
    case = PanelCase.objects.get(nomination__isnull=False)
    for page in (opi, wayan):
        judge(page, case)
    decide(opi, case)
    budi.goto("/inovasi/usulan/")
    picture(budi, "inovasi-piagam")
    assert Nomination.objects.get().status == "ditetapkan"
    papers = Certificate.objects.filter(employee=stage.budi)
    assert sorted(one.content["award"] for one in papers) == [
        "Inovasi Bungo 2026",
        "Pegawai Teladan 2026",
    ]


def propose(page, stage, picture):
    page.goto("/inovasi/")
    press(page, "Usulkan inovasi")
    fill(page, **IDEA, applied_on="2026-03-10")
    choose(page, "stage", "penerapan")
    page.select_option("[name='service_unit']", str(stage.service.pk))
    picture(page, "inovasi-usul")
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_text("Sebelum dapat diajukan").wait_for()
    page.get_by_role("link", name="Atur penyumbang").click()
    fill(page, q="Rina")
    press(page, "Cari")
    choose(page, "employee", str(stage.rina.pk))
    fill(page, share="30", part="Melatih petugas loket")
    picture(page, "inovasi-penyumbang")
    press(page, "Minta persetujuannya")
    page.get_by_text("diminta menyetujui").first.wait_for()


def agree(page, picture):
    page.goto("/")
    page.get_by_role("link", name="Setujui bagian inovasi").click()
    page.get_by_role("link", name=IDEA["title"]).first.click()
    choose(page, "answer", "setuju")
    page.locator("[name='shows_name']").check()
    picture(page, "inovasi-bagian")
    press(page, "Kirim jawaban")
    page.get_by_text("Jawaban Anda disimpan").first.wait_for()


def submit(page, picture):
    page.goto(f"/inovasi/{Innovation.objects.get().pk}/")
    fill(page, link="https://contoh.go.id/sk", caption="SK uji coba")
    press(page, "Simpan bukti")
    page.get_by_text("Siap diajukan").wait_for()
    press(page, "Setujui nama ditampilkan")
    page.get_by_text("Nama Anda tampil di galeri").first.wait_for()
    picture(page, "inovasi-siap")
    press(page, "Ajukan kepada panel")
    page.get_by_text("Usulan diajukan").first.wait_for()


def judge(page, case, picture=None):
    """Alone first: nothing of the others is on the page."""
    page.goto("/inovasi/panel/?state=menunggu")
    page.locator("main th a").first.click()
    assert "Penilaian anggota" not in page.inner_text("main")
    for one in case.round.criteria.all():
        fill(page, **{f"score_{one.pk}": "85"})
    choose(page, "advice", "diterima")
    fill(page, reason=WHY)
    if picture:
        picture(page, "inovasi-menilai")
    press(page, "Simpan penilaian")
    page.get_by_text("Penilaian disimpan").first.wait_for()


def decide(page, case, picture=None):
    page.goto(f"/inovasi/panel/{case.pk}/")
    choose(page, "outcome", "diterima")
    fill(page, reason=WHY)
    if picture:
        picture(page, "inovasi-memutuskan")
    press(page, "Tetapkan keputusan")
    page.get_by_text("Keputusan dicatat").first.wait_for()


def look(page, row, picture):
    """Anybody, without signing in."""
    page.goto("/inovasi/galeri/")
    page.get_by_role("link", name=row.title).click()
    text = page.inner_text("main")
    assert "Rina, 30 persen" in text
    assert "Naik 25,00 poin, melebihi kebetulan." in text
    assert "Angka ini bukan bukti jasa siapa pun." in text
    picture(page, "inovasi-galeri")


def name(page, stage, row, picture):
    page.goto("/inovasi/usulan/")
    press(page, "Usulkan rekan")
    fill(page, q="Budi", penguat="Joko")
    press(page, "Cari")
    choose(page, "nominee", str(stage.budi.pk))
    choose(page, "endorser", str(stage.joko.pk))
    page.select_option("[name='innovation']", str(row.pk))
    fill(page, citation="Tunggu loket turun separuh, lalu ia melatih dua unit lain.")
    fill(page, relation="Atasan langsung, bukan keluarga", link="https://contoh.go.id/data")
    picture(page, "inovasi-usulkan-rekan")
    page.get_by_role("button", name="Kirim usulan").click()
    page.get_by_text("Usulan tersimpan").first.wait_for()


def endorse(page, picture):
    page.goto("/")
    page.get_by_role("link", name="Kuatkan usulan penghargaan").click()
    page.get_by_role("link", name="Budi").first.click()
    fill(page, note="Saya melihat sendiri loket yang tidak lagi mengular setiap Senin.")
    picture(page, "inovasi-menguatkan")
    press(page, "Kuatkan usulan")
    page.get_by_text("Terima kasih").first.wait_for()
