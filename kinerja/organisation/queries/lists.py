"""What the pages list: the tree of units, people, and the history of one person."""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q

from kinerja.organisation import rules
from kinerja.organisation.enums import PlacementKind, UnitKind
from kinerja.organisation.models import (
    Employee,
    Holiday,
    Placement,
    ReportingLine,
    RoleGrant,
    Unit,
)
from kinerja.organisation.queries.who import codes_of, placed_below

PAGE_SIZE = 25
COLUMNS = (
    *("NIP", "Nama", "Status", "Kedudukan", "Golongan", "Jabatan", "Unit"),
    *("Penilai", "NIP penilai", "Punya akun"),
)
LIKE_ENOUGH = 0.4  # finds "rahmawti" for Rahmawati and nothing for another name
KIND_ORDER = {kind: number for number, kind in enumerate(UnitKind)}
BRANCHES_SHOWN = 40  # wider branches open on their own page


@dataclass
class Node:
    """A unit in the tree with the number of people in it and below it."""

    unit: Unit
    people: int = 0
    branches: list = field(default_factory=list)

    @property
    def is_wide(self):
        return len(self.branches) > BRANCHES_SHOWN and self.unit.parent_id is not None


def unit_tree(*, on):
    """The active units as nested nodes, in two queries."""
    people = Counter(dict(_people_per_unit(on)))
    nodes, roots = {}, []
    for unit in Unit.objects.filter(is_active=True).order_by("path"):
        node = nodes[unit.pk] = Node(unit)
        above = nodes.get(unit.parent_id)
        (above.branches if above else roots).append(node)
    for root in roots:
        _add_up(root, people)
    return roots


def around(unit, *, on):
    """The units above, the active ones below as nodes, and the number of people in all."""
    near = Unit.objects.filter(Q(code__in=codes_of(unit.path)[:-1]) | Q(parent=unit))
    above, below = [], []
    for other in near.order_by("path"):
        (below if other.parent_id == unit.pk else above).append(other)
    inside = list(_people_per_path(unit, on))
    branches = [
        Node(branch, people=sum(n for path, n in inside if path.startswith(branch.path)))
        for branch in below
        if branch.is_active
    ]
    branches.sort(key=lambda node: (KIND_ORDER[node.unit.kind], node.unit.name))
    return above, branches, sum(n for _, n in inside)


def people_placed(people, unit, *, on):
    """Of these people those placed in the unit and below: one more than a page, if there are."""
    placements = Placement.objects.select_related("employee", "position__unit").filter(
        kind=PlacementKind.DEFINITIF,
        period__contains=on,
        position__unit__path__startswith=unit.path,
        employee__in=people,
    )
    placements = list(placements.order_by("employee__name", "employee_id")[: PAGE_SIZE + 1])
    lines = ReportingLine.objects.select_related("appraiser").filter(
        period__contains=on, employee__in=[placement.employee_id for placement in placements]
    )
    by_employee = {line.employee_id: line for line in lines}
    for placement in placements:
        placement.employee.places = [placement]
        line = by_employee.get(placement.employee_id)
        placement.employee.lines = [line] if line else []
    return [placement.employee for placement in placements]


def unit_asked(code):
    """The unit a link names by its code, None when there is no such."""
    return Unit.objects.filter(code=code).first() if code else None


def units_named(text, *, limit=20):
    """Units whose name or abbreviation is like the text, best first."""
    return (
        Unit.objects.filter(is_active=True)
        .annotate(likeness=TrigramWordSimilarity(text, "name"))
        .filter(
            Q(likeness__gte=LIKE_ENOUGH) | Q(abbreviation__icontains=text) | Q(code__iexact=text)
        )
        .order_by(F("likeness").desc(), "name")[:limit]
    )


def people_named(people, text, *, limit=10):
    """Of these people those with that NIP, or whose name is like the text, best first."""
    number = rules.compact(text)
    if number.isdecimal():
        return people.filter(nip__startswith=number).order_by("name")[:limit]
    return (
        people.annotate(likeness=TrigramWordSimilarity(text, "name"))
        .filter(likeness__gte=LIKE_ENOUGH)
        .order_by("-likeness", "name", "pk")[:limit]
    )


def people_listed(people, *, on, unit=None, status="", state="", text=""):
    """The list of employees, narrowed as the filter asks."""
    lines = ReportingLine.objects.filter(employee=OuterRef("pk"), period__contains=on)
    if unit is not None:
        people = people.filter(pk__in=Employee.objects.filter(placed_below(unit, on=on)))
    if status:
        people = people.filter(status=status)
    if state == "tanpa-penilai":
        people = people.filter(~Exists(lines), rules_apply())
    if state == "tanpa-akun":
        people = people.filter(user=None)
    if text:
        found = people_named(people, text, limit=200)
        people = people.filter(pk__in=[person.pk for person in found])
    return people


def rules_apply():
    """Condition on employees: those who owe a plan."""
    exempt = list(rules.EXEMPT_STANDINGS)
    return ~Q(standing__in=exempt) & ~Q(status=rules.WITHOUT_PLAN)


def page_of_people(people, *, after=None, before=None, size=PAGE_SIZE):
    """One page by key (name, then id): the rows, and whether there is more on either side."""
    forward = before is None
    key = people.model.objects.filter(pk=before or after).values_list("name", "pk").first()
    rows = people.order_by("name", "pk") if forward else people.order_by("-name", "-pk")
    if key:
        side = "gt" if forward else "lt"
        rows = rows.filter(
            Q(**{f"name__{side}": key[0]}) | Q(**{"name": key[0], f"pk__{side}": key[1]})
        )
    rows = list(rows[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if forward:
        return rows, bool(key), more
    return rows[::-1], more, True


def with_places(people, *, on):
    """The same people with `places` of that day attached, in one query more."""
    return people.prefetch_related(
        Prefetch(
            "placements",
            Placement.objects.select_related("position__unit").filter(period__contains=on),
            to_attr="places",
        ),
    )


def places_of(people, *, on):
    """The same people with `places` and `lines` of that day attached, in two queries more."""
    return with_places(people.select_related("user"), on=on).prefetch_related(
        Prefetch(
            "lines_up",
            ReportingLine.objects.select_related("appraiser").filter(period__contains=on),
            to_attr="lines",
        ),
    )


def export_rows(people, *, on):
    """The list as a table for a spreadsheet, in the order of COLUMNS."""
    rows = []
    for person in places_of(people.order_by("name", "pk"), on=on):
        position = person.places[0].position if person.places else None
        appraiser = person.lines[0].appraiser if person.lines else None
        rows.append(
            (
                person.nip or "",
                person.full_name,
                person.get_status_display(),
                person.get_standing_display(),
                person.rank,
                position.title if position else "",
                position.unit.name if position else "",
                appraiser.full_name if appraiser else "",
                (appraiser.nip or "") if appraiser else "",
                "ya" if person.user_id else "tidak",
            )
        )
    return rows


def history_of(employee):
    """All placements and reporting lines, newest first."""
    placements = employee.placements.select_related("position__unit").order_by("-period")
    lines = employee.lines_up.select_related("appraiser", "superior", "recorded_by").order_by(
        "-period"
    )
    return list(placements), list(lines)


def corrections_of(employee):
    """The requests this person made, newest first."""
    return employee.corrections.select_related("proposed_appraiser", "answered_by").order_by(
        "-requested_at"
    )


def holidays_of(year):
    """The calendar of a year."""
    return Holiday.objects.filter(day__year=year).order_by("day", "name")


def grants_on(day):
    """All roles in force on that day."""
    return (
        RoleGrant.objects.select_related("user__employee", "unit", "granted_by")
        .filter(period__contains=day)
        .order_by("role", "unit__name", "user__full_name", "pk")
    )


def _people_per_path(unit, on):
    return (
        Placement.objects.filter(
            kind=PlacementKind.DEFINITIF,
            period__contains=on,
            position__unit__path__startswith=unit.path,
        )
        .values_list("position__unit__path")
        .annotate(Count("pk"))
    )


def _people_per_unit(on):
    return (
        Placement.objects.filter(kind=PlacementKind.DEFINITIF, period__contains=on)
        .values_list("position__unit")
        .annotate(Count("pk"))
    )


def _add_up(node, people):
    node.branches.sort(key=lambda branch: (KIND_ORDER[branch.unit.kind], branch.unit.name))
    node.people = people[node.unit.pk] + sum(_add_up(branch, people) for branch in node.branches)
    return node.people
