"""A plan (SKP) written in a spreadsheet: one row an indicator, results repeat or are merged."""

from collections.abc import Mapping, Sequence

from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.tables import rows_under

COLUMNS = {
    "kind": ("jenis", "jenis rhk", "jenis hasil kerja"),
    "statement": ("rencana hasil kerja", "rhk", "hasil kerja", "rencana hasil kerja individu"),
    "leader": (
        "hasil kerja pimpinan",
        "hasil kerja pimpinan bila ada",
        "rhk pimpinan",
        "rhk pimpinan diintervensi",
        "rencana hasil kerja pimpinan yang diintervensi",
    ),
    "measure": ("aspek", "perspektif", "aspek perspektif", "aspek atau perspektif"),
    "indicator": ("indikator", "indikator kinerja individu", "iki", "indikator kinerja"),
    "target": ("target", "target tahunan"),
    "unit": ("satuan",),
}
FIELD_OF = {word: name for name, words in COLUMNS.items() for word in words}
REQUIRED = {"statement", "indicator", "target"}
KINDS = {"": "utama", "utama": "utama", "tambahan": "tambahan"}
LONGEST = {"statement": 1000, "leader": 500, "indicator": 500, "target": 120}
LABELS = {
    "kind": "Jenis",
    "statement": "Rencana hasil kerja",
    "leader": "Hasil kerja pimpinan",
    "measure": "Aspek",
    "indicator": "Indikator",
    "target": "Target",
    "unit": "Satuan",
}


def plan_of(sheets: Sequence) -> list[dict] | None:
    """Rows as field → [cell address, text]; None when no sheet has the three titles."""
    return rows_under(sheets, field_of=FIELD_OF, required=REQUIRED)


def read_plan(rows: Sequence[dict], *, measures: Mapping[str, str]) -> tuple[list, list]:
    """Results with their indicators, and what is wrong as (cell, sentence).

    `measures` gives the aspects or perspectives of this kind of plan: plain word → value.
    """
    results, wrong = [], []
    for row in rows:
        said = {name: row.get(name, ["", ""])[1] for name in COLUMNS}
        if not any(said[name] for name in REQUIRED):
            continue
        before = len(wrong)
        _check(row, said, measures, wrong, first=not results)
        if len(wrong) > before:
            continue
        if said["statement"] and (not results or said["statement"] != results[-1]["statement"]):
            results.append(
                {
                    "kind": KINDS[plain(said["kind"])],
                    "statement": said["statement"],
                    "leader": said["leader"],
                    "indicators": [],
                }
            )
        results[-1]["indicators"].append(
            {
                "measure": measures[plain(said["measure"])],
                "statement": said["indicator"],
                "target": f"{said['target']} {_unit(said)}".strip(),
            }
        )
    return results, wrong


def _unit(said):
    """The unit, unless the target says it already."""
    return "" if said["unit"].casefold() in said["target"].casefold() else said["unit"]


def _check(row, said, measures, wrong, *, first):
    def complain(name, sentence):
        wrong.append((row.get(name, ["", ""])[0], sentence))

    if first and not said["statement"]:
        complain("statement", "Rencana hasil kerja kosong. Isi pada baris pertama.")
    if not said["indicator"]:
        complain("indicator", "Indikator kosong. Isi ukuran keberhasilannya.")
    if not said["target"]:
        complain("target", "Target kosong. Isi misalnya “12 laporan”.")
    if plain(said["kind"]) not in KINDS:
        complain("kind", "Jenis harus Utama atau Tambahan.")
    if plain(said["measure"]) not in measures:
        words = ", ".join(sorted(word.capitalize() for word in measures))
        complain("measure", f"“{said['measure'][:40]}” tidak dikenal. Pilih: {words}.")
    _check_texts(said, complain)


def _check_texts(said, complain):
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            complain(name, f"{LABELS[name]} lebih dari {most} huruf. Singkat isinya.")
        if said[name].startswith("galat #"):
            complain(name, f"Sel ini berisi {said[name]}. Perbaiki rumusnya di Excel.")
