"""One row: clean words, or a sentence for each wrong cell."""

import pytest

from kinerja.integration.rules.rows import LABELS, NUMBER_NIP, ROUNDED_NIP, read_row
from kinerja.integration.rules.titles import SYNONYMS

NIP = "198705122010012901"
POWER = (
    "NIP ini rusak karena disimpan sebagai angka. "
    "Ubah kolom NIP menjadi Teks, lalu salin ulang dari sumbernya."
)
BROKEN = "Sel ini berisi galat Excel {}. Perbaiki rumusnya atau ketik nilainya."
STANDING = "Kedudukan hukum “entah” tidak dikenal. Tulis misalnya Aktif atau CLTN."


def wrong(**cells):
    return dict(read_row({"nip": NIP, "name": "Budi"} | cells)[1])


@pytest.mark.parametrize(
    ("nip", "sentence"),
    [
        (198705122010012901.0, NUMBER_NIP),
        (198705122010012901, NUMBER_NIP),
        (None, "NIP kosong. Isi NIP 18 angka."),
        ("  ", "NIP kosong. Isi NIP 18 angka."),
        ("198705122010012000", ROUNDED_NIP),
        ("1,98705E+17", POWER),
        ("1.98705E+17", POWER),
        ("19870512201001290", "NIP harus 18 angka; ini 17 karakter."),
        ("19870512201001290X", "NIP hanya boleh berisi angka 0 sampai 9."),
        ("199002302015031999", "Tanggal lahir 30-02-1990 tidak ada."),
        ("199001152015033999", "Angka ke-15 (jenis kelamin) harus 1 atau 2."),
        ({"day": "1987-05-12"}, "Kolom NIP berisi tanggal. Periksa pemetaan kolom."),
        ({"error": "#DIV/0!"}, BROKEN.format("#DIV/0!")),
    ],
)
def test_a_wrong_nip_gets_its_sentence(nip, sentence):
    assert wrong(nip=nip) == {"nip": sentence}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": ""}, {"name": "Nama kosong. Isi nama pegawai."}),
        (
            {"name": '=HYPERLINK("http://x","y")'},
            {"name": "Nama berisi rumus. Ketik isinya sebagai teks."},
        ),
        (
            {"name": "Budi 2"},
            {"name": "Nama memuat tanda yang bukan bagian nama. Tulis hanya nama."},
        ),
        ({"name": "x" * 20_000}, {"name": "Nama lebih dari 150 huruf. Singkat isinya."}),
        (
            {"rank": "XX"},
            {"rank": "Golongan “XX” tidak dikenal. Tulis seperti III/d, atau IX untuk PPPK."},
        ),
        (
            {"born": "31-02-1987"},
            {"born": "Tanggal “31-02-1987” tidak terbaca. Tulis seperti 12-05-1987."},
        ),
        (
            {"standing": "entah"},
            {"standing": STANDING},
        ),
        (
            {"status": "Honorer"},
            {"status": "Status “Honorer” tidak dikenal. Tulis PNS, CPNS, atau PPPK."},
        ),
        ({"sex": "x"}, {"sex": "Jenis kelamin “x” tidak dikenal. Tulis L atau P."}),
        ({"position": "=1+1"}, {"position": "Jabatan berisi rumus. Ketik isinya sebagai teks."}),
        (
            {"rank": {"error": "#N/A"}, "name": None},
            {
                "rank": BROKEN.format("#N/A"),
                "name": "Nama kosong. Isi nama pegawai.",
            },
        ),
    ],
)
def test_every_wrong_cell_gets_its_sentence(cells, expected):
    assert wrong(**cells) == expected


def test_a_right_row_is_clean():
    person, errors, warnings = read_row(
        {
            "nip": "'19870512 201001 2 901",
            "name": "ANI  LESTARI, S.Kom., M.M.",
            "rank": "Penata Tk. I (III/d)",
            "status": "PNS",
            "standing": "Aktif",
            "born": {"day": "1987-05-12"},
            "sex": "P",
            "email": "ANI@BUNGOKAB.GO.ID",
        }
    )

    assert (errors, warnings) == ([], [])
    assert {name: person[name] for name in ("nip", "name", "title_after", "rank", "email")} == {
        "nip": NIP,
        "name": "Ani Lestari",
        "title_after": "S.Kom., M.M.",
        "rank": "III/d",
        "email": "ani@bungokab.go.id",
    }


def test_what_is_odd_warns_and_does_not_block():
    _, errors, warnings = read_row(
        {"nip": NIP, "name": "Ani", "born": "13-05-1987", "sex": "L", "status": "PPPK"}
    )

    assert errors == []
    assert warnings == [
        "Data tidak konsisten: tanggal lahir berbeda dengan NIP.",
        "Jenis kelamin berbeda dengan angka ke-15 NIP.",
        "Status PPPK, tetapi NIP berpola PNS.",
    ]


def test_every_field_that_can_be_found_has_a_label():
    assert set(SYNONYMS) == set(LABELS)
