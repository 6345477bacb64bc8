import pytest
from django.urls import reverse

from kinerja.documents import guidance as documents
from kinerja.monitoring.models import Guidance
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import GuidanceFactory
from tests.world import finished_guidance


@pytest.fixture
def as_(client, plan):
    def sign_in(name):
        client.force_login(getattr(plan.cast, name).user)
        return client

    return sign_in


def detail(guidance):
    return reverse("monitoring:guidance_detail", args=[guidance.pk])


def fill(client, guidance, part, **sent):
    return client.post(reverse("monitoring:guidance_fill", args=[guidance.pk, part]), sent)


def test_a_coaching_from_start_to_review_without_script(as_, plan):
    page = reverse("monitoring:guidance_list", args=[plan.skp.pk])
    sari = as_("sari")
    sent = {"kind": "coaching", "guide": plan.cast.sari.pk, "purpose": "Rekap terlambat"}
    assert sari.post(page, sent | {"purpose": ""}).status_code == 422
    sari.post(page, sent)
    guidance = Guidance.objects.get()

    budi = as_("budi")
    assert plan.indicator.statement in budi.get(detail(guidance)).text
    assert fill(budi, guidance, "goals").status_code == 422
    fill(budi, guidance, "goals", indicator_0="Rekap", strategy_0="Tiap Jumat")
    as_("sari")
    fill(sari, guidance, "steps", indicator_0="Rekap", strategy_0="Jadwal", adjust_0="tidak")
    for name in ("sari", "budi"):
        as_(name).post(reverse("monitoring:guidance_sign", args=[guidance.pk]))
    answers = {f"answer_{number}": "ya" for number in range(9)}
    assert fill(budi, guidance, "feedback", note="x").status_code == 422
    fill(budi, guidance, "feedback", **answers)
    as_("sari")
    scores = {f"score_{n}": 4 for n in range(10)} | {f"reason_{n}": "Cukup" for n in range(10)}
    fill(sari, guidance, "review", **scores, technical="Statistik", recommendation="Pelatihan")

    guidance.refresh_from_db()
    assert (guidance.is_signed, guidance.feedback.answers) == (True, ["ya"] * 9)
    assert len(guidance.review.scores) == 10
    assert "Format B.1.8" not in sari.get(detail(guidance)).text
    assert "Format B.1.8" in as_("joko").get(detail(guidance)).text


def test_a_refusal_and_a_foreign_part_are_told(as_, plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari)
    sign = reverse("monitoring:guidance_sign", args=[guidance.pk])

    assert "Pegawai belum mengisi tujuannya." in as_("sari").post(sign, follow=True).text
    address = reverse("monitoring:guidance_fill", args=[guidance.pk, "goals"])
    assert "bukan bagian Anda" in as_("sari").post(address, follow=True).text


def test_before_the_review_there_is_no_paper_of_it(as_, plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari)
    address = reverse("documents:guidance_review_pdf", args=[guidance.pk])

    assert as_("sari").get(address).status_code == 404


@pytest.fixture
def done(plan):
    return finished_guidance(plan.skp, plan.cast.sari)


def test_b16_has_the_four_questions_of_coaching(done):
    text = text_of(documents.guidance_pdf(done))

    assert True is in_order(
        text,
        "PELAKSANAAN COACHING",
        "TUJUAN:",
        "PELUANG:",
        "LANGKAH KE DEPAN",
        "Pegawai yang Dinilai",
    )


def test_b17_has_goals_and_a_journal(plan):
    guidance = GuidanceFactory(skp=plan.skp, guide=plan.cast.sari, kind="mentoring")

    text = text_of(documents.guidance_pdf(guidance))

    assert True is in_order(text, "PELAKSANAAN MENTORING", "TUJUAN:", "JURNAL MENTORING")
    assert "KONSEP, belum disahkan" in text


def test_b18_lists_nine_statements(done):
    text = text_of(documents.feedback_pdf(done.feedback))

    assert True is in_order(
        text, "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA", "KRITERIA", "1. Saya", "9. Saya"
    )


def test_b19_lists_competences_with_scores(done):
    text = text_of(documents.review_pdf(done))

    assert True is in_order(
        text,
        "EVALUASI KOMPETENSI PEGAWAI",
        "1. Manajerial",
        "Integritas",
        "REKOMENDASI",
        "Pelatihan",
    )
    assert documents.review_pdf(done) == documents.review_pdf(done)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("guidance_list", 7), ("guidance_detail", 3)])
def test_queries_do_not_grow(as_, plan, django_assert_num_queries, name, queries, rows):
    for _ in range(rows):
        guidance = finished_guidance(plan.skp, plan.cast.sari)
    args = {"guidance_list": [plan.skp.pk], "guidance_detail": [guidance.pk]}[name]

    client = as_("sari")
    with django_assert_num_queries(queries):
        client.get(reverse(f"monitoring:{name}", args=args))
