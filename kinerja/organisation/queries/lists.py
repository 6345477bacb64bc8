"""What the pages list: the tree of units, people, and the history of one person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, F, Prefetch, Q

from kinerja.organisation import rules
from kinerja.organisation.enums import PlacementKind, UnitKind
from kinerja.organisation.models import (
    Holiday,
    Placement,
    ReportingLine,
    RoleGrant,
    Unit,
)
from kinerja.organisation.queries.who import codes_of, lines_on, placed_below

PAGE_SIZE = 25
COLUMNS = (
    *("NIP", "Nama", "Status", "Kedudukan", "Golongan", "Jabatan", "Unit"),
    *("Penilai", "NIP penilai", "Punya akun"),
)
LIKE_ENOUGH = 0.4  # finds "rahmawti" for Rahmawati and nothing for another name
KIND_ORDER = {kind: number for number, kind in enumerate(UnitKind)}
BRANCHES_SHOWN = 40  # wider branches open on their own page

NOBODY = Q(pk=None)  # beside a set, keeps the server from joining it: it looks each row up


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
    shown = Unit.objects.filter(is_active=True).only("name", "kind", "parent")
    for unit in shown.order_by("path"):
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
    people, count = Counter(), 0
    for path, number in _people_per_path(unit, on):
        count += number
        people[path[: path.find("/", len(unit.path)) + 1]] += number
    branches = [Node(branch, people[branch.path]) for branch in below if branch.is_active]
    branches.sort(key=lambda node: (KIND_ORDER[node.unit.kind], node.unit.name))
    return above, branches, count


def people_placed(people, unit, *, on):
    """Of these people those placed in the unit and below: one more than a page, if there are."""
    inside = by_name(people).filter(placed_below(unit, on=on) | NOBODY)
    return places_of(inside.order_by("name", "pk")[: PAGE_SIZE + 1], on=on)


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
    if unit is not None:
        people = people.filter(placed_below(unit, on=on))
    if status:
        people = people.filter(status=status)
    if state == "tanpa-penilai":
        people = people.filter(rules_apply()).exclude(pk__in=lines_on(on).values("employee"))
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


def by_name(people):
    """The same people, to be listed a page at a time in the order of their names.

    The server walks the index of names and looks each up in the set, until the page is full. A
    plain filter it would join, and sort all of a large office to show 25; `or nobody` keeps it
    from that.
    """
    if not people.query.where:
        return people
    return people.model.objects.filter(Q(pk__in=people.values("pk")) | NOBODY)


def of_these(people, *, path="employee"):
    """Condition on rows of an employee: he is one of these people, each row looked up in the set.

    For counts over most rows of a table; a few rows are found quicker by a plain filter.
    """
    if not people.query.where:
        return Q()
    return Q(**{f"{path}__in": people.values("pk")}) | NOBODY


def page_of_people(people, *, after=None, before=None, size=PAGE_SIZE):
    """One page by key (name, then id): the rows, and whether there is more on either side."""
    forward = before is None
    key = None
    if before or after:
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


def _posts():
    """Placements with what a row shows of them: the position and its unit."""
    shown = ("employee", "position__title", "position__unit__name")
    return Placement.objects.select_related("position__unit").only(*shown)


def with_places(people, *, on):
    """The same people with `places` of that day attached, in one query more."""
    return people.prefetch_related(
        Prefetch(
            "placements",
            _posts().filter(period__contains=on),
            to_attr="places",
        ),
    )


def places_of(people, *, on):
    """These people, listed, each with `places` and `lines` of that day: two queries more.

    Only what a row shows is read: a page of 25 has a hundred rows behind it.
    """
    people = list(people)
    asked = Q(employee__in=[person.pk for person in people], period__contains=on)
    lines = ReportingLine.objects.filter(asked).select_related("appraiser")
    called = ("name", "title_before", "title_after", "nip")
    places, raters = defaultdict(list), defaultdict(list)
    for place in _posts().filter(asked):
        places[place.employee_id].append(place)
    for line in lines.only("employee", *(f"appraiser__{name}" for name in called)):
        raters[line.employee_id].append(line)
    for person in people:
        person.places, person.lines = places[person.pk], raters[person.pk]
    return people


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
