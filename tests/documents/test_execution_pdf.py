import pytest

from kinerja.documents import execution
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import NOW, ActionStepFactory, EvidenceFactory, ProgressFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast):
    return build_world(cast)


def test_b11_lists_what_was_agreed_below_each_result(plan):
    plan.step.agreed_at, plan.step.agreed_by = NOW, plan.cast.sari.user
    plan.step.save()

    text = text_of(execution.steps_pdf(plan.skp))

    assert True is in_order(
        text,
        "RENCANA AKSI",
        "PERIODE PENILAIAN: 1 JANUARI 2026 SD 31 DESEMBER 2026",
        "PEGAWAI YANG DINILAI",
        "HASIL KERJA",
        "Tersusunnya rahasia pertama Budi",
        "Melatih petugas surveilans",
        "Pegawai yang Dinilai",
        "disepakati secara elektronik",
    )
    assert "KONSEP" not in text


def test_b11_is_a_draft_until_the_other_side_agreed(plan):
    assert "KONSEP, belum disahkan" in text_of(execution.steps_pdf(plan.skp))


def test_b12_puts_realisation_and_proofs_beside_the_steps(plan):
    note = ProgressFactory(
        result=plan.result, indicator=plan.indicator, value=9, note="Rekap #1 *selesai*"
    )
    EvidenceFactory(progress=note)
    ActionStepFactory(result=plan.result, text="Menyusun jadwal", **agreed(plan))

    text = text_of(execution.execution_pdf(plan.skp))

    assert True is in_order(
        text,
        "PENDOKUMENTASIAN KINERJA",
        "RENCANA AKSI",
        "REALISASI DAN BUKTI DUKUNG",
        "Menyusun jadwal",
        "9 dari 12 laporan",
    )
    assert "Rekap #1 *selesai*" in text
    assert "laporan juni.pdf" in text


def agreed(plan):
    return {"agreed_at": NOW, "agreed_by": plan.cast.sari.user}


@pytest.mark.parametrize("form", [execution.steps_pdf, execution.execution_pdf])
def test_the_same_plan_gives_the_same_bytes(plan, form):
    assert form(plan.skp) == form(plan.skp)
