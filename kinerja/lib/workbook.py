"""XLSX and CSV in, cell by cell, with every trap looked for before the file is unfolded.

Runs inside the limited process of `kinerja.lib.limited`; knows nothing of Django.
"""

import csv
from collections import Counter
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from kinerja.lib.sheets import ErrorCell, Sheet, Unreadable, add_row, check_place, place_of

MIB = 1024 * 1024
MOST_BYTES = 20 * MIB
MOST_UNPACKED = 200 * MIB
MOST_RATIO = 100
RATIO_COUNTS_FROM = 2 * MIB  # small files may pack very well
MOST_ENTRIES = 1_000
LONGEST_CELL = 32_767

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REPAIR = "Buka di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx) tanpa kata sandi."


def read(name: str, content: bytes) -> list[Sheet]:
    """All sheets of the file, or Unreadable."""
    if not content:
        raise Unreadable("Berkas ini kosong. Pilih berkas yang berisi data pegawai.")
    if len(content) > MOST_BYTES:
        raise Unreadable(
            "Berkas lebih dari 20 MB. Bagi per perangkat daerah, lalu unggah satu-satu."
        )
    kind = name.lower().rpartition(".")[2]
    if content.startswith(OLE):
        raise Unreadable(_what_ole_is(content))
    if kind == "xlsx":
        return _read_xlsx(content)
    if kind in {"csv", "txt"}:
        return [_read_csv(content)]
    raise Unreadable(f"Jenis berkas .{kind[:10]} tidak dapat dibaca. {REPAIR}")


def _what_ole_is(content):
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"Berkas ini terkunci kata sandi. {REPAIR}"
    return f"Berkas ini berformat Excel lama (.xls). {REPAIR}"


# CSV


def _read_csv(content):
    if content.startswith(b"PK\x03\x04"):
        raise Unreadable(
            "Isi berkas ini bukan CSV, melainkan Excel. Ubah akhiran nama menjadi .xlsx."
        )
    text = _decode(content)
    if "\x00" in text:
        raise Unreadable("Isi berkas ini bukan teks CSV. Simpan ulang sebagai CSV dari Excel.")
    csv.field_size_limit(MOST_BYTES)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    sheet = Sheet("CSV")
    try:
        for cells in lines:
            check_place(lines.line_num, len(cells))
            add_row(sheet, lines.line_num, [cell.strip() or None for cell in cells])
    except csv.Error as error:
        raise Unreadable(
            f"Baris {lines.line_num} berkas CSV ini rusak. Simpan ulang dari Excel."
        ) from error
    return sheet


def _decode(content):
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text):
    """The sign that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:30]

    def cuts(sign):
        counts = Counter(line.count(sign) for line in lines if sign in line)
        return max((times * count for count, times in counts.items()), default=0)

    return max((";", "\t", ","), key=cuts)


# XLSX


def _read_xlsx(content):
    try:
        with ZipFile(BytesIO(content)) as archive:
            _look_at_zip(archive, len(content))
            names = _sheet_names(archive)
            errors = {name: _scan(archive, path) for path, name in names.items()}
    except (BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(f"Berkas ini bukan Buku Kerja Excel yang utuh. {REPAIR}") from error
    except expat.ExpatError as error:
        raise Unreadable(f"Isi berkas Excel ini rusak. {REPAIR}") from error
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content), load_tables=False)
        return [_sheet(book, name, errors.get(name, {})) for name in book.sheet_names]
    except CalamineError as error:
        raise Unreadable(f"Isi berkas Excel ini rusak. {REPAIR}") from error


def _look_at_zip(archive, packed):
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(f"Berkas ini terkunci kata sandi. {REPAIR}")
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES or len(set(names)) < len(names):
        raise Unreadable(f"Susunan berkas ini tidak wajar. {REPAIR}")
    if "xl/workbook.xml" not in names:
        raise Unreadable(f"Isi berkas ini bukan Buku Kerja Excel. {REPAIR}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > max(packed * MOST_RATIO, RATIO_COUNTS_FROM):
        raise Unreadable(
            "Isi berkas ini terlalu besar setelah dibuka. "
            "Salin hanya tabel pegawai ke berkas baru, lalu unggah."
        )
    for name in names:
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/sheet"):
            _parse(archive, name)  # refuses a DTD wherever it hides


def _parse(archive, path, start=None, end=None, text=None):
    """Stream one part through expat; a document type is refused before it can define anything."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    with archive.open(path) as part:
        while chunk := part.read(MIB):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _refuse_doctype(*_):
    raise Unreadable(f"Berkas ini memuat perintah XML yang tidak diizinkan. {REPAIR}")


def _sheet_names(archive):
    """Path of each worksheet and its name on the tab."""
    targets, tabs = {}, {}

    def relation(tag, attributes):
        if tag.endswith(" Relationship"):
            targets[attributes.get("Id")] = attributes.get("Target", "")

    def tab(tag, attributes):
        if tag.endswith(" sheet"):
            for key, value in attributes.items():
                if key.endswith(" id"):
                    tabs[value] = attributes.get("name", "")

    names = set(archive.namelist())
    if "xl/_rels/workbook.xml.rels" in names:
        _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", tab)
    paths = {_inside(target): tabs[key] for key, target in targets.items() if key in tabs}
    strays = {name: name for name in names if name.startswith("xl/worksheets/sheet")}
    return {path: name for path, name in (strays | paths).items() if path in names}


def _inside(target):
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _Scan:
    """Walks the cells of one sheet: where the last filled one stands, which ones failed."""

    def __init__(self):
        self.row = self.column = 0
        self.failed = {}
        self.is_error = self.in_value = False

    def start(self, tag, attributes):
        tag = tag.rpartition(" ")[2]
        if tag == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0
        elif tag == "c":
            place = attributes.get("r")
            self.row, self.column = place_of(place) if place else (self.row, self.column + 1)
            self.is_error = attributes.get("t") == "e"
        elif tag in {"v", "is"}:
            check_place(self.row, self.column)
            self.in_value = self.is_error and tag == "v"

    def text(self, text):
        if self.in_value:
            self.failed[self.row, self.column] = text[:20]

    def end(self, tag):
        self.in_value = False


def _scan(archive, path):
    scan = _Scan()
    try:
        _parse(archive, path, scan.start, scan.end, scan.text)
    except ValueError as error:
        raise Unreadable(f"Isi berkas Excel ini rusak. {REPAIR}") from error
    return scan.failed


def _sheet(book, name, failed):
    source = book.get_sheet_by_name(name)
    sheet = Sheet(name)
    for number, values in enumerate(source.to_python(skip_empty_area=False), start=1):
        cells = [_cell(value) for value in values]
        add_row(sheet, number, cells)
    _put_errors(sheet, failed)
    sheet.merged = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in source.merged_cell_ranges or []
    ]
    return sheet


def _put_errors(sheet, failed):
    rows = dict(sheet.rows)
    for (number, column), text in failed.items():
        cells = rows.setdefault(number, [])
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = ErrorCell(text)
    sheet.rows = sorted(rows.items())


def _cell(value):
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | float | date):
        return value
    if isinstance(value, time | timedelta):
        return str(value)
    return (value or "").strip()[:LONGEST_CELL] or None
