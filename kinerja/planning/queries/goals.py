"""The goals of the organisation: by year and unit, in their order, and who serves them."""

from django.db.models import Count, Q

from kinerja.organisation.models import Unit
from kinerja.organisation.queries import path_of
from kinerja.planning.models import OrganisationGoal


def in_force(*, on) -> Q:
    """Goals whose document is in force on that day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def goals_for(skp, *, on=None):
    """Sasaran of the plan's unit and of the units above it, the nearest unit first."""
    goals = OrganisationGoal.objects.select_related("unit").filter(
        year=skp.year_id, unit__path__in=paths_up(skp.placement.position.unit.path)
    )
    if on:
        goals = goals.filter(in_force(on=on))
    return goals.order_by("-unit__path", "code")


def paths_up(path) -> list[str]:
    """The path of a unit and of every unit above it."""
    parts = path.rstrip("/").split("/")
    return ["/".join(parts[: n + 1]) + "/" for n in range(len(parts))]


def goals_within(year, *, unit):
    """The goals of a unit and of the units below it; of the regency only its own."""
    branch = Q(unit__path__startswith=unit.path) if unit.parent_id else Q(unit=unit)
    return OrganisationGoal.objects.select_related("unit").filter(branch, year=year)


def goals_of(year, *, unit):
    """The same as a list; annotated: served, by how many results."""
    return (
        goals_within(year, unit=unit)
        .select_related("parent")
        .annotate(served=Count("results", filter=~Q(results__skp__status="digantikan")))
        .order_by("unit__path", "code")
    )


def goals_above(year, *, unit):
    """Goals under which a goal of this unit may stand: its own and those above."""
    return (
        OrganisationGoal.objects.select_related("unit")
        .filter(year=year, unit__path__in=paths_up(unit.path))
        .order_by("unit__path", "code")
    )


def goal_offices():
    """The regency and its offices, by which the list of goals is asked for."""
    return Unit.objects.filter(Q(is_opd=True) | Q(parent=None), is_active=True).order_by(
        "-parent", "name"
    )


def office_of(employee, offices, *, on):
    """Of these the office, else the regency, in whose branch somebody is placed that day."""
    path = employee and path_of(employee, on=on)
    above = [office for office in offices if path and path.startswith(office.path)]
    return max(above, key=lambda office: len(office.path), default=None)
