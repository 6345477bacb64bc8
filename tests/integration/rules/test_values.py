"""What people write, and what is understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.integration.rules import values
from kinerja.organisation.enums import EmployeeStatus, JobKind, LegalStanding, UnitKind
from kinerja.organisation.rules import PPPK_RANKS, RANKS

DAY = date(1987, 5, 12)


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        31909,
        31909.0,
        "31909",
        "12-05-1987",
        "12/05/1987",
        "12/5/1987",
        "12.05.1987",
        "1987-05-12",
        "1987-05-12 00:00:00",
        "12 Mei 1987",
        "12 MEI 1987",
        "12-Mei-1987",
        "'12-05-1987",
        "\u00a012-05-1987 ",
    ],
)
def test_a_day_in_all_its_forms(written):
    assert values.day_of(written) == DAY


@pytest.mark.parametrize(
    ("word", "month"),
    [("Pebruari", 2), ("Agt", 8), ("Nopember", 11), ("Desember", 12), ("maret", 3)],
)
def test_months_as_people_spell_them(word, month):
    assert values.day_of(f"5 {word} 2001") == date(2001, month, 5)


@pytest.mark.parametrize(
    "written", [None, "", "-", "30-02-1990", "13/13/1990", "kemarin", "1990", 5, 1e15, "5 Mai 1990"]
)
def test_what_is_no_day(written):
    assert values.day_of(written) is None


@pytest.mark.parametrize("rank", RANKS)
@pytest.mark.parametrize("form", ["{}", "{} ", "Penata ({})", "GOL {}", "Pembina Tk. I / {}"])
def test_every_golongan_of_pns(rank, form):
    assert values.rank_of(form.format(rank)) == rank
    assert values.rank_of(form.format(rank.replace("/", "-"))) == rank


@pytest.mark.parametrize(
    ("written", "rank"),
    [("IIId", "III/d"), ("3d", "III/d"), ("III d", "III/d"), ("III/D", "III/d"), ("IVe", "IV/e")],
)
def test_golongan_in_short(written, rank):
    assert values.rank_of(written) == rank


@pytest.mark.parametrize("rank", PPPK_RANKS)
def test_every_golongan_of_pppk(rank):
    assert values.rank_of(rank) == rank
    assert values.rank_of(f"Golongan {rank}") == rank


@pytest.mark.parametrize("written", ["XX", "III/e", "V/a", "Penata", "0", "3"])
def test_what_is_no_golongan(written):
    assert values.rank_of(written) is None


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        ("M", "L"),
        ("L", "L"),
        ("Laki-laki", "L"),
        ("Pria", "L"),
        (1.0, "L"),
        ("F", "P"),
        ("P", "P"),
        ("Perempuan", "P"),
        ("WANITA", "P"),
        ("2", "P"),
        ("", ""),
        ("x", None),
    ],
)
def test_sex(written, sex):
    assert values.sex_of(written) == sex


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("PNS", "pns"),
        ("CPNS", "cpns"),
        ("P3K", "pppk"),
        ("PPPK Paruh Waktu", "pppk_paruh_waktu"),
        ("", ""),
        ("Honorer", None),
    ],
)
def test_status(written, status):
    assert values.status_of(written) == status


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("Aktif", "aktif"),
        ("PPPK Aktif", "aktif"),
        ("CLTN", "cltn"),
        ("Cuti Di luar Tanggungan Negara", "cltn"),
        ("Tugas Belajar", "tugas_belajar"),
        ("Pemberhentian sementara", "diberhentikan_sementara"),
        ("Tidak Aktif", "berhenti"),
        ("Pensiun", "berhenti"),
        ("", ""),
        ("entah", None),
    ],
)
def test_standing(written, standing):
    assert values.standing_of(written) == standing


def test_every_word_is_one_that_organisation_knows():
    assert set(values.STATUSES.values()) <= set(EmployeeStatus.values)
    assert {standing for _, standing in values.STANDINGS} == set(LegalStanding.values)
    assert set(values.HEAD_OF) == set(values.HEAD_JOB) == set(UnitKind.values)
    assert set(values.HEAD_JOB.values()) <= set(JobKind.values)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (("Jabatan Struktural", "II.b", "Kepala Dinas"), "jpt_pratama"),
        (("", "III.a", "Camat"), "administrator"),
        (("Struktural", "IV.a", "Lurah"), "pengawas"),
        (("Jabatan Fungsional Tertentu", "", "X"), "fungsional"),
        (("Jabatan Fungsional Umum", "", "X"), "pelaksana"),
        (("Jabatan Pelaksana", "", "X"), "pelaksana"),
        (("", "Non Eselon", "Guru Ahli Muda"), "fungsional"),
        (("", "", "Pengadministrasi"), ""),
    ],
)
def test_kind_of_job(said, kind):
    assert values.job_kind_of(*said) == kind
    assert not kind or kind in JobKind.values


@pytest.mark.parametrize(
    ("written", "echelon"),
    [("III.a", "III.a"), ("IIIb", "III.b"), ("Eselon IV/A", "IV.a"), ("Non Eselon", ""), ("", "")],
)
def test_echelon(written, echelon):
    assert values.echelon_of(written) == echelon


@pytest.mark.parametrize(
    ("title", "unit", "heads"),
    [
        ("KEPALA BIDANG KESMAS", "bidang", True),
        ("Kepala Sub Bagian Umum", "subbagian", True),
        ("Kepala Bidang Kesmas", "dinas", False),
        ("Kepala UPT Puskesmas Muara Bungo I", "puskesmas", True),
        ("Inspektur", "inspektorat", True),
        ("Inspektur Pembantu I", "inspektorat", False),
        ("Sekretaris Dinas Kesehatan", "dinas", False),
        ("Sekretaris", "sekretariat", True),
        ("Camat Pasar Muara Bungo", "kecamatan", True),
        ("Guru Ahli Muda", "sekolah", False),
    ],
)
def test_who_heads_a_unit(title, unit, heads):
    assert values.leads(title, unit) is heads


@pytest.mark.parametrize(
    "written",
    [
        "19870512 201001 2 901",
        "'198705122010012901",
        "\u00a0198705122010012901\u00a0",
        "NIP. 198705122010012901",
        "NIP : 19870512 201001 2 901",
        "‘198705122010012901",
        "8-6-1-3".replace("8-6-1-3", "19870512-201001-2-901"),
        '"198705122010012901"',
        "\ufeff198705122010012901\u200b",
    ],
)
def test_a_nip_without_its_ornaments(written):
    assert values.digits_of(written) == "198705122010012901"


@pytest.mark.parametrize(
    ("cell", "name", "number"),
    [
        ("BUDI\n198705122010012901", "BUDI", "198705122010012901"),
        ("Budi, S.Kom\nNIP. 19870512 201001 2 901", "Budi, S.Kom", "198705122010012901"),
        ("Budi / 198705122010012901", "Budi", "198705122010012901"),
        ("198705122010012901\nBudi", "Budi", "198705122010012901"),
    ],
)
def test_name_and_number_in_one_cell(cell, name, number):
    found = values.split_name_nip(cell)

    assert (found[0], values.digits_of(found[1])) == (name, number)


def test_a_cell_with_only_a_name_has_no_number():
    assert values.split_name_nip("Budi") == ("Budi", None)


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("BUDI SANTOSO", "Budi Santoso"),
        ("NUR'AINI", "Nur'aini"),
        ("M. YUSUF A.R.", "M. Yusuf A.R."),
        ("SITI-NUR", "Siti-nur"),
        ("Budi van Dijk", "Budi van Dijk"),
    ],
)
def test_nobody_is_called_in_capitals(shouted, name):
    assert values.proper_name(shouted) == name


@given(st.one_of(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers()))
def test_no_reading_ever_crashes(value):
    values.day_of(value)
    values.cleaned(value)
    values.digits_of(value)
    values.split_name_nip(value)
    values.rank_of(value)
    values.sex_of(value)
    values.status_of(value)
    values.standing_of(value)
    values.proper_name(str(value))
    values.split_titles(str(value))
    values.job_kind_of(str(value), str(value), str(value))
