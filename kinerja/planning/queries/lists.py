"""The list of plans of everybody in sight, with those who have none yet."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Window

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

PAGE = 25
NOT_STARTED = "belum"
SHOWN = ("nip", "name", "title_before", "title_after", "status", "standing")


class Listed(NamedTuple):
    """A page of people by name, how many there are in all, and the keys of the pages around."""

    rows: list
    count: int
    before: str
    after: str


def planners(people, *, year, on, q="", status="", unit=None):
    """Employees who owe a plan, by name; see `with_plans`."""
    rows = people.exclude(status=WITHOUT_PLAN).exclude(standing__in=EXEMPT_STANDINGS)
    rows = rows.only(*SHOWN).order_by("name", "pk")
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(nip__startswith=q.replace(" ", "") or "?"))
    # Not by the annotation, which would ask once for each of 7,000 people.
    begun = Skp.objects.filter(year__year=year)
    if status == NOT_STARTED:
        rows = rows.exclude(pk__in=begun.values("employee"))
    elif status:
        newer = begun.filter(employee=OuterRef("employee"), pk__gt=OuterRef("pk"))
        rows = rows.filter(pk__in=begun.filter(~Exists(newer), status=status).values("employee"))
    if unit:
        rows = rows.filter(
            placements__position__unit__path__startswith=unit.path,
            placements__kind=PlacementKind.DEFINITIF,
            placements__period__contains=on,
        )
    return rows


def with_plans(people, plans, *, on) -> list:
    """These people, listed, each with the last of his plans among these and his place that day.

    Attached: skp_id, skp_status, skp_submitted_at, skp_agreed_at, position, unit_name.
    """
    people = list(people)
    keys = [person.pk for person in people]
    facts = ("employee", "pk", "status", "submitted_at", "agreed_at")
    newest = {key: plan for key, *plan in plans.filter(employee__in=keys).values_list(*facts)}
    placed = Placement.objects.filter(
        employee__in=keys, kind=PlacementKind.DEFINITIF, period__contains=on
    ).values_list("employee", "position__title", "position__unit__name")
    places = {key: place for key, *place in placed}
    for one in people:
        plan = newest.get(one.pk, (None, None, None, None))
        one.skp_id, one.skp_status, one.skp_submitted_at, one.skp_agreed_at = plan
        one.position, one.unit_name = places.get(one.pk, (None, None))
    return people


def plans_begun(year):
    """The plans of a year, the newest last."""
    return Skp.objects.filter(year__year=year).order_by("pk")


def page_of(rows, *, after="", before="") -> Listed:
    """One page by key; the first is counted as it is read."""
    if before:
        name, pk = _key(before)
        backwards = rows.filter(Q(name__lt=name) | Q(name=name, pk__lt=pk))
        found = list(backwards.order_by("-name", "-pk")[: PAGE + 1])
        page = found[:PAGE][::-1]
        first = _key_of(page[0]) if len(found) > PAGE else ""
        return Listed(page, rows.count(), first, _last(page))
    if after:
        name, pk = _key(after)
        found = list(rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))[: PAGE + 1])
        page, count = found[:PAGE], rows.count()
    else:
        found = list(rows.annotate(in_all=Window(Count("*")))[: PAGE + 1])
        page, count = found[:PAGE], found[0].in_all if found else 0
    first = _key_of(page[0]) if after and page else ""
    return Listed(page, count, first, _last(found, more=True))


def _last(rows, *, more=False):
    if more:
        return _key_of(rows[PAGE - 1]) if len(rows) > PAGE else ""
    return _key_of(rows[-1]) if rows else ""


def _key_of(row):
    return f"{row.pk}~{row.name}"


def _key(text):
    pk, _, name = text.partition("~")
    return name, int(pk) if pk.isdecimal() and len(pk) < 19 else 0


def status_words() -> dict:
    return {**dict(SkpStatus.choices), None: "Belum menyusun"}
