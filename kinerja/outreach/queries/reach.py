"""Reach: of everybody in a perangkat daerah, who was invited, who came, who never was reached."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.outreach.queries.events import arrivals_in, invitations_in, placed, serving

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

    def add(self, number, *, invited, came):
        self.people += number
        self.invited += number * invited
        self.came += number * came
        self.reached += number * (invited or came)


def reach_of(people, *, year: int, on: date):
    """(each perangkat daerah, all together), of the people who serve today; two statements."""
    units = {unit.path: unit for unit in Unit.objects.filter(Q(is_opd=True) | Q(parent=None))}
    found, total = {}, Reach(None)
    for path, invited, came, number in _counts(people, year, on):
        office = _office(units, path)
        row = found.setdefault(office.path, Reach(office))
        row.add(number, invited=invited, came=came)
        total.add(number, invited=invited, came=came)
    return sorted(found.values(), key=lambda row: (row.is_outside, row.label)), total


def _counts(people, year, on):
    here = placement_path(on)
    return (
        serving()
        .filter(pk__in=people.values("pk"))
        .annotate(path=Subquery(here))
        .exclude(path=None)
        .annotate(was_invited=Exists(invitations_in(year)), has_come=Exists(arrivals_in(year)))
        .order_by()
        .values_list("path", "was_invited", "has_come")
        .annotate(number=Count("pk"))
    )


def placement_path(on):
    return Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    ).values("position__unit__path")[:1]


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
    people = placed(serving().filter(pk__in=people.values("pk")), on=on).annotate(
        path=Subquery(placement_path(on))
    )
    people = people.exclude(path=None) if unit is None else _inside(people, unit)
    invited, came = Exists(invitations_in(year)), Exists(arrivals_in(year))
    conditions = {
        "diundang": (invited,),
        "hadir": (came,),
        "belum_hadir": (invited, ~came),
        "belum_terjangkau": (~invited, ~came),
    }
    return people.filter(*conditions.get(state, ()))


def _inside(people, unit):
    """Of these people those of a unit; of the top unit those in no perangkat daerah."""
    if unit.parent_id:
        return people.filter(path__startswith=unit.path)
    offices = tuple(Unit.objects.filter(is_opd=True).values_list("path", flat=True))
    below = Unit.objects.filter(path__startswith=unit.path).values_list("path", flat=True)
    return people.filter(path__in=[path for path in below if not path.startswith(offices)])


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
