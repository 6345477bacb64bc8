"""The list of plans of everybody in sight, with those who have none yet."""

from django.db.models import Exists, OuterRef, Q, Subquery

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

PAGE = 25
NOT_STARTED = "belum"


def planners(people, *, year, on, q="", status="", unit=None):
    """Employees who owe a plan, each with his newest plan of the year, by name.

    Annotated: skp_id, skp_status, position, unit_name.
    """
    newest = Skp.objects.filter(employee=OuterRef("pk"), year__year=year).order_by("-pk")
    placed = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    rows = (
        people.exclude(status=WITHOUT_PLAN)
        .exclude(standing__in=EXEMPT_STANDINGS)
        .annotate(
            skp_id=Subquery(newest.values("pk")[:1]),
            skp_status=Subquery(newest.values("status")[:1]),
            position=Subquery(placed.values("position__title")[:1]),
            unit_name=Subquery(placed.values("position__unit__name")[:1]),
        )
        .order_by("name", "pk")
    )
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


def page_of(rows, *, after="", before=""):
    """One page by key: the rows, and the keys for the pages before and after."""
    if before:
        name, pk = _key(before)
        backwards = rows.filter(Q(name__lt=name) | Q(name=name, pk__lt=pk))
        found = list(backwards.order_by("-name", "-pk")[: PAGE + 1])
        page = found[:PAGE][::-1]
        return page, (_key_of(page[0]) if len(found) > PAGE else ""), _last(page)
    if after:
        name, pk = _key(after)
        rows = rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    found = list(rows[: PAGE + 1])
    page = found[:PAGE]
    return page, (_key_of(page[0]) if after and page else ""), _last(found, more=True)


def _last(rows, *, more=False):
    if more:
        return _key_of(rows[PAGE - 1]) if len(rows) > PAGE else ""
    return _key_of(rows[-1]) if rows else ""


def _key_of(row):
    return f"{row.pk}~{row.name}"


def _key(text):
    pk, _, name = text.partition("~")
    return name, int(pk) if pk.isdecimal() and len(pk) < 19 else 0


def units_of(people, *, on):
    """Perangkat daerah in which these people are placed, for the filter."""
    paths = (
        Placement.objects.filter(
            employee__in=people, kind=PlacementKind.DEFINITIF, period__contains=on
        )
        .values_list("position__unit__path", flat=True)
        .distinct()
    )
    codes = {"/".join(path.split("/")[:2]) + "/" for path in paths}
    return Unit.objects.filter(path__in=codes).order_by("name")


def status_words() -> dict:
    return {**dict(SkpStatus.choices), None: "Belum menyusun"}
