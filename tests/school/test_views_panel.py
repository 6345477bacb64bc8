"""The panel's desk: judge alone, agree, write anew."""

from datetime import timedelta

import pytest

from kinerja.school.models import (
    ModelRating,
    PanelOpinion,
    VignetteVersion,
)
from tests.factories import (
    TODAY,
    EmployeeFactory,
    RoleGrantFactory,
)
from tests.school import factories as school
from tests.school.conftest import page, text_of

pytestmark = pytest.mark.django_db

# The panel


def opinion_of(**changes):
    return school.ratings(**changes) | {"reason": "Buktinya jelas."}


def test_an_expert_judges_before_he_sees_the_others(expert, experts):
    version = school.version()
    school.opinion(version, experts[1], loyal="di_atas")

    before = text_of(expert.get(page("vignette", version)))
    expert.post(page("opinion", version), opinion_of())
    after = text_of(expert.get(page("vignette", version)))

    assert experts[1].get_full_name() not in before
    assert "Pendapat Anda" in before
    assert experts[1].get_full_name() in after
    assert "Baru 2 pakar menilai, perlu 3." in after
    assert "Kesepakatan panel: 88% pasang rating sama" in after


def test_three_experts_lead_to_a_model_rating(expert, experts):
    version = school.version(proposal=school.ratings(loyal="di_bawah"))
    for one in experts:
        school.opinion(version, one)
    form = expert.get(page("vignette", version)).context["model_form"]
    reasons = {"results_reason": "Tercapai.", "behaviour_reason": "Sesuai."}

    bad = expert.post(page("model", version), school.ratings() | {"results_reason": ""})
    done = expert.post(page("model", version), school.ratings() | reasons, follow=True)

    assert form.initial["loyal"] == "di_bawah"
    assert bad.status_code == 422
    assert "Kasus siap dipakai." in text_of(done)
    assert ModelRating.objects.get().version == version


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"loyal": ""}, "Pilih rating Loyal."),
        ({"loyal": "hebat"}, "Loyal"),
        ({"reason": ""}, "Alasan Anda"),
        ({"reason": "x" * 20_000}, "2000 karakter"),
    ],
)
def test_an_opinion_that_is_not_whole_is_refused(expert, changes, words):
    version = school.version()

    response = expert.post(page("opinion", version), opinion_of(**{}) | changes)

    assert response.status_code == 422
    assert words in text_of(response)
    assert not PanelOpinion.objects.exists()


def test_a_second_opinion_and_an_early_model_are_refused_with_a_sentence(expert, experts):
    version = school.version()
    school.opinion(version, experts[0])
    reasons = {"results_reason": "Tercapai.", "behaviour_reason": "Sesuai."}

    again = expert.post(page("opinion", version), opinion_of())
    early = expert.post(page("model", version), school.ratings() | reasons)

    assert "tidak dapat diubah" in text_of(again)
    assert "Baru 1 pakar menilai" in text_of(early)


TYPED = {
    "job": "Perawat",
    "unit": "Puskesmas",
    "results": "Kunjungan lansia | 24 kunjungan | 21 kunjungan\n\nArsip | 10 | 12",
    "evidence": "{sapaan} {nama} melayani pasien.",
    "feedback": "Baik.",
    "reason": "Angka diperjelas",
}


def test_a_case_is_written_anew_and_the_old_version_stays(expert):
    version = school.version()
    form = expert.get(page("vignette_edit", version)).context["form"]

    response = expert.post(page("vignette_edit", version), TYPED)

    new = VignetteVersion.objects.get(number=2)
    assert form["results"].value() == "Arsip tertata | 200 berkas | 204 berkas"
    assert response.url == page("vignette", new)
    assert new.results[1] == {"statement": "Arsip", "target": "10", "realisation": "12"}
    assert "Versi lama" in text_of(expert.get(page("vignette", version)))
    assert "Versi lama" not in text_of(expert.get(page("vignette", new)))


@pytest.mark.parametrize(
    "results",
    ["", "tanpa tanda", "a | b", "a | b | ", "\n".join(["a | b | c"] * 5), "x" * 20_000],
)
def test_results_are_written_line_by_line(expert, results):
    response = expert.post(page("vignette_edit", school.version()), TYPED | {"results": results})

    assert response.status_code == 422
    assert VignetteVersion.objects.count() == 1


def test_an_old_version_is_not_edited(expert):
    old = school.version()
    school.version(number=2)

    response = expert.post(page("vignette_edit", old), TYPED)

    assert response.status_code == 422
    assert "Sudah ada versi yang lebih baru" in text_of(response)


def test_the_desk_of_the_panel_counts(expert, experts):
    school.usable("satu", experts)
    school.version("dua")

    text = text_of(expert.get(page("panel")))

    assert "1 dari 2 kasus sudah Anda nilai; 1 sudah punya jawaban panel." in text
    assert "Kesepakatan panel: 100% pasang rating sama" in text


def test_an_expert_who_did_not_judge_reads_no_answer(client, experts):
    version = school.usable("arsip", experts, loyal="di_bawah")
    client.force_login(school.expert())

    text = text_of(client.get(page("vignette", version)))

    assert "Hanya pakar yang ikut menilai kasus ini yang membacanya." in text
    assert "Semua sesuai bukti." not in text
    assert "Simpan pendapat" not in text


def test_an_empty_panel_says_how_cases_come(expert):
    assert "Belum ada kasus" in text_of(expert.get(page("panel")))


def test_a_role_that_ended_ends_the_desk(client, cast):
    user = EmployeeFactory().user
    RoleGrantFactory(user=user, role="panel_pakar", period=(TODAY - timedelta(days=9), TODAY))
    client.force_login(user)

    assert client.get(page("panel")).status_code == 404
