"""Where the table begins and what stays outside."""

from collections import Counter

import pytest

from kinerja.integration.rules import headers, titles
from kinerja.lib.sheets import Sheet

NIP = "198705122010012901"


def table(*rows, merged=()):
    sheet = Sheet(
        "x", [(number, list(cells)) for number, cells in enumerate(rows, 1)], list(merged)
    )
    return headers.table_of([sheet])


def test_no_word_means_two_things():
    words = Counter(word for words in titles.SYNONYMS.values() for word in words)

    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    "title",
    [
        "NIK",
        "Agama",
        "Alamat Rumah",
        "NPWP Nomor",
        "No. HP",
        "Email",
        "BPJS",
        "Nama Ibu",
        "No Rekening",
        "TEMPAT LAHIR NAMA",
        "Jenis Kawin Nama",
        "Golongan Darah",
        "No. KTP",
        "WhatsApp",
    ],
)
def test_private_columns_never_pass(title):
    assert headers.may_pass(title, ["x"]) is False


@pytest.mark.parametrize(
    "values",
    [["1508010101700001"], ["081234567890"], ["+62 812-3456-7890".replace("-", "")], ["a@b.id"]],
)
def test_private_values_never_pass_under_any_title(values):
    assert headers.may_pass("Kolom X", values) is False


def test_a_nip_column_is_not_taken_for_private():
    assert headers.may_pass("NIP", [NIP]) is True


def test_a_title_row_is_no_header():
    found = table(
        ["DAFTAR NAMA DAN NIP PEGAWAI", None, None],
        [None, None, None],
        ["No", "N I P".replace(" ", ""), "Nama"],
        ["1", NIP, "Budi"],
    )

    assert found.rows == [(0, 4, [NIP, "Budi"])]


def test_repeated_headers_numbers_and_totals_are_no_people():
    found = table(
        ["No", "NIP", "Nama", "Golongan"],
        ["(1)", "(2)", "(3)", "(4)"],
        [1.0, NIP, "Budi", "III/a"],
        ["No", "NIP", "Nama", "Golongan"],
        [2.0, NIP, "Ani", "III/b"],
        ["Jumlah", None, "2 orang", None],
        [None, None, "Kepala Dinas", "Mengetahui"],
    )

    assert [row for _, row, _ in found.rows] == [3, 5]


def test_a_row_without_nip_between_people_is_kept_to_be_reported():
    found = table(["NIP", "Nama", "Gol"], [NIP, "A", "x"], [None, "B", "x"], [NIP, "C", "x"])

    assert [cells[1] for _, _, cells in found.rows] == ["A", "B", "C"]


def test_a_merged_cell_fills_down_but_never_a_person():
    found = table(
        ["NIP", "Nama", "Unit Kerja"],
        [NIP, "A", "Dinas"],
        [None, "B", None],
        [NIP, "C", None],
        merged=[(2, 3, 4, 3), (2, 1, 3, 1)],
    )

    assert [cells for _, _, cells in found.rows] == [
        [NIP, "A", "Dinas"],
        [None, "B", "Dinas"],
        [NIP, "C", "Dinas"],
    ]


def test_two_levels_are_joined_and_the_more_exact_synonym_wins():
    titles, after = headers.titles_of(
        [
            (5, ["NO", "NAMA", "NIP", "PANGKAT", None, "JABATAN", None]),
            (6, [None, None, None, "GOL", "TMT", "NAMA", "TMT"]),
            (7, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]),
            (8, [1.0, "Budi", NIP, "III/a", "x", "Analis", "x"]),
        ],
        0,
    )

    assert titles == [
        "NO",
        "NAMA",
        "NIP",
        "PANGKAT GOL",
        "PANGKAT TMT",
        "JABATAN NAMA",
        "JABATAN TMT",
    ]
    assert after == 3


def test_sheets_with_other_columns_are_joined_by_title():
    sheets = [
        Sheet("A", [(1, ["NIP", "Nama", "Golongan"]), (2, [NIP, "A", "III/a"])]),
        Sheet("B", [(1, ["Nama", "NIP", "Jabatan"]), (2, ["B", NIP, "Analis"])]),
        Sheet("Catatan", [(1, ["tidak", "ada", "judul"])]),
    ]

    found = headers.table_of(sheets)

    assert found.titles == ["NIP", "Nama", "Golongan", "Jabatan"]
    assert found.rows == [(0, 2, [NIP, "A", "III/a", None]), (1, 2, [NIP, "B", None, "Analis"])]
    assert found.sheets[1] == ("B", {1: 1, 0: 2, 3: 3})
