"""Somebody looks for an answer, reads, speaks and learns; HR answers and publishes."""

import pytest

from kinerja.library import actions
from kinerja.library.models import FaqEntry, LibraryCase, PublicQuestion, QuizAnswer
from tests.factories import NOW
from tests.journeys.conftest import choose, fill, press
from tests.library.conftest import story_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(cast, door):
    """Budi's phone, with what comes with the system."""
    actions.load_library(at=NOW)
    return door.open_for(cast.budi.user, "phone").new_page()


def test_an_employee_finds_reads_speaks_and_learns(cast, page, picture):
    page.goto("/pustaka/")
    page.locator("[name=q]").fill("bagaimana keberatn")
    press(page, "Terapkan")
    page.wait_for_selector("text=Yang cocok dengan")
    picture(page, "tanya-jawab-cari")
    press(page, "Saya tidak setuju dengan hasil evaluasi. Apa yang dapat saya lakukan?")
    picture(page, "tanya-jawab")
    press(page, "Terbantu")
    page.wait_for_selector("text=1 terbantu, 0 belum.")

    page.goto("/pustaka/kasus/?q=rekap&jenis=kasus")
    press(page, "Rekap terlambat karena data OPD lain")
    picture(page, "contoh-kasus")
    fill(page, text="Di puskesmas kami waktunya dihitung sejak data lengkap.")
    press(page, "Kirim komentar")
    page.locator("li[id^=komentar-]", has_text="sejak data lengkap.").wait_for()

    page.goto("/pustaka/kuis/")
    press(page, "Mulai")
    page.locator("label", has_text="Tersedianya rekap surveilans").click()
    press(page, "Jawab")
    page.wait_for_selector("text=Ini keadaan yang dihasilkan")
    picture(page, "kuis")

    assert FaqEntry.objects.get(key="tidak-setuju").helped == 1
    assert LibraryCase.objects.get(key="analis-rekap-opd").comments.get().author == cast.budi.user
    assert QuizAnswer.objects.get().first.is_right


def test_hr_answers_what_was_asked_without_a_name(cast, door, page, picture):
    page.goto("/pustaka/tanya/baru/")
    fill(page, text="Apakah Pak Anu boleh membaca catatan saya?")
    choose(page, "shown", "tanpa")
    picture(page, "tanya-baru")
    press(page, "Kirim pertanyaan")
    page.wait_for_selector("text=Pertanyaan terkirim.")

    desk = door.open_for(cast.ratna.user).new_page()
    desk.goto("/")
    press(desk, "Jawab pertanyaan pegawai")
    desk.wait_for_selector("text=Tanpa nama")
    picture(desk, "meja-tanya-jawab")
    press(desk, "Apakah Pak Anu boleh membaca catatan saya?")
    fill(desk, public_text="Siapa yang boleh membaca catatan saya?")
    desk.select_option("[name=topic]", "catatan")
    fill(desk, answer="Anda, penilai, atasannya, dan pengelola kepegawaian.")
    desk.get_by_label("Nama dan ciri orang lain sudah dihapus").check()
    picture(desk, "jawab-pertanyaan")
    press(desk, "Terbitkan")
    desk.wait_for_selector("text=Pertanyaan terbit.")

    reader = door.open("phone").new_page()  # nobody in particular
    reader.goto("/pustaka/tanya/")
    press(reader, "Siapa yang boleh membaca catatan saya?")
    assert "Pak Anu" not in reader.content()
    assert PublicQuestion.objects.get().asked_by is None


def test_a_story_ends_with_its_consent(cast, door, page, picture):
    case = story_of(cast)
    page.goto(f"/pustaka/kasus/{case.pk}/")
    picture(page, "kisah-persetujuan")
    page.get_by_text("Cabut persetujuan").click()
    press(page, "Ya, cabut dan hapus")
    page.wait_for_selector("text=Kisah dan komentarnya sudah dihapus.")

    other = door.open_for(cast.rina.user).new_page()
    with door.forgive("404"):
        assert other.goto(f"/pustaka/kasus/{case.pk}/").status == 404
    other.goto("/pustaka/kasus/?q=rekap&jenis=kisah")
    other.wait_for_selector("text=Tidak ada yang cocok")
