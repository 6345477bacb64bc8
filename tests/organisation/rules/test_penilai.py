"""docs/law.md#siapa-menilai-siapa: the rows of the table for a regency."""

import pytest

from kinerja.organisation.enums import EmployeeStatus, JobKind, LegalStanding, LineBasis, UnitKind
from kinerja.organisation.rules import (
    BASIS_WORDS,
    HEAD_RULES,
    STAFF_RULES,
    Proposal,
    Rung,
    closes_a_circle,
    ladder,
    owes_plan,
    propose,
)
from kinerja.organisation.rules.penilai import LEVEL

BUPATI, SEKDA, ASISTEN, KABAG, KADIS, SEKDIS, KABID, KASUBBAG = range(1, 9)
CAMAT, LURAH, KAPUS, KEPSEK, DIREKTUR, ME = range(9, 15)

REGENCY = Rung("Pemkab", UnitKind.PEMDA, BUPATI, JobKind.KEPALA_DAERAH)
SETDA = Rung("Setda", UnitKind.SEKRETARIAT_DAERAH, SEKDA, JobKind.JPT_PRATAMA)
AS1 = Rung("Asisten 1", UnitKind.ASISTEN, ASISTEN, JobKind.JPT_PRATAMA)
BAGIAN = Rung("Bagian Hukum", UnitKind.BAGIAN, KABAG, JobKind.ADMINISTRATOR)
DINAS = Rung("Dinas Kesehatan", UnitKind.DINAS, KADIS, JobKind.JPT_PRATAMA)
SEKRETARIAT = Rung("Sekretariat", UnitKind.SEKRETARIAT, SEKDIS, JobKind.ADMINISTRATOR)
BIDANG = Rung("Bidang Kesmas", UnitKind.BIDANG, KABID, JobKind.ADMINISTRATOR)
SUBBAGIAN = Rung("Subbagian Umum", UnitKind.SUBBAGIAN, KASUBBAG, JobKind.PENGAWAS)
KECAMATAN = Rung("Kecamatan Jujuhan", UnitKind.KECAMATAN, CAMAT, JobKind.ADMINISTRATOR)
KELURAHAN = Rung("Kelurahan Manggis", UnitKind.KELURAHAN, LURAH, JobKind.PENGAWAS)
PUSKESMAS = Rung("Puskesmas Pelepat", UnitKind.PUSKESMAS, KAPUS, JobKind.FUNGSIONAL)
SEKOLAH = Rung("SD 1", UnitKind.SEKOLAH, KEPSEK, JobKind.FUNGSIONAL)
RSUD = Rung("RSUD", UnitKind.RSUD, DIREKTUR, JobKind.JPT_PRATAMA)

JPT, ADM, PENGAWAS = JobKind.JPT_PRATAMA, JobKind.ADMINISTRATOR, JobKind.PENGAWAS
JF, PELAKSANA = JobKind.FUNGSIONAL, JobKind.PELAKSANA


def vacant(rung):
    return Rung(rung.unit, rung.kind)


def held_by(rung, head, acting=""):
    return Rung(rung.unit, rung.kind, head, rung.job, acting)


@pytest.mark.parametrize(
    ("employee", "job", "leads", "chain", "appraiser", "superior"),
    [
        pytest.param(SEKDA, JPT, True, [SETDA, REGENCY], BUPATI, None, id="Sekda"),
        pytest.param(ASISTEN, JPT, True, [AS1, SETDA, REGENCY], SEKDA, BUPATI, id="Asisten"),
        pytest.param(
            ME,
            JPT,
            True,
            [Rung("SA1", UnitKind.STAF_AHLI, ME, JPT), SETDA, REGENCY],
            SEKDA,
            BUPATI,
            id="Staf ahli",
        ),
        pytest.param(KADIS, JPT, True, [DINAS, REGENCY], BUPATI, None, id="Kepala dinas"),
        pytest.param(
            KABAG, ADM, True, [BAGIAN, AS1, SETDA, REGENCY], ASISTEN, SEKDA, id="Kabag Setda"
        ),
        pytest.param(SEKDIS, ADM, True, [SEKRETARIAT, DINAS, REGENCY], KADIS, BUPATI, id="Sekdis"),
        pytest.param(KABID, ADM, True, [BIDANG, DINAS, REGENCY], KADIS, BUPATI, id="Kabid"),
        pytest.param(ME, ADM, False, [DINAS, REGENCY], KADIS, BUPATI, id="Administrator di dinas"),
        pytest.param(
            KASUBBAG, PENGAWAS, True, [SUBBAGIAN, SEKRETARIAT, DINAS], SEKDIS, KADIS, id="Kasubbag"
        ),
        pytest.param(
            ME, PELAKSANA, False, [SUBBAGIAN, SEKRETARIAT, DINAS], KASUBBAG, SEKDIS, id="Pelaksana"
        ),
        pytest.param(ME, JF, False, [SUBBAGIAN, SEKRETARIAT], KASUBBAG, SEKDIS, id="JF subbagian"),
        pytest.param(ME, JF, False, [BIDANG, DINAS, REGENCY], KABID, KADIS, id="JF di bidang"),
        pytest.param(ME, JF, False, [DINAS, REGENCY], KADIS, BUPATI, id="JF langsung kepala OPD"),
        pytest.param(ME, JF, False, [SEKOLAH, DINAS, REGENCY], KEPSEK, KADIS, id="Guru"),
        pytest.param(KEPSEK, JF, True, [SEKOLAH, BIDANG, DINAS], KABID, KADIS, id="Kepsek, Kabid"),
        pytest.param(KEPSEK, JF, True, [SEKOLAH, DINAS, REGENCY], KADIS, BUPATI, id="Kepsek"),
        pytest.param(KAPUS, JF, True, [PUSKESMAS, DINAS, REGENCY], KADIS, BUPATI, id="Kapus"),
        pytest.param(ME, JF, False, [PUSKESMAS, DINAS, REGENCY], KAPUS, KADIS, id="Nakes"),
        pytest.param(ME, PELAKSANA, False, [PUSKESMAS, DINAS], KAPUS, KADIS, id="Staf puskesmas"),
        pytest.param(ME, PENGAWAS, False, [PUSKESMAS, DINAS], KAPUS, KADIS, id="TU puskesmas"),
        pytest.param(DIREKTUR, JPT, True, [RSUD, DINAS, REGENCY], KADIS, BUPATI, id="Direktur"),
        pytest.param(CAMAT, ADM, True, [KECAMATAN, REGENCY], BUPATI, None, id="Camat, Bupati"),
        pytest.param(
            LURAH, PENGAWAS, True, [KELURAHAN, KECAMATAN, REGENCY], CAMAT, BUPATI, id="Lurah"
        ),
        pytest.param(ME, ADM, False, [KECAMATAN, REGENCY], CAMAT, BUPATI, id="Sekcam"),
        pytest.param(
            ME, PELAKSANA, False, [KELURAHAN, KECAMATAN, REGENCY], LURAH, CAMAT, id="Staf kelurahan"
        ),
    ],
)
def test_the_table_of_the_law(employee, job, leads, chain, appraiser, superior):
    proposal = propose(
        employee=employee, job=job, leads=leads, rungs=ladder(chain, coordinator=None)
    )

    table = HEAD_RULES if leads else STAFF_RULES
    assert proposal == Proposal(appraiser, superior, table[chain[0].kind])


@pytest.mark.parametrize(
    ("employee", "job", "chain", "appraiser", "superior"),
    [
        pytest.param(CAMAT, ADM, [KECAMATAN, REGENCY], SEKDA, BUPATI, id="Camat"),
        pytest.param(LURAH, PENGAWAS, [KELURAHAN, KECAMATAN, REGENCY], CAMAT, SEKDA, id="Lurah"),
    ],
)
def test_the_regency_may_let_the_sekda_rate_the_camat(employee, job, chain, appraiser, superior):
    rungs = ladder(chain, coordinator=SETDA)

    proposal = propose(employee=employee, job=job, leads=True, rungs=rungs)

    assert (proposal.appraiser, proposal.superior) == (appraiser, superior)


def test_the_head_of_the_region_has_no_penilai():
    assert propose(
        employee=BUPATI, job=JobKind.KEPALA_DAERAH, leads=True, rungs=[REGENCY]
    ) == Proposal(None, None, "Kepala daerah tidak menyusun SKP.")


def test_a_vacant_head_sends_the_authority_one_step_up():
    proposal = propose(employee=ME, job=JF, leads=False, rungs=[vacant(BIDANG), DINAS, REGENCY])

    assert proposal == Proposal(
        KADIS,
        BUPATI,
        "Pegawai dinilai atasan langsung, serendah-rendahnya pejabat pengawas. "
        "Pimpinan Bidang Kesmas kosong, jadi naik satu tingkat.",
    )


def test_a_plt_rates_in_place_of_the_vacant_head():
    proposal = propose(
        employee=ME, job=JF, leads=False, rungs=[held_by(BIDANG, SEKDIS, "plt"), DINAS]
    )

    assert proposal == Proposal(
        SEKDIS,
        KADIS,
        "Pegawai dinilai atasan langsung, serendah-rendahnya pejabat pengawas. "
        "Pimpinan Bidang Kesmas dijabat Pelaksana tugas (Plt).",
    )


def test_nobody_rates_himself_even_as_plt_of_his_own_superior():
    rungs = [SEKRETARIAT, held_by(DINAS, SEKDIS, "plt"), REGENCY]

    proposal = propose(employee=SEKDIS, job=ADM, leads=True, rungs=rungs)

    assert (proposal.appraiser, proposal.superior) == (BUPATI, None)


def test_the_superior_is_a_third_person_when_one_person_holds_two_posts():
    rungs = [held_by(BIDANG, KADIS, "plt"), DINAS, REGENCY]

    proposal = propose(employee=ME, job=JF, leads=False, rungs=rungs)

    assert (proposal.appraiser, proposal.superior) == (KADIS, BUPATI)


def test_a_pelaksana_never_rates():
    rungs = [Rung("Seksi", UnitKind.SEKSI, KASUBBAG, PELAKSANA), KECAMATAN]

    assert propose(employee=ME, job=PELAKSANA, leads=False, rungs=rungs).appraiser == CAMAT


def test_nobody_is_rated_by_a_lower_official():
    assert propose(employee=ME, job=ADM, leads=False, rungs=[SUBBAGIAN, DINAS]).appraiser == KADIS


def test_without_anybody_above_the_proposal_says_so():
    assert propose(employee=ME, job=JF, leads=False, rungs=[vacant(DINAS)]) == Proposal(
        None, None, "Tidak ada pimpinan di atasnya yang terisi."
    )


@pytest.mark.parametrize(
    ("employee", "appraiser", "circle"),
    [(1, 2, False), (3, 1, True), (2, 1, True), (4, 1, False), (1, 1, True)],
)
def test_a_circle_is_seen_however_long(employee, appraiser, circle):
    above = {1: 2, 2: 3}

    assert closes_a_circle(employee, appraiser, above=above) is circle


def test_an_old_circle_elsewhere_does_not_hang_the_check():
    assert closes_a_circle(9, 1, above={1: 2, 2: 1}) is False


@pytest.mark.parametrize(
    ("standing", "owes"),
    [
        (LegalStanding.AKTIF, True),
        (LegalStanding.TUGAS_BELAJAR, True),
        (LegalStanding.CLTN, False),
        (LegalStanding.DIBERHENTIKAN_SEMENTARA, False),
        (LegalStanding.MPP, False),
        (LegalStanding.BERHENTI, False),
    ],
)
def test_who_owes_a_plan(standing, owes):
    assert owes_plan(status=EmployeeStatus.PNS, standing=standing) is owes


def test_a_pejabat_negara_owes_none():
    assert owes_plan(status=EmployeeStatus.PEJABAT_NEGARA, standing=LegalStanding.AKTIF) is False


def test_the_tables_are_complete():
    assert set(HEAD_RULES) == set(UnitKind)
    assert set(STAFF_RULES) == set(UnitKind)
    assert set(LEVEL) == set(JobKind)
    assert set(BASIS_WORDS) == set(LineBasis)
    assert all(len(rule) <= 200 for rule in [*HEAD_RULES.values(), *STAFF_RULES.values()])
