"""A nominatif, read in a limited process; private columns do not come out of it."""

import json
from datetime import date

from kinerja.integration.rules import daily, goals, headers, plans, rekap
from kinerja.lib import limited, workbook
from kinerja.lib.sheets import ErrorCell, Unreadable, letters

MEMORY = 1024 * limited.MIB
SECONDS = 58  # a minute on the wall
NO_HEADER = (
    "Kami tidak menemukan baris judul yang memuat kolom NIP dan Nama. "
    "Tulis kedua judul itu di atas tabel, lalu unggah kembali."
)
NO_ROWS = "Tabel di berkas ini tidak memuat pegawai. Periksa apakah berkasnya benar."
GAVE_UP = (
    "Berkas ini terlalu berat atau rusak sehingga pembacaan dihentikan. "
    "Salin hanya tabel pegawai ke berkas Excel baru, lalu unggah."
)


NO_PLAN = (
    "Kami tidak menemukan judul Rencana hasil kerja, Indikator, dan Target. "
    "Pakai templat di halaman ini."
)
NO_DAILY = (
    "Kami tidak menemukan judul Rencana Aksi, Tanggal kegiatan, dan Kegiatan harian. "
    "Unduh isian harian dari halaman kemajuan, lalu pakai judulnya."
)
NO_GOALS = (
    "Kami tidak menemukan judul Perangkat daerah, Kode, Sasaran, Indikator, dan Target. "
    "Pakai templat di halaman ini."
)


NO_REKAP = (
    "Kami tidak menemukan baris judul yang memuat NIP dan Predikat. "
    "Unggah Rekap Penilaian dari e-Kinerja tanpa mengubah judulnya."
)


def read(name: str, content: bytes) -> dict:
    """Columns and rows that may be kept; Unreadable with a sentence otherwise."""
    return _ask({"name": name, "what": "people"}, content)


def read_plan(name: str, content: bytes) -> list[dict]:
    """The rows of a plan; Unreadable with a sentence otherwise."""
    return _ask({"name": name, "what": "plan"}, content)["rows"]


def read_goals(name: str, content: bytes) -> list[dict]:
    """The rows of a table of goals; Unreadable with a sentence otherwise."""
    return _ask({"name": name, "what": "goals"}, content)["rows"]


def read_daily(name: str, content: bytes) -> list[dict]:
    """The rows of a daily progress; Unreadable with a sentence otherwise."""
    return _ask({"name": name, "what": "daily"}, content)["rows"]


def read_rekap(name: str, content: bytes) -> dict:
    """The rows of a Rekap Penilaian and its period; Unreadable with a sentence otherwise."""
    return _ask({"name": name, "what": "rekap"}, content)


def _ask(question, content):
    given = json.dumps(question).encode() + b"\n" + content
    try:
        answer = json.loads(limited.run(__name__, given, memory=MEMORY, seconds=SECONDS))
    except limited.Failed as failure:
        raise Unreadable(GAVE_UP) from failure
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    return answer


def main(given: bytes) -> bytes:
    """The child's side: bytes in, JSON out."""
    head, _, content = given.partition(b"\n")
    question = json.loads(head)
    try:
        sheets = workbook.read(question["name"], content)
        answer = READERS[question["what"]](sheets)
    except Unreadable as refusal:
        answer = {"refused": str(refusal)}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plan(sheets):
    rows = plans.plan_of(sheets)
    if rows is None:
        raise Unreadable(NO_PLAN)
    return {"rows": rows}


def _goals(sheets):
    rows = goals.goals_of(sheets)
    if rows is None:
        raise Unreadable(NO_GOALS)
    return {"rows": rows}


def _daily(sheets):
    rows = daily.daily_of(sheets)
    if rows is None:
        raise Unreadable(NO_DAILY)
    return {"rows": rows}


def _rekap(sheets):
    found = rekap.rekap_of(sheets)
    if found is None:
        raise Unreadable(NO_REKAP)
    return found


def _table(sheets):
    table = headers.table_of(sheets)
    if table is None:
        raise Unreadable(NO_HEADER)
    if not table.rows:
        raise Unreadable(NO_ROWS)
    return {
        "titles": table.titles,
        "fields": table.fields,
        "sheets": [
            {"name": name, "letters": {str(p): letters(c) for p, c in columns.items()}}
            for name, columns in table.sheets
        ],
        "rows": table.rows,
        "dropped": table.dropped,
    }


READERS = {
    "daily": _daily,
    "people": _table,
    "plan": _plan,
    "goals": _goals,
    "rekap": _rekap,
}


def _plain(value):
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, ErrorCell):
        return {"error": value.text}
    raise TypeError(type(value).__name__)
