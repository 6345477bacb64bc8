import pytest
from django.urls import reverse

from kinerja.appraisal.queries import evaluation_content
from kinerja.documents.counselling import case_pdf
from kinerja.documents.evaluation import evaluation_pdf
from kinerja.lib.wall import open_for
from kinerja.monitoring.models import BehaviourCase, CounsellingReport, TakeOver
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import (
    NOW,
    BehaviourCaseFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    FeedbackFactory,
    RoleGrantFactory,
    TakeOverFactory,
    WorkResultFactory,
)


def page(name, row):
    return reverse(f"monitoring:{name}", args=[row.pk])


@pytest.fixture
def as_(client, plan):
    def sign_in(name):
        client.force_login(getattr(plan.cast, name).user)
        return client

    return sign_in


def test_the_whole_way_without_script(as_, plan):
    RoleGrantFactory(user=plan.cast.umi.user, role="konseling", unit=None)
    FeedbackFactory(skp=plan.skp, result=None, behaviour="harmonis", giver=plan.cast.sari)
    said = {
        "values_missed": ["harmonis"],
        "problem": "Berkata kasar",
        "tried": "Bicara",
        "told_on": "2026-07-15",
    }

    sari = as_("sari")
    assert (
        sari.post(page("case_new", plan.skp), said | {"told_on": "2026-07-16"}).status_code == 422
    )
    sari.post(page("case_new", plan.skp), said)
    case = BehaviourCase.objects.get()
    assert "Laporkan untuk konseling" in sari.get(page("case_detail", case)).text
    sari.post(page("case_report", case))

    umi = as_("umi")
    assert "Bukti umpan balik perilaku" in umi.get(page("case_detail", case)).text
    assert "Agus" in umi.get(page("case_detail", case) + "?q=Agus").text
    meeting = {"kind": "pejabat", "meets_at": "2026-07-20T09:00", "place": "Ruang konseling"}
    assert umi.post(page("case_assign", case), meeting).status_code == 422
    umi.post(page("case_assign", case), meeting | {"counsellor": plan.cast.agus.pk})

    agus = as_("agus")
    agus.post(page("case_note", case), {"text": "Hanya di antara kita"})
    done = {"held_on": "2026-07-15", "outcome": "Memahami", "follow_up": "Pelatihan"}
    assert agus.post(page("case_finish", case), done | {"outcome": ""}).status_code == 422
    agus.post(page("case_finish", case), done)

    with open_for(plan.cast.agus.user):
        assert CounsellingReport.objects.get().outcome == "Memahami"
    shown = {
        name: as_(name).get(page("case_detail", case)).text for name in ("budi", "sari", "umi")
    }
    assert {name: "Hanya di antara kita" in text for name, text in shown.items()} == {
        "budi": True,
        "sari": False,
        "umi": False,
    }
    assert {name: "Memahami" in text for name, text in shown.items()} == {
        "budi": True,
        "sari": True,
        "umi": False,
    }


def test_only_a_penilai_is_shown_where_a_case_begins(as_, plan):
    address = reverse("monitoring:case_list")

    begins = "Pilih pegawai di Tim saya"

    assert [begins in as_(name).get(address).text for name in ("sari", "budi")] == [True, False]


def test_a_refused_step_is_told(as_, plan):
    case = BehaviourCaseFactory(skp=plan.skp, appraiser=plan.cast.sari)

    answer = as_("sari").post(page("case_report", case), follow=True)
    assert "Beri umpan balik perilaku lebih dahulu." in answer.text
    answer = as_("sari").post(page("case_close", case), follow=True)
    assert "Kasus ditutup." in answer.text


def test_b110_asks_the_questions_of_the_law(plan):
    case = BehaviourCaseFactory(skp=plan.skp, appraiser=plan.cast.sari, reported_at=NOW)
    FeedbackFactory(
        skp=plan.skp, result=None, behaviour="harmonis", giver=plan.cast.sari, text="Rapat 3 Juli"
    )

    text = text_of(case_pdf(case))

    assert True is in_order(
        text,
        "LAPORAN PERMASALAHAN PERILAKU KERJA",
        "PEGAWAI YANG DINILAI",
        "MASALAH: APA PERMASALAHAN PERILAKU KERJA PEGAWAI DIDASARKAN PADA NILAI DASAR ASN?",
        "Harmonis",
        "APAKAH ANDA MEMILIKI EKSPEKTASI KHUSUS",
        "JELASKAN SECARA DETIL",
        "Berkata kasar pada rapat 3 Juli",
        "APAKAH PERMASALAHAN PERILAKU KERJA SERUPA",
        "TIDAK",
        "RETROSPEKTIF",
        "Berbicara berdua pada 4 Juli",
        "LAMPIRAN: BUKTI PEMBERIAN UMPAN BALIK BERKELANJUTAN",
        "Rapat 3 Juli",
        "Pejabat Penilai Kinerja",
    )
    assert case_pdf(case) == case_pdf(case)


def test_a_result_is_taken_over_and_given_back_without_script(as_, plan):
    FeedbackFactory(result=plan.result, giver=plan.cast.sari)
    sari, address = as_("sari"), page("takeover_list", plan.skp)
    sent = {"result": plan.result.pk, "follow_ups": ["pembinaan"], "note": "Tidak selesai"}

    assert sari.post(address, sent | {"note": ""}).status_code == 422
    sari.post(address, sent)
    taken = TakeOver.objects.get()
    assert "Diambil alih" in sari.get(address).text
    budi = as_("budi")
    assert "Diambil alih Sari" in budi.get(reverse("planning:skp_read", args=[plan.skp.pk])).text
    assert "Ambil alih satu hasil kerja" not in budi.get(address).text
    as_("sari").post(page("takeover_end", taken))

    taken.refresh_from_db()
    assert taken.ended_at is not None


def test_the_note_of_a_take_over_is_material_of_the_evaluation(as_, plan):
    period = EvaluationPeriodFactory()
    TakeOverFactory(result=plan.result, leader=plan.cast.sari, note="Tidak selesai")
    evaluation = EvaluationFactory(
        skp=plan.skp, period=period, unit=plan.cast.field, appraiser=plan.cast.sari
    )

    (said,) = evaluation_content(evaluation)["results"]

    assert said["taken_over"] == {"note": "Tidak selesai", "by": "Sari", "on": "2026-07-15"}
    assert "Diambil alih Sari, 15 Juli 2026: Tidak selesai" in text_of(evaluation_pdf(evaluation))
    address = reverse("appraisal:evaluation", args=[evaluation.pk])
    assert "Tidak selesai" in as_("sari").get(address).text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("takeover_list", 6), ("case_list", 3), ("case_detail", 2)]
)
def test_queries_do_not_grow(as_, plan, django_assert_num_queries, name, queries, rows):
    for order in range(rows):
        TakeOverFactory(result=WorkResultFactory(skp=plan.skp, order=order + 5))
        case = BehaviourCaseFactory(skp=plan.skp, appraiser=plan.cast.sari, ended_at=NOW)
    args = {"takeover_list": [plan.skp.pk], "case_list": [], "case_detail": [case.pk]}[name]

    client = as_("sari")
    with django_assert_num_queries(queries):
        client.get(reverse(f"monitoring:{name}", args=args))
