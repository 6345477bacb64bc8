"""What the file says beside what we know, all in memory, no query per row."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kinerja.integration.enums import RowChange
from kinerja.integration.models import ImportBatch
from kinerja.integration.rules import comparison, rows, values
from kinerja.integration.rules.contracts import Standing
from kinerja.integration.rules.headers import plain
from kinerja.integration.rules.units import Node, UnitIndex, same
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Position, Unit
from kinerja.organisation.queries import standing_contracts

SHOWN = ("nip", *comparison.PERSONAL_FIELDS, "position", "unit")


def packed(table: dict) -> bytes:
    """Columns and rows as stored while the import is open."""
    return zlib.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def table_of(batch: ImportBatch) -> dict:
    return json.loads(zlib.decompress(bytes(batch.content)))


@dataclass
class Row:
    """One row as compared; `outcome` is None for errors and missing people."""

    place: str
    change: str
    read: dict
    employee: int | None = None
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    outcome: comparison.Outcome | None = None

    @property
    def differences(self):
        return self.outcome.differences if self.outcome and not self.errors else {}


class Comparison:
    """The table of a batch beside the regency on the day it takes effect."""

    def __init__(self, batch: ImportBatch, *, kept_paths: list[str] | None, by: int):
        self.table = table_of(batch)
        self.mapping = batch.mapping
        self.on = batch.effective_on
        self.scope = batch.unit
        self.kept = kept_paths
        self.units = UnitIndex([_node(unit) for unit in Unit.objects.filter(is_active=True)])
        self.root = next((n for n in self.units.nodes if batch.unit_id == n.pk), None)
        self.posts = {(post.unit, same(post.title)): post for post in _posts()}
        self.closed = {
            (unit, same(title))
            for unit, title in Position.objects.filter(is_active=False).values_list(
                "unit_id", "title"
            )
        }
        self.known = _known_people(self.on, by)
        self.first_place = {}
        self.in_file = set()
        self._by_birth = defaultdict(list)
        for nip, person in self.known.items():
            self._by_birth[nip[:8], plain(person.fields["name"])].append((nip, person))
        self._find_twins()

    def _find_twins(self):
        """Where each NIP stands first; later rows with the same one are errors."""
        column = self.mapping.get("nip", self.mapping.get("name_nip"))
        for number, (sheet, line, cells) in enumerate(self.table["rows"]):
            value = cells[column]
            if "name_nip" in self.mapping:
                value = values.split_name_nip(value)[1] if isinstance(value, str) else value
            digits = values.digits_of(value) if isinstance(value, str) else ""
            if digits:
                self.first_place.setdefault(digits, (number, self.place(sheet, line)))
                self.in_file.add(digits)

    def place(self, sheet: int, line: int) -> str:
        name = self.table["sheets"][sheet]["name"]
        return f"baris {line}" if len(self.table["sheets"]) == 1 else f"{name[:40]}, baris {line}"

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        for number, (sheet, line, cells) in enumerate(self.table["rows"][start:stop], start):
            yield self._row(number, sheet, line, cells)

    def _row(self, number, sheet, line, cells):
        said = {name: cells[column] for name, column in self.mapping.items()}
        person, wrong, warnings = rows.read_row(said)
        place = self.place(sheet, line)
        row = Row(place, RowChange.ERROR, person, warnings=warnings)
        if not wrong:
            wrong = self._compare(row, person, number)
        if wrong:
            self._explain(row, person, wrong, sheet, line, said)
            return row
        row.read = {name: person[name] for name in SHOWN if person[name]}
        if row.employee is None:
            row.change = RowChange.NEW
        else:
            row.change = RowChange.CHANGED if row.differences else RowChange.SAME
        return row

    def _compare(self, row, person, number):
        first, place = self.first_place[person["nip"]]
        if first != number:
            return [("nip", f"NIP ini sudah ada di {place}. Hapus salah satu barisnya.")]
        known = self.known.get(person["nip"])
        if wrong := self._foreign(known):
            return wrong
        unit, wrong = self._unit_of(row, person, known)
        if wrong:
            return wrong
        row.employee = known.pk if known else None
        title = person["position"] or (known.post.title if known and known.post else "")
        unit_pk = unit.pk if unit else (known.post.unit if known and known.post else None)
        post = self.posts.get((unit_pk, same(title)))
        if post is None and (unit_pk, same(title)) in self.closed:
            return [("position", f"Jabatan “{title}” sudah ditutup. Pakai jabatan yang aktif.")]
        row.outcome = comparison.compare(person, known, unit, post, on=self.on)
        row.warnings += row.outcome.warnings
        return row.outcome.errors

    def _foreign(self, known):
        """HR of a unit touches nobody who is recorded elsewhere."""
        if self.kept is None or known is None:
            return []
        if known.post and known.post.path.startswith(tuple(self.kept)):
            return []
        return [
            (
                "nip",
                "Pegawai ini tercatat di luar unit yang Anda kelola. Minta BKPSDM memindahkannya.",
            )
        ]

    def _unit_of(self, row, person, known):
        if not person["unit"]:
            return (None if known and known.post else self.root), []
        scope = self.scope.path if self.scope else ""
        match = self.units.find(person["unit"], parent=person["parent_unit"], scope=scope)
        if match.error:
            return None, [("unit", match.error)]
        if not match.unit.path.startswith(scope):
            return None, [
                (
                    "unit",
                    f"Unit “{person['unit']}” di luar cakupan impor ini. "
                    "Hapus baris ini atau pilih cakupan lain.",
                )
            ]
        if match.warning:
            row.warnings.append(match.warning)
        return match.unit, []

    def _explain(self, row, person, wrong, sheet, line, said):
        """Each error with its column and cell, and a guess whom a broken NIP means."""
        letters = self.table["sheets"][sheet]["letters"]
        for name, sentence in wrong:
            source = name if name in self.mapping else "name_nip"
            letter = letters.get(str(self.mapping.get(source)), "")
            row.errors.append(
                {
                    "column": rows.LABELS.get(name, name),
                    "cell": f"{letter}{line}" if letter else "",
                    "sentence": sentence,
                }
            )
        row.read = {"nip": person.get("nip", ""), "name": person.get("name", "")}
        row.read["cells"] = {name: shown(cell) for name, cell in said.items()}
        row.outcome = None
        if any(name == "nip" for name, _ in wrong):
            self._guess_person(row)

    def _guess_person(self, row):
        found = self._by_birth.get((row.read["nip"][:8], plain(row.read["name"])), [])
        if len(found) == 1 and not self._foreign(found[0][1]) and found[0][0] != row.read["nip"]:
            nip, person = found[0]
            self.in_file.add(nip)
            row.warnings.append(
                f"Mungkin maksudnya NIP {nip} ({person.fields['name']}). "
                "Periksa, lalu perbaiki di berkas."
            )

    def missing(self) -> Iterator[Row]:
        """People placed inside the scope on that day whom the file does not name."""
        scope = self.scope.path if self.scope else ""
        for nip, person in self.known.items():
            stays = person.post and person.post.path.startswith(scope)
            if stays and nip not in self.in_file and person.fields["standing"] != "berhenti":
                read = {
                    "nip": nip,
                    "name": person.fields["name"],
                    "position": person.post.title,
                    "unit": person.post.unit_name,
                }
                yield Row("", RowChange.MISSING, read, employee=person.pk)


def shown(cell):
    if isinstance(cell, dict):
        return cell.get("day") or cell.get("error")
    if isinstance(cell, float):
        return values.cleaned(cell)
    return cell[:500] if isinstance(cell, str) else cell


def _node(unit):
    others = [name for name in (unit.abbreviation, *unit.aliases) if name]
    return Node(unit.pk, unit.name, unit.path, tuple(others), unit.kind)


def _posts():
    fields = ("pk", "title", "unit_id", "unit__name", "unit__path")
    for row in Position.objects.filter(is_active=True).values_list(*fields):
        yield comparison.Post(*row)


def _known_people(on, by) -> dict:
    """NIP → person, with the placement of that day and the perjanjian kerja that stand."""
    contracts = defaultdict(tuple)
    for contract in standing_contracts().only("employee_id", "period"):
        days = Standing(contract.pk, contract.first_day, contract.last_day)
        contracts[contract.employee_id] += (days,)
    placed = {
        row[0]: row[1:]
        for row in Placement.objects.filter(
            kind=PlacementKind.DEFINITIF, period__contains=on
        ).values_list(
            "employee_id",
            "pk",
            "period",
            "position_id",
            "position__title",
            "position__unit_id",
            "position__unit__name",
            "position__unit__path",
        )
    }
    later = set(
        Placement.objects.filter(
            kind=PlacementKind.DEFINITIF, period__startswith__gt=on
        ).values_list("employee_id", flat=True)
    )
    fields = comparison.PERSONAL_FIELDS
    return {
        nip: _known(
            placed.get(pk),
            pk=pk,
            fields=dict(zip(fields, said, strict=True)),
            placed_later=pk in later,
            contracts=contracts[pk],
            is_own=user is not None and user == by,
        )
        for pk, nip, user, *said in Employee.objects.filter(nip__isnull=False).values_list(
            "pk", "nip", "user", *fields
        )
    }


def _known(placed, **person):
    if placed is None:
        return comparison.Known(**person)
    placement, period, *post = placed
    return comparison.Known(
        **person,
        post=comparison.Post(*post),
        placement=placement,
        placed_since=period.lower,
        placed_until=period.upper,
    )
