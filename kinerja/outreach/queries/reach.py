"""Reach: of everybody in a perangkat daerah, who was invited, who came, who never was reached."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kinerja.organisation.enums import LegalStanding, PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.queries import NOBODY, of_these
from kinerja.outreach.queries.events import came_in, invited_in, placed, serving

REACH_STATES = {
    "semua": "Semua pegawai",
    "diundang": "Pernah diundang",
    "hadir": "Pernah hadir",
    "belum_hadir": "Diundang, belum hadir",
    "belum_terjangkau": "Belum pernah terjangkau",
}
REACH_COLUMNS = (
    *("Perangkat daerah", "Pegawai", "Pernah diundang", "Pernah hadir"),
    *("Belum pernah hadir", "Belum pernah terjangkau"),
)
PEOPLE_COLUMNS = ("No", "NIP", "Nama", "Jabatan", "Unit")


@dataclass
class Reach:
    """The numbers of one perangkat daerah, or of all."""

    unit: Unit | None
    people: int = 0
    invited: int = 0
    came: int = 0
    reached: int = 0  # invited or came

    @property
    def is_outside(self):
        """The top of the tree stands for those who belong to no perangkat daerah."""
        return self.unit is not None and self.unit.parent_id is None

    @property
    def label(self):
        if self.unit is None:
            return "Jumlah"
        return "Di luar perangkat daerah" if self.is_outside else self.unit.name

    @property
    def absent(self):
        """Nobody who came; among them those who were never asked."""
        return self.people - self.came

    @property
    def unreached(self):
        return self.people - self.reached

    def add(self, people, invited, came, reached):
        self.people += people
        self.invited += invited
        self.came += came
        self.reached += reached


def reach_of(people, *, year: int, on: date):
    """(each perangkat daerah, all together), of the people who serve today; two statements."""
    units = {unit.path: unit for unit in Unit.objects.filter(Q(is_opd=True) | Q(parent=None))}
    found, total = {}, Reach(None)
    for path, *numbers in _counts(people, year, on):
        office = _office(units, path)
        found.setdefault(office.path, Reach(office)).add(*numbers)
        total.add(*numbers)
    return sorted(found.values(), key=lambda row: (row.is_outside, row.label)), total


def _counts(people, year, on):
    """(path, people, invited, came, either) of every unit."""
    invited, came = Q(employee__in=invited_in(year)), Q(employee__in=came_in(year))
    return (
        placements_on(on)
        .filter(of_these(people))
        .order_by()
        .values_list("position__unit__path")
        .annotate(
            people=Count("pk"),
            invited=Count("pk", filter=invited),
            came=Count("pk", filter=came),
            reached=Count("pk", filter=invited | came),
        )
    )


def placements_on(day):
    """Where everybody who serves stands that day; nobody stands at two places at once."""
    return Placement.objects.filter(
        kind=PlacementKind.DEFINITIF, period__contains=day, employee__in=serving().values("pk")
    )


def _office(units, path):
    """The nearest perangkat daerah on the way up."""
    parts = path.strip("/").split("/")
    for end in range(len(parts), 0, -1):
        unit = units.get("/".join(parts[:end]) + "/")
        if unit:
            return unit
    return None


def reached_people(people, *, state: str, year: int, on: date, unit: Unit | None = None):
    """The people behind a number, with position and unit; of the top unit those of no office."""
    here = Placement.objects.filter(
        _inside(unit), kind=PlacementKind.DEFINITIF, period__contains=on
    ).values("employee")
    invited, came = Q(pk__in=invited_in(year)), Q(pk__in=came_in(year))
    conditions = {
        "diundang": (invited,),
        "hadir": (came,),
        "belum_hadir": (invited, ~came),
        "belum_terjangkau": (~invited, ~came),
    }
    found = people.filter(*conditions.get(state, ()), Q(pk__in=here) | NOBODY)
    return placed(found.exclude(standing=LegalStanding.BERHENTI), on=on)


def _inside(unit):
    """Condition on placements: in the unit; of the top unit those in no perangkat daerah."""
    if unit is None:
        return Q()
    if unit.parent_id:
        return Q(position__unit__path__startswith=unit.path)
    offices = tuple(Unit.objects.filter(is_opd=True).values_list("path", flat=True))
    below = Unit.objects.filter(path__startswith=unit.path).values_list("path", flat=True)
    return Q(position__unit__path__in=[path for path in below if not path.startswith(offices)])


def reach_rows(rows, total):
    """The table as a workbook, the sum last."""
    for row in [*rows, total]:
        yield (
            row.label,
            row.people,
            row.invited,
            row.came,
            row.absent,
            row.unreached,
        )


def listed_rows(people):
    for number, one in enumerate(people.order_by("name", "pk").iterator(chunk_size=500), start=1):
        yield number, one.nip, one.full_name, one.position, one.unit
