"""What the example files say, as goals and results of the demo."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation

from django.conf import settings

from kinerja.lib.numbers import without_zeros
from kinerja.planning.enums import Cascade, GoalLevel, Perspective, Polarity
from kinerja.planning.models import OrganisationGoal

PERSPECTIVES = set(Perspective.values)
LEVELS = {
    "visi": GoalLevel.RPJMD,
    "misi": GoalLevel.RPJMD,
    "tujuan": GoalLevel.RPJMD,
    "sasaran": GoalLevel.RPJMD,
    "iku_opd": GoalLevel.IKU,
}


def rows(name):
    with (settings.BASE_DIR / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decimal(text):
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def load_goals(year, units):
    """The example IKU of data/iku-examples.csv, marked with their source."""
    goals, by_unit = {}, defaultdict(list)
    for row in rows("iku-examples.csv"):
        unit = units.get(row["opd"])
        if unit is None or not row["target"]:
            continue
        goal = OrganisationGoal.objects.create(
            unit=unit,
            year=year,
            code=row["kode"],
            statement=row["tujuan_sasaran"][:500],
            indicator=row["indikator"][:500],
            target=target_words(row["target"], "").strip(),
            unit_of_measure=row["satuan"][:60],
            parent=goals.get(row["induk"]),
            source=f"{row['status']} (data demo)"[:200],
            level=LEVELS.get(row["level"], GoalLevel.PK),
            since=date(year.year, 1, 1),
        )
        goals[row["kode"]] = goal
        by_unit[unit.code].append(goal)
    return goals, by_unit


def templates():
    """Results with their indicators by position title, from data/skp-examples.csv."""
    found = defaultdict(dict)
    for row in rows("skp-examples.csv"):
        if row["aspek"] == "-":
            continue
        result = found[row["jabatan"].split(" (")[0]].setdefault(
            row["rhk_id"], {**row, "indicators": []}
        )
        result["indicators"].append(row)
    return {title: list(results.values()) for title, results in found.items()}


def indicator_of(row):
    side = "perspective" if row["aspek"] in PERSPECTIVES else "aspect"
    return {
        side: row["aspek"],
        "statement": row["indikator"][:500],
        "target": target_words(row["target"], row["satuan"]),
        "target_value": decimal(row["target"]),
        "unit_of_measure": row["satuan"][:60],
    }


def target_words(number, unit):
    """As people write it here: a decimal comma and no idle zeros."""
    value = decimal(number)
    words = number if value is None else without_zeros(value)
    return f"{words} {unit}"[:120]


def from_goal(goal):
    fields = {
        "perspective": Perspective.PENERIMA_LAYANAN,
        "statement": goal.indicator,
        "target": target_words(goal.target, goal.unit_of_measure),
        "target_value": decimal(goal.target),
        "unit_of_measure": goal.unit_of_measure,
        "polarity": Polarity.MAXIMISE,
    }
    return goal.statement, {"goal": goal, "cascade": Cascade.DIRECT}, [fields]


def budget_result(goal, unit):
    return (
        f"Terlaksananya pengelolaan anggaran {unit.name} yang akuntabel",
        {"goal": goal, "cascade": Cascade.DIRECT},
        [
            {
                "perspective": Perspective.ANGGARAN,
                "statement": "Persentase realisasi anggaran",
                "target": "95 persen",
                "target_value": Decimal(95),
                "unit_of_measure": "persen",
            }
        ],
    )


def generic(position):
    """A plain result for positions without an example."""
    unit = position.unit.name.removesuffix(" (demo)")
    subject = f"Terlaksananya layanan {unit} sesuai standar"
    if position.is_head:
        subject = f"Terkoordinasinya program {unit} sesuai rencana"
    rows = [
        {"aspek": "kuantitas", "indikator": "Jumlah laporan layanan", "target": "12"},
        {"aspek": "kualitas", "indikator": "Persentase layanan sesuai standar", "target": "90"},
        {"aspek": "waktu", "indikator": "Laporan selesai paling lambat tanggal 5", "target": "12"},
    ]
    units = {"kuantitas": "laporan", "kualitas": "persen", "waktu": "laporan"}
    for row in rows:
        row["satuan"] = units[row["aspek"]]
    return [{"jenis": "utama", "rencana_hasil_kerja": subject, "indicators": rows}]
