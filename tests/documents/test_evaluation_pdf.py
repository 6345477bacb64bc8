from concurrent.futures import ThreadPoolExecutor

import pgtrigger
import pytest
from django.urls import reverse

from kinerja.appraisal.queries import evaluation_content
from kinerja.documents import typeset
from kinerja.documents.evaluation import document_pdf, evaluation_pdf, filled
from tests.documents.archivable import assert_archivable
from tests.documents.test_skp_pdf import in_order, lowest, text_of
from tests.factories import (
    NOW,
    EvaluationFactory,
    FeedbackFactory,
    IndicatorFactory,
    OrganisationRatingFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.world import build_world, with_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast):
    return build_world(cast).delivered


def test_c13_follows_the_order_of_the_law_and_explains_the_predikat(signed):
    text = text_of(evaluation_pdf(signed))

    assert True is in_order(
        text,
        "HASIL EVALUASI KINERJA PEGAWAI",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PERIODE: TRIWULAN I 2026",
        "PEGAWAI YANG DINILAI",
        "CAPAIAN KINERJA ORGANISASI",
        "POLA DISTRIBUSI",
        "HASIL KERJA",
        "A. UTAMA",
        "B. TAMBAHAN",
        "RATING HASIL KERJA",
        "PERILAKU KERJA",
        "RATING PERILAKU KERJA",
        "PREDIKAT KINERJA PEGAWAI",
        "Pejabat Penilai Kinerja",
    )
    assert signed.content["predikat_label"].upper() in text
    assert signed.verification_code in text


@pytest.fixture
def leader(cast):
    """The signed evaluation of Joko, who leads the Dinas."""
    skp = SkpFactory(
        placement=cast.joko.placements.get(), kind="jpt_ukm", agreed=True, appraiser=cast.ratna
    )
    result = WorkResultFactory(skp=skp, order=1, statement="Meningkatnya derajat kesehatan")
    IndicatorFactory(result=result, order=1, aspect="", perspective="anggaran")
    FeedbackFactory(result=result, giver=cast.ratna, text="Serapan membaik")
    row = EvaluationFactory(
        skp=skp, unit=cast.office, appraiser=cast.ratna, superior=None, delivered=True
    )
    OrganisationRatingFactory(
        unit=cast.office, period=row.period, set_by=cast.ratna.user, reason="Target tercapai"
    )
    return with_content(row, evaluation_content)


def test_c12_follows_the_order_of_the_law_for_leaders(leader):
    text = text_of(evaluation_pdf(leader))

    assert True is in_order(
        text,
        "HASIL EVALUASI KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "PEMERINTAH KABUPATEN BUNGO",
        "PEGAWAI YANG DINILAI",
        "INSTANSI",
        "CAPAIAN KINERJA ORGANISASI",
        "Target tercapai",
        "PERSPEKTIF",
        "(7)",
        "A. UTAMA",
        "Meningkatnya derajat",
        "B. TAMBAHAN",
        "RATING HASIL KERJA",
        "PERILAKU KERJA",
        "RATING PERILAKU KERJA",
        "PREDIKAT KINERJA PEGAWAI",
        leader.content["predikat_label"].upper(),
        "Pejabat Penilai Kinerja",
        "Ratna",
    )
    assert "Anggaran" in text
    assert "Serapan membaik" in text
    assert "DIINTERVENSI" not in text


@pytest.mark.parametrize("whose", ["signed", "leader"])
@pytest.mark.parametrize("form", [evaluation_pdf, document_pdf])
def test_the_files_are_archivable_accessible_and_sound(request, whose, form, tmp_path):
    assert_archivable(form(request.getfixturevalue(whose)), tmp_path)


@pytest.mark.parametrize("form", [evaluation_pdf, document_pdf])
def test_twenty_thousand_characters_stay_on_the_pages(leader, form):
    text = "kata " * 4_000
    leader.content = {
        **leader.content,
        "note": text,
        "organisation": {**leader.content["organisation"], "reason": text},
    }

    down, printed = lowest(form(leader), "kata")

    assert printed == 4_000
    assert down < 0.95


def test_d11_names_three_people_and_the_predikat(signed):
    text = text_of(document_pdf(signed))

    assert True is in_order(
        text,
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "1. PEGAWAI YANG DINILAI",
        "Budi",
        "2. PEJABAT PENILAI KINERJA",
        "Sari",
        "3. ATASAN PEJABAT PENILAI KINERJA",
        "Joko",
        "4. EVALUASI KINERJA",
        "5. CATATAN/REKOMENDASI",
        "7. Pegawai yang Dinilai",
    )


def test_a_draft_says_so(cast):
    text = text_of(evaluation_pdf(build_world(cast).evaluation))

    assert "KONSEP, belum disahkan" in text


@pytest.mark.parametrize("form", [evaluation_pdf, document_pdf])
def test_the_same_evaluation_gives_the_same_bytes(signed, form):
    assert form(signed) == form(signed)


def test_two_people_may_print_at_the_same_moment(signed):
    data = filled(signed)

    with ThreadPoolExecutor(4) as threads:
        prints = list(threads.map(lambda _: typeset.pdf("evaluation", data), range(8)))

    assert prints == [prints[0]] * 8


def answer(client, code):
    return client.get(reverse("documents:verify", args=[code]))


def test_whoever_holds_the_paper_may_check_it_without_signing_in(client, signed):
    response = answer(client, signed.verification_code)

    assert response.status_code == 200
    assert response.context["found"].is_intact
    assert "Dokumen asli dan masih berlaku" in response.content.decode()


def test_a_contested_result_says_so_on_paper_and_to_whoever_checks_it(client, signed):
    contested = {"status": "diserahkan", "handed_over_at": NOW, "contest": "dalam_keberatan"}
    with pgtrigger.ignore():
        type(signed).objects.filter(pk=signed.pk).update(**contested)
    signed.refresh_from_db()

    page = answer(client, signed.verification_code).content.decode()

    assert "Dokumen asli, hasilnya dalam keberatan" in page
    assert "masih berlaku" not in page
    for form in (evaluation_pdf, document_pdf):
        assert "DALAM KEBERATAN, belum final" in text_of(form(signed))


def test_a_replaced_result_says_so_on_paper(cast):
    row = EvaluationFactory(
        appraiser=cast.sari, superior=cast.joko, delivered=True, contest="diubah"
    )

    assert "SUDAH DIGANTI keputusan atas keberatan" in text_of(document_pdf(row))
    assert "KEBERATAN" not in text_of(evaluation_pdf(EvaluationFactory(appraiser=cast.sari)))


def test_an_unknown_code_is_no_document_of_ours(client, db):
    response = answer(client, "TIDAKADA")

    assert response.status_code == 404
    assert "Kode tidak dikenal" in response.content.decode()


def test_a_predikat_changed_in_the_database_is_seen_at_once(client, signed):
    with pgtrigger.ignore():
        type(signed).objects.filter(pk=signed.pk).update(predikat="sangat_baik")

    response = answer(client, signed.verification_code)

    assert "Isi dokumen ini berubah setelah disahkan" in response.content.decode()


def test_a_changed_content_is_seen_at_once(client, signed):
    changed = {**signed.content, "note": "Ditambahkan belakangan"}
    with pgtrigger.ignore():
        type(signed).objects.filter(pk=signed.pk).update(content=changed)

    assert not answer(client, signed.verification_code).context["found"].is_intact


def test_the_code_may_be_typed_with_spaces(client, signed):
    code = signed.verification_code
    typed = f" {code[:6].lower()} {code[6:]} "

    response = client.get(reverse("documents:verify_form"), {"kode": typed})

    assert response.url == reverse("documents:verify", args=[code])


def test_a_result_changed_by_a_decision_prints_for_readers_who_see_no_objection(cast):
    old = EvaluationFactory(
        appraiser=cast.sari, superior=cast.joko, delivered=True, contest="diubah"
    )
    new = EvaluationFactory(
        skp=old.skp,
        period=old.period,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        basis="keberatan",
        supersedes=old,
        is_final=True,
    )

    for form, number in ((document_pdf, "6. "), (evaluation_pdf, "")):
        text = text_of(form(new))
        assert True is in_order(text, f"{number}Atasan Pejabat Penilai Kinerja", "Joko")
        assert "KEBERATAN" not in text
