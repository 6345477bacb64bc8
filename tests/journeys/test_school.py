"""A penilai through the school to the certificate, and the panel that sets the answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.lib.periods import between
from kinerja.school import actions, queries
from kinerja.school.models import (
    ExerciseAnswer,
    PanelOpinion,
    RaterCertificate,
    Round,
    VignetteVersion,
)
from kinerja.school.rules import DIMENSIONS
from kinerja.school.tasks import score_rounds
from tests.factories import NOW
from tests.journeys.conftest import choose, fill, press
from tests.school import factories as school

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
REASONS = ("results_reason", "behaviour_reason")


def written_by_the_house(experts):
    """The cases of the repository, judged and agreed on as their author proposed."""
    actions.load_vignettes(at=NOW)
    for version in queries.newest_versions():
        proposed = {name: version.proposal[name] for name in DIMENSIONS}
        for one in experts:
            PanelOpinion.objects.create(
                version=version, expert=one, reason="Dari bukti.", given_at=NOW, **proposed
            )
        reasons = {name: version.proposal[name] for name in REASONS}
        actions.set_model(version, ratings=proposed, by=experts[0], at=NOW, **reasons)


def test_a_penilai_through_the_school_to_the_certificate(cast, door, picture):
    written_by_the_house([school.expert() for _ in range(3)])
    today = timezone.localdate()
    hr = door.open_for(cast.ratna.user).new_page()
    hr.goto("/sekolah/meja/putaran/")
    fill(hr, name="Putaran I tahun 2026", closes_on=(today + timedelta(days=13)).isoformat())
    press(hr, "Buat putaran")
    hr.get_by_text("dibuat dengan 8 kasus").first.wait_for()

    phone = door.open_for(cast.sari.user, "phone").new_page()
    phone.goto("/")
    press(phone, "Nilai kasus latihan")
    press(phone, "1. Panduan rating")
    answer(phone, "rating-dua-hasil", "a")
    phone.get_by_text("Selisih satu persen tidak nyata").first.wait_for()
    answer(phone, "rating-dua-hasil", "b")
    phone.get_by_text("1 dari 3 tepat").first.wait_for()
    ExerciseAnswer.objects.all().delete()
    school.learned(cast.sari.user)
    phone.goto("/sekolah/")
    picture(phone, "sekolah-penilai")

    desk = door.open_for(cast.sari.user).new_page()
    desk.goto("/sekolah/")
    press(desk, "Mulai menilai delapan kasus")
    desk.get_by_text("Kasus 1 dari 8").first.wait_for()
    for name in DIMENSIONS[:3]:
        choose(desk, name, "sesuai")
    picture(desk, "sekolah-kasus")
    press(desk, "Simpan & berikutnya")
    desk.get_by_text("Kasus 2 dari 8").first.wait_for()
    attempt = cast.sari.rater_attempts.get()
    assert attempt.answers.get(position=1).berorientasi_pelayanan == "sesuai"
    school.rate_all(attempt, adaptif="sesuai")
    desk.goto(f"/sekolah/kasus/{attempt.pk}/")
    desk.locator("summary", has_text="Kirim jawaban").click()
    press(desk, "Ya, kirim")
    desk.get_by_text("Jawaban terkirim.").first.wait_for()

    Round.objects.update(period=between(today - timedelta(days=14), today - timedelta(days=1)))
    score_rounds(0)
    desk.goto("/sekolah/")
    press(desk, "Putaran I tahun 2026")
    desk.get_by_text("Anda bersertifikat").first.wait_for()
    picture(desk, "sekolah-hasil")
    paper = desk.request.get(f"/dokumen/sertifikat-penilai/{RaterCertificate.objects.get().pk}.pdf")
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")

    hr.goto("/sekolah/meja/?keadaan=berlaku")
    assert "Sari" in hr.inner_text("main")


def answer(page, code, choice):
    form = page.locator(f"#{code}")
    form.locator(f"input[value='{choice}']").locator("xpath=ancestor::label[1]").click()
    form.get_by_role("button").click()


def test_the_third_expert_sees_the_others_and_the_panel_agrees(cast, door):
    experts = [school.expert() for _ in range(2)]
    third = school.expert(cast.wayan.user)
    actions.load_vignettes(at=NOW)
    version = VignetteVersion.objects.get(vignette__code="lurah")
    for one in experts:
        school.opinion(version, one)

    page = door.open_for(third).new_page()
    page.goto("/")
    page.goto("/sekolah/panel/")
    press(page, "Lurah")
    assert experts[0].get_full_name() not in page.inner_text("main")
    for name in DIMENSIONS:
        choose(page, name, "sesuai")
    fill(page, reason="Hasil dan perilaku sesuai bukti.")
    press(page, "Simpan pendapat")
    page.get_by_text("Kini pendapat lain terlihat.").first.wait_for()
    assert experts[0].get_full_name() in page.inner_text("main")
    press(page, "Tetapkan jawaban panel")
    page.get_by_text("Kasus siap dipakai.").first.wait_for()

    assert queries.model_of(version).results == version.proposal["results"]
