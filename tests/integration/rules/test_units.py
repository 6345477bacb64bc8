"""Which unit a written name means."""

import pytest

from kinerja.integration.rules.units import Node, UnitIndex

NODES = [
    Node(1, "Kabupaten Bungo", "B/"),
    Node(2, "Dinas Kesehatan", "B/DINKES/", ("Dinkes",)),
    Node(3, "Sekretariat", "B/DINKES/SEK/"),
    Node(4, "Bidang Kesehatan Masyarakat", "B/DINKES/B1/"),
    Node(5, "Puskesmas Muara Bungo I", "B/DINKES/P1/"),
    Node(6, "Puskesmas Muara Bungo II", "B/DINKES/P2/"),
    Node(7, "Dinas Lingkungan Hidup", "B/DLH/"),
    Node(8, "Sekretariat", "B/DLH/SEK/"),
    Node(9, "Kecamatan Bathin III", "B/BT3/"),
    Node(10, "Subbagian Umum dan Kepegawaian", "B/DLH/SEK/U/"),
]
INDEX = UnitIndex(NODES)


@pytest.mark.parametrize(
    ("written", "pk"),
    [
        ("DINAS KESEHATAN", 2),
        ("Dinkes", 2),
        ("Dinas Kesehatan Kabupaten Bungo", 2),
        ("Dinas  Kesehatan Kab. Bungo", 2),
        ("UPTD Puskesmas Muara Bungo I", 5),
        ("Pusk. Muaro Bungo I", 5),
        ("UPT PUSKESMAS MUARA BUNGO II", 6),
        ("Kec. Batin III", 9),
        ("Sub Bagian Umum & Kepegawaian", 10),
        ("Subbag Umum dan Kepegawaian", 10),
        ("Sekretariat - Dinas Lingkungan Hidup", 8),
        ("Sekretariat Dinas Kesehatan", 3),
        ("Subbag Umum dan Kepegawaian - Sekretariat - Dinas Lingkungan Hidup", 10),
    ],
)
def test_a_unit_is_found_under_all_its_names(written, pk):
    match = INDEX.find(written)

    assert (match.unit.pk, match.warning, match.error) == (pk, "", "")


def test_the_parent_or_the_scope_tells_twins_apart():
    assert INDEX.find("Sekretariat", parent="Dinas Kesehatan").unit.pk == 3
    assert INDEX.find("Sekretariat", scope="B/DLH/").unit.pk == 8
    assert INDEX.find("Sekretariat").error == (
        "Unit “Sekretariat” ada di 2 tempat. "
        "Tulis juga perangkat daerahnya, misalnya “Sekretariat - Dinas Kesehatan”."
    )


def test_a_likely_unit_is_taken_only_with_a_warning():
    match = INDEX.find("Bidang Kesehatan Masyarakatt")

    assert match.unit.pk == 4
    assert match.warning == (
        "Unit “Bidang Kesehatan Masyarakatt” dibaca sebagai “Bidang Kesehatan Masyarakat”. Periksa."
    )


@pytest.mark.parametrize("written", ["Puskesmas Muara Bungo III", "Puskesmas Muara Bungo"])
def test_numbered_twins_are_never_guessed(written):
    match = INDEX.find(written)

    assert match.unit is None
    assert "Mungkin maksud Anda “Puskesmas Muara Bungo I" in match.error


def test_an_unknown_unit_is_an_error():
    assert INDEX.find("Kantor Pos").error == (
        "Unit “Kantor Pos” belum terdaftar. Perbaiki namanya atau daftarkan unit itu."
    )


def test_a_likely_unit_outside_the_scope_is_not_offered():
    match = INDEX.find("Dinas Lingkungan Hidupp", scope="B/DINKES/")

    assert match.unit is None
    assert "Mungkin" not in match.error
