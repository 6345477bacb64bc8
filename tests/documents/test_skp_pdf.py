import re
import subprocess

import pytest

from kinerja.documents.skp import skp_pdf
from kinerja.planning.models import BehaviourExpectation, SkpAnnex
from kinerja.planning.queries import skp_content
from tests.documents.archivable import assert_archivable
from tests.factories import NOW, IndicatorFactory, SkpFactory, WorkResultFactory

pytestmark = pytest.mark.django_db


def text_of(pdf):
    """What a reader finds on the pages, in reading order."""
    command = ["pdftotext", "-layout", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def lowest(pdf, word):
    """How far down, as a part of its page, the lowest of these words is printed; how many."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    height = float(re.search(r'<page [^>]*height="([\d.]+)"', done)[1])
    found = re.findall(rf'yMax="([\d.]+)">{word}</word>', done)
    return max(map(float, found)) / height, len(found)


@pytest.fixture
def plan(cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    result = WorkResultFactory(skp=skp, order=1, statement="Arsip #1 *tertib* $x$ \\ @budi <a>")
    IndicatorFactory(result=result, order=1, aspect="kuantitas", target="12 laporan")
    IndicatorFactory(result=result, order=2, aspect="waktu", target="12 bulan")
    BehaviourExpectation.objects.create(skp=skp, value="loyal", expectation="Menjaga data pasien")
    SkpAnnex.objects.create(skp=skp, kind="konsekuensi", order=1, text="Diusulkan pelatihan")
    return skp


def in_order(text, *parts):
    for part in parts:
        _, found, text = text.partition(part)
        if not found:
            return f"“{part}” tidak ada setelah bagian sebelumnya"
    return True


def test_staff_get_format_a17_in_the_order_of_the_law(plan):
    text = text_of(skp_pdf(plan))

    assert True is in_order(
        text,
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PERIODE PENILAIAN: 1 JANUARI 2026 SD 31 DESEMBER 2026",
        "PEGAWAI YANG DINILAI",
        "HASIL KERJA",
        "ASPEK",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "Berorientasi Pelayanan",
        "Kolaboratif",
        "LAMPIRAN SASARAN KINERJA PEGAWAI",
        "DUKUNGAN SUMBER DAYA",
        "SKEMA PERTANGGUNGJAWABAN",
        "KONSEKUENSI",
        "Diusulkan pelatihan",
    )


def test_leaders_get_format_a12_with_perspectives(plan):
    plan.kind = "jpt_ukm"
    plan.results.get().indicators.update(aspect="", perspective="anggaran")

    text = text_of(skp_pdf(plan))

    assert "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" in text
    assert "PERSPEKTIF" in text
    assert "Anggaran" in text
    assert "DIINTERVENSI" not in text


def narrative(plan, *, perspective=""):
    plan.approach = "kualitatif"
    plan.results.get().indicators.update(
        aspect="", perspective=perspective, statement="Keluhan berkurang", target=""
    )
    return text_of(skp_pdf(plan))


def test_staff_get_format_a16_with_one_narrative_list(plan):
    assert True is in_order(
        narrative(plan),
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "A. UTAMA",
        "(Penugasan dari",
        "Ukuran keberhasilan/ Indikator Kinerja Individu dan Target:",
        "Keluhan berkurang",
        "B. TAMBAHAN",
        "PERILAKU KERJA*",
    )


def test_leaders_get_format_a11_with_the_perspective_in_the_narrative(plan):
    plan.kind = "jpt_ukm"

    assert True is in_order(
        narrative(plan, perspective="anggaran"),
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:",
        "Keluhan berkurang (Perspektif Anggaran)",
    )


def test_typed_text_is_printed_and_never_run(plan):
    assert "Arsip #1 *tertib* $x$ \\ @budi <a>" in text_of(skp_pdf(plan))


def test_an_unset_plan_says_so_and_has_no_code(plan):
    text = text_of(skp_pdf(plan))

    assert "KONSEP" in text
    assert "Periksa keasliannya" not in text


def test_a_set_plan_carries_its_code_and_what_was_set(cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    WorkResultFactory(skp=skp, order=1, statement="Arsip tertib")
    content = skp_content(skp, on=skp.period.lower)
    later = SkpFactory(
        placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari, content=content
    )

    text = text_of(skp_pdf(later))

    assert "Arsip tertib" in text
    assert later.verification_code in text
    assert "KONSEP" not in text


def test_the_file_is_archivable_accessible_and_sound(plan, tmp_path):
    assert_archivable(skp_pdf(plan), tmp_path)


def test_the_same_plan_gives_the_same_bytes(plan):
    assert skp_pdf(plan) == skp_pdf(plan)


@pytest.mark.parametrize("results", [1, 3])
def test_queries_do_not_grow_with_the_results(cast, django_assert_num_queries, results):
    skp = SkpFactory(placement=cast.budi.placements.get())
    for order in range(1, results + 1):
        IndicatorFactory(result=WorkResultFactory(skp=skp, order=order), order=1)

    with django_assert_num_queries(7):
        skp_pdf(skp)


def test_an_act_happens_within_a_second_and_its_paper_still_comes(plan):
    plan.agreed_at = NOW.replace(microsecond=123_456)

    assert skp_pdf(plan).startswith(b"%PDF-")


@pytest.mark.parametrize("where", ["hasil", "indikator", "ekspektasi", "lampiran"])
def test_twenty_thousand_characters_stay_on_the_pages(plan, where):
    text, plan.content = "kata " * 4_000, skp_content(plan)
    if where == "hasil":
        plan.content["results"][0]["statement"] = text
    elif where == "indikator":
        plan.content["results"][0]["indicators"][0]["statement"] = text
    elif where == "ekspektasi":
        plan.content["behaviours"][0]["expectation"] = text
    else:
        plan.content["annexes"]["konsekuensi"] = [text]

    down, printed = lowest(skp_pdf(plan), "kata")

    assert printed == 4_000
    assert down < 0.95


def test_a_word_without_end_breaks_inside_its_column(plan):
    plan.results.get().indicators.update(target="x" * 120)

    assert "x" * 60 not in text_of(skp_pdf(plan))
