"""Files that go out: what was wrong, what would change, and an example to fill in."""

from kinerja.integration.enums import RowChange
from kinerja.integration.models import ImportBatch
from kinerja.integration.queries.lists import rows_of
from kinerja.integration.rules.rows import LABELS
from kinerja.lib.spreadsheet import xlsx

SAMPLE_COLUMNS = (
    "nip",
    "name",
    "title_before",
    "title_after",
    "born",
    "status",
    "standing",
    "rank",
    "job_kind",
    "position",
    "echelon",
    "unit",
    "parent_unit",
)
SAMPLE_PEOPLE = (
    (
        "198705122010012901",
        "Contoh Satu",
        "",
        "S.K.M.",
        "12-05-1987",
        "PNS",
        "Aktif",
        "III/d",
        "Jabatan Fungsional",
        "Epidemiolog Ahli Muda",
        "",
        "Bidang Kesehatan Masyarakat",
        "Dinas Kesehatan",
    ),
    (
        "199003042022211902",
        "Contoh Dua",
        "",
        "A.Md.Kep.",
        "04-03-1990",
        "PPPK",
        "Aktif",
        "VII",
        "Jabatan Fungsional",
        "Perawat Terampil",
        "",
        "Puskesmas Muara Bungo I",
        "Dinas Kesehatan",
    ),
)


def sample_file() -> bytes:
    """An example with two invented people; the reader finds the header below the mark."""
    return xlsx("Nominatif", [LABELS[name] for name in SAMPLE_COLUMNS], SAMPLE_PEOPLE, demo=True)


def rows_table(batch: ImportBatch, change: RowChange) -> tuple[list, list]:
    """Columns and lines of the rows of one kind."""
    found = rows_of(batch, change)
    if change == RowChange.ERROR:
        return _errors(list(found))
    columns = ["Tempat", "NIP", "Nama", "Perbedaan", "Peringatan"]
    lines = [
        (
            row.place,
            row.read.get("nip"),
            row.read.get("name"),
            "; ".join(
                f"{label}: {before or '(kosong)'} → {after}" for label, before, after in row.changes
            ),
            " ".join([*row.warnings, *(["Ditandai."] if row.is_flagged else [])]),
        )
        for row in found
    ]
    return columns, lines


def _errors(found):
    """The columns as they came, to repair and send again, with what is wrong beside them."""
    names = [name for name in LABELS if any(name in row.read.get("cells", {}) for row in found)]
    columns = ["Kesalahan", "Sel", "Tempat", *(LABELS[name] for name in names)]
    lines = [
        (
            " ".join([*(error["sentence"] for error in row.errors), *row.warnings]),
            ", ".join(error["cell"] for error in row.errors if error["cell"]),
            row.place,
            *(row.read.get("cells", {}).get(name) for name in names),
        )
        for row in found
    ]
    return columns, lines
