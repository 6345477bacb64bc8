"""Every file gives people or a sentence; the process stays alive."""

import json
import re
from datetime import date

import pytest

from kinerja.integration import reader
from kinerja.lib.sheets import Unreadable
from kinerja.lib.spreadsheet import csv, xlsx
from tests.integration import corpus


@pytest.mark.parametrize("case", corpus.REFUSED)
def test_a_bad_file_is_refused_with_a_sentence(case):
    name, make, sentence = corpus.REFUSED[case]

    with pytest.raises(Unreadable, match=re.escape(sentence)):
        reader.read(name, make())


def people(answer):
    places = {field: place for place, field in enumerate(answer["fields"]) if field}
    return [
        {field: cells[place] for field, place in places.items()} for _, _, cells in answer["rows"]
    ]


def test_a_siasn_download_leaves_private_columns_at_the_door():
    answer = reader.read("a.xlsx", corpus.siasn_workbook([corpus.person(1), corpus.person(2)]))

    everything = json.dumps(answer)
    assert [secret for secret in corpus.PRIVATE.values() if secret in everything] == []
    assert [title for title in answer["titles"] if title in corpus.PRIVATE] == []
    assert {"nip", "name", "unit", "position", "rank", "status", "standing"} <= set(
        answer["fields"]
    )
    assert [row["nip"] for row in people(answer)] == [corpus.nip(1), corpus.nip(2)]


def test_an_unknown_column_with_private_values_stays_out_too():
    rows = [["NIP", "Nama", "Nomor Induk K", "Catatan X"]]
    rows += [[corpus.nip(n), "Budi", f"15080199999999{n:02}", "boleh"] for n in range(3)]

    answer = reader.read("a.xlsx", corpus.workbook(("x", rows)))

    assert answer["titles"] == ["NIP", "Nama", "Catatan X"]


def test_a_duk_is_read_without_titles_numbers_totals_and_signature():
    said = [corpus.person(1), corpus.person(2), corpus.person(3)]

    found = people(reader.read("duk.xlsx", corpus.duk_workbook(said)))

    assert [row["nip"] for row in found] == [corpus.nip(1), corpus.nip(2), corpus.nip(3)]
    assert [row["rank"] for row in found] == ["Penata (III/c)"] * 3
    assert [row["position"] for row in found] == ["Epidemiolog Ahli Muda"] * 3
    assert [row["unit"] for row in found] == ["Bidang Kesmas"] * 3  # one merged cell


def test_a_nominatif_has_one_sheet_an_office_and_two_things_in_one_cell():
    offices = {"Dinas Kesehatan": [corpus.person(1)], "Dinas LH": [corpus.person(2)]}

    answer = reader.read("n.xlsx", corpus.nominatif_workbook(offices))

    assert [sheet["name"] for sheet in answer["sheets"]] == ["Dinas Kesehatan", "Dinas LH"]
    assert [(sheet, row) for sheet, row, _ in answer["rows"]] == [(0, 3), (1, 3)]
    assert "TEMPATRAHASIA" not in json.dumps(answer)
    assert people(answer)[0]["born"] == {"day": "1970-01-01"}


def test_a_false_dimension_hides_nobody():
    answer = reader.read("a.xlsx", corpus.false_dimension())

    assert [row["name"] for row in people(answer)] == ["Budi"]


def test_error_cells_are_named_and_numbers_stay_numbers():
    rows = [
        [corpus.nip(1), "Budi", ("=1/0", "#DIV/0!"), "Analis", "Bidang Kesmas", date(1987, 5, 12)],
        [198705122010011901.0, "Sari", "III/c", "Analis", "Bidang Kesmas", None],
    ]

    first, second = people(reader.read("a.xlsx", corpus.simple(rows)))

    assert first["rank"] == {"error": "#DIV/0!"}
    assert first["born"] == {"day": "1987-05-12"}
    assert isinstance(second["nip"], float)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_csv_is_read(sign, encoding):
    row = [corpus.nip(1), "André’s", "III/c", "Analis", "Bidang Kesmas"]

    answer = reader.read("a.csv", corpus.csv_file([row], sign=sign, encoding=encoding))

    assert people(answer)[0]["name"] == "André’s"


def test_our_own_exports_come_back_with_every_digit():
    columns, rows = ["NIP", "Nama", "Unit Kerja"], [[corpus.nip(1), "Budi", "Bidang Kesmas"]]

    for name, content in (
        ("a.xlsx", xlsx("x", columns, rows, demo=True)),
        ("a.csv", csv(columns, rows)),
    ):
        assert people(reader.read(name, content))[0]["nip"].strip("'") == corpus.nip(1)
