"""Formats A.1.3, A.1.4 and A.1.5 in the order of the law."""

import pytest

from kinerja.documents.planning import manual_pdf, matrix_pdf, strategy_pdf
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import (
    NOW,
    IndicatorFactory,
    ManualFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    SkpFactory,
    StrategyFactory,
    WorkResultFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast):
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    result = WorkResultFactory(skp=skp, statement="Menurunnya #tengkes")
    indicator = IndicatorFactory(result=result, aspect="", perspective="anggaran")
    ManualFactory(owner=cast.joko, indicator_lineage=indicator.lineage)
    StrategyFactory(plan=skp, indicator_lineage=indicator.lineage, routine="Timbang\nUkur")
    return skp


def test_a13_explains_each_indicator(plan):
    assert True is in_order(
        text_of(manual_pdf(plan, at=NOW)),
        "MANUAL INDIKATOR KINERJA",
        "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "RENCANA HASIL KERJA",
        "Menurunnya #tengkes",
        "TUJUAN",
        "Definisi",
        "Formula",
        "SATUAN PENGUKURAN",
        "Outcome",
        "SUMBER DATA",
        "PERIODE PELAPORAN",
    )


def test_a14_is_one_workblock_a_strategy(plan):
    assert True is in_order(
        text_of(strategy_pdf(plan, at=NOW)),
        "WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA",
        "Posyandu aktif di semua dusun",
        "STRATEGI (KEY ACTIVITIES)",
        "A. RUTIN",
        "1. Timbang",
        "B. TRANSFORMATIF",
        "KELUARAN KUNCI (KEY MILESTONE)",
    )


def test_a15_is_a_matrix_of_people_and_indicators(plan, cast):
    lineage = plan.results.get().indicators.get().lineage
    lead = MatrixRowFactory(plan=plan, employee=cast.sari, is_team_lead=True)
    MatrixRoleFactory(row=lead, column=lineage, statement="Data #tengkes sahih")
    MatrixRowFactory(plan=plan, employee=cast.budi)
    MatrixRowFactory(plan=plan, employee=cast.wayan, status="menunggu")

    text = text_of(matrix_pdf(plan, at=NOW))

    assert True is in_order(
        text,
        "MATRIKS PEMBAGIAN PERAN DAN HASIL",
        "PEGAWAI",
        "JABATAN",
        "OUTCOME ANTARA/ OUTPUT/ LAYANAN",
        "Joko",
        "Jumlah laporan",
        "Budi",
        "TIDAK ADA PERAN",
        "Sari (ketua tim)",
        "Data #tengkes sahih",
    )
    assert "Wayan" not in text


@pytest.mark.parametrize("paper", [manual_pdf, matrix_pdf, strategy_pdf])
def test_an_empty_plan_gives_an_empty_paper(cast, paper):
    skp = SkpFactory(placement=cast.budi.placements.get())

    assert "Belum ada" in text_of(paper(skp, at=NOW))
