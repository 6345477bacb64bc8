"""Lists out, as XLSX and CSV, such that no cell can ever run and no NIP loses a digit."""

import csv as csv_format
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter
from django.utils import timezone

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00a0 "
LONGEST_TEXT = 32_767  # what one cell of a workbook holds
EXACT_DIGITS = 15  # a spreadsheet number keeps no more
DEMO_MARK = "DATA DEMO: semua nama dan NIP di berkas ini rekaan"


def could_run(text: str) -> bool:
    """Whether a spreadsheet program may take this text for a formula or a command."""
    return text.startswith(RUNS) or text.lstrip(INVISIBLE).startswith(RUNS)


def xlsx(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence],
    *,
    demo: bool = False,
    choices: dict[int, Sequence[str]] | None = None,
) -> bytes:
    """A workbook of one sheet; `choices` gives a column (by index) a list to pick from."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": title})
    sheet = book.add_worksheet(sheet_name(title))
    head = _write_head(book, sheet, columns, demo=demo)
    formats = _formats(book)
    widths = [len(column) for column in columns]
    row = head
    for row, values in enumerate(rows, start=head + 1):
        for column, value in enumerate(values):
            written = _write(sheet, row, column, value, formats)
            widths[column] = max(widths[column], written)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, 8), 60), formats["text"])
    for column, words in (choices or {}).items():
        sheet.data_validation(
            head + 1, column, max(row, head + 200), column, {"validate": "list", "source": words}
        )
    if columns:
        sheet.autofilter(head, 0, row, len(columns) - 1)
    book.close()
    return stream.getvalue()


def csv(columns: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    """Semicolons and a BOM, which is what Excel with Indonesian settings opens correctly."""
    stream = StringIO()
    writer = csv_format.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_csv_cell(column) for column in columns])
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def sheet_name(title: str) -> str:
    """A name a workbook accepts for a sheet."""
    name = "".join(" " if char in "[]:*?/\\" or ord(char) < 32 else char for char in title)
    return name[:31].strip(" '") or "Data"


def _formats(book):
    return {
        "text": book.add_format({"num_format": "@"}),
        "quoted": book.add_format({"num_format": "@", "quote_prefix": True}),
        "number": book.add_format({"num_format": "General"}),
        "day": book.add_format({"num_format": "dd-mm-yyyy"}),
        "moment": book.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
    }


def _write_head(book, sheet, columns, *, demo):
    """The header row, below the mark of demo data; gives the row it stands in."""
    head = 0
    if demo:
        sheet.write_string(
            0, 0, DEMO_MARK, book.add_format({"bold": True, "font_color": "#A3192A"})
        )
        head = 1
    style = book.add_format(
        {"bold": True, "bg_color": "#EEF5FB", "bottom": 1, "num_format": "@", "quote_prefix": True}
    )
    for column, name in enumerate(columns):
        sheet.write_string(head, column, name, style)
    sheet.freeze_panes(head + 1, 0)
    return head


def _write(sheet, row, column, value, formats) -> int:
    """Write one cell; gives its width in characters."""
    if value is None or value == "":
        return 0
    if isinstance(value, date) and value.year >= 1900:
        if not isinstance(value, datetime):
            sheet.write_datetime(row, column, value, formats["day"])
            return 10
        sheet.write_datetime(row, column, _local(value), formats["moment"])
        return 16
    if _is_number(value):
        sheet.write_number(row, column, value, formats["number"])
        return len(str(value))
    text = _text(value).replace("\r\n", "\n").replace("\r", "\n")[:LONGEST_TEXT]
    sheet.write_string(row, column, text, formats["quoted" if could_run(text) else "text"])
    return max(map(len, text.splitlines()), default=0)


def _csv_cell(value) -> str:
    if _is_number(value):
        return str(value).replace(".", ",")
    text = _text(value)
    if could_run(text) or (text.isdecimal() and len(text) > EXACT_DIGITS):
        return f"'{text}"
    return text


def _is_number(value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return abs(value) < 10**EXACT_DIGITS  # also False for NaN and infinity


def _local(moment: datetime) -> datetime:
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return f"{_local(value):%Y-%m-%d %H:%M}"
    return str(value)
