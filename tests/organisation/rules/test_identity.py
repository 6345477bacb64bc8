"""docs/law.md#nip; the cases TC-100 to TC-107 are invented numbers."""

from datetime import date

import pytest

from kinerja.organisation.rules import (
    PPPK_RANKS,
    RANKS,
    nip_problems,
    nip_warnings,
    parse_nik,
    parse_nip,
    rank_name,
)


def test_tc_100_a_pns_number_tells_birth_appointment_and_sex():
    nip = parse_nip("199001152015031999")

    assert (nip.born, nip.year, nip.month, nip.sex, nip.serial, nip.is_pppk) == (
        date(1990, 1, 15),
        2015,
        3,
        "L",
        "999",
        False,
    )


def test_tc_101_a_code_instead_of_a_month_marks_a_pppk():
    nip = parse_nip("199001152025212999")

    assert (nip.year, nip.month, nip.sex, nip.is_pppk) == (2025, None, "P", True)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            "199002302015031999", ["Tanggal lahir 30-02-1990 tidak ada."], id="TC-102 30 Februari"
        ),
        pytest.param(
            "199001152015033999",
            ["Angka ke-15 (jenis kelamin) harus 1 atau 2."],
            id="TC-103 jenis kelamin 3",
        ),
        pytest.param("1990 0115 2015 03 1 999", [], id="TC-105 spasi"),
        pytest.param("'199001152015031999", [], id="apostrof dari Excel"),
        pytest.param("19900115 201503 1", ["NIP harus 18 angka; ini 15 karakter."], id="pendek"),
        pytest.param("", ["NIP harus 18 angka; ini 0 karakter."], id="kosong"),
        pytest.param(
            "１９９００１１５２０１５０３１９９９",
            ["NIP hanya boleh berisi angka 0 sampai 9."],
            id="angka lebar",
        ),
        pytest.param(
            "199001151989031999",
            ["Tahun pengangkatan tidak sesudah tahun lahir."],
            id="lahir nanti",
        ),
        pytest.param(
            "1.99001152015032E+17",
            [
                "NIP ini rusak karena disimpan sebagai angka. "
                "Ubah kolom NIP menjadi Teks, lalu salin ulang dari sumbernya."
            ],
            id="angka Excel",
        ),
    ],
)
def test_problems_of_a_nip_are_sentences(text, problems):
    assert nip_problems(text) == problems


def test_tc_105_spaces_are_dropped():
    assert parse_nip("1990 0115 2015 03 1 999").number == "199001152015031999"


@pytest.mark.parametrize(
    ("text", "born", "warnings"),
    [
        pytest.param("199001152015031999", date(1990, 1, 15), [], id="wajar"),
        pytest.param("199001152015031000", None, ["Nomor urut 000 tidak lazim."], id="TC-104"),
        pytest.param(
            "199001152015031999",
            date(1990, 1, 16),
            ["Data tidak konsisten: tanggal lahir berbeda dengan NIP."],
            id="TC-106",
        ),
        pytest.param(
            "199001152006031999", None, ["Diangkat sebelum berusia 18 tahun."], id="terlalu muda"
        ),
    ],
)
def test_odd_but_real_numbers_only_warn(text, born, warnings):
    assert nip_problems(text) == []
    assert nip_warnings(text, born=born) == warnings


def test_a_broken_nip_cannot_be_parsed():
    with pytest.raises(ValueError, match=r"^NIP harus 18 angka; ini 3 karakter\.$"):
        parse_nip("123")


def test_tc_107_a_womans_day_of_birth_is_written_plus_forty():
    nik = parse_nik("1508015501900001")

    assert (nik.region, nik.day, nik.month, nik.year, nik.sex) == ("150801", 15, 1, 90, "P")


def test_a_nik_from_elsewhere_is_fine():
    assert parse_nik("3171011501900001").region == "317101"


def test_a_nik_has_16_digits():
    with pytest.raises(ValueError, match=r"^NIK harus 16 angka\.$"):
        parse_nik("150801")


def test_every_rank_has_its_own_siasn_id():
    assert len({code for code, _ in RANKS.values()}) == len(RANKS) == 17
    assert len(set(PPPK_RANKS)) == 17


def test_pppk_have_no_pangkat():
    assert (rank_name("III/c"), rank_name("IX")) == ("Penata", "–")
