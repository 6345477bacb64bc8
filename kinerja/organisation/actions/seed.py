"""The organisation of the regency from the tables in data/."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.organisation.enums import HolidayKind, UnitKind
from kinerja.organisation.models import Holiday, Unit

UNITS = settings.BASE_DIR / "data" / "bungo-opd.csv"
HOLIDAYS = settings.BASE_DIR / "data" / "holidays-2026.csv"
PERANGKAT_DAERAH = {
    UnitKind.SEKRETARIAT_DAERAH,
    UnitKind.SEKRETARIAT_DPRD,
    UnitKind.INSPEKTORAT,
    UnitKind.DINAS,
    UnitKind.BADAN,
    UnitKind.SATPOL_PP,
    UnitKind.KECAMATAN,
}


@transaction.atomic
def load_units(*, file: Path = UNITS, by: User | None = None, at: datetime) -> int:
    """Load the unit tree; units that exist already stay as they are. Returns how many were new."""
    with Path(file).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    refuse_if(_problems(rows))
    paths = dict(Unit.objects.values_list("code", "path"))
    known = set(paths)
    for row in rows:  # parents stand before their children
        paths.setdefault(row["code"], f"{paths.get(row['parent'], '')}{row['code']}/")
    new = [row for row in rows if row["code"] not in known]
    Unit.objects.bulk_create(_unit(row, paths[row["code"]]) for row in new)
    _hang_up(new)
    root = Unit.objects.filter(parent=None).first() or Unit(pk=0)
    log.record("organisation.units_loaded", by=by, at=at, target=root, count=len(new))
    return len(new)


@transaction.atomic
def load_holidays(*, file: Path = HOLIDAYS, by: User | None = None, at: datetime) -> int:
    """Load days off, still to be confirmed by HR; known ones stay. Returns how many were new."""
    with Path(file).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    known = set(Holiday.objects.values_list("day", "name"))
    days = [
        Holiday(
            day=date.fromisoformat(row["date"]),
            name=row["name"],
            kind=HolidayKind(row["kind"]),
            basis=row["basis"],
        )
        for row in rows
    ]
    new = [holiday for holiday in days if (holiday.day, holiday.name) not in known]
    Holiday.objects.bulk_create(new)
    root = Unit.objects.filter(parent=None).first() or Unit(pk=0)
    log.record("organisation.holidays_loaded", by=by, at=at, target=root, count=len(new))
    return len(new)


def _problems(rows):
    known = set(Unit.objects.values_list("code", flat=True))
    problems = []
    for number, row in enumerate(rows, start=2):
        if row["parent"] and row["parent"] not in known:
            problems.append(f"Baris {number}: induk {row['parent']} belum ada di atasnya.")
        if row["kind"] not in UnitKind.values:
            problems.append(f"Baris {number}: jenis unit {row['kind']} tidak dikenal.")
        known.add(row["code"])
    return problems


def _unit(row, path):
    return Unit(
        code=row["code"],
        name=row["name"],
        abbreviation=row["abbreviation"],
        kind=row["kind"],
        path=path,
        is_opd=row["kind"] in PERANGKAT_DAERAH,
        aliases=[alias for alias in row["aliases"].split("|") if alias],
    )


def _hang_up(rows):
    """Parents can be set only once every row has a key."""
    units = Unit.objects.in_bulk(
        [code for row in rows for code in (row["code"], row["parent"])], field_name="code"
    )
    for row in rows:
        units[row["code"]].parent = units.get(row["parent"])
    Unit.objects.bulk_update([units[row["code"]] for row in rows], ["parent"], batch_size=500)
