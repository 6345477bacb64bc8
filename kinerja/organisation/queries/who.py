"""Who is who on a given day."""

from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, ReportingLine, RoleGrant, Unit

# Who counts as the head when several people hold the post.
HEAD_ORDER = {
    PlacementKind.DEFINITIF: 0,
    PlacementKind.PLT: 1,
    PlacementKind.PLH: 2,
    PlacementKind.TIM: 3,
}


class Held(NamedTuple):
    """A role of an account with the path of the unit it is held in, empty when everywhere."""

    role: str
    path: str


def placement_of(employee, *, on) -> Placement | None:
    """The definitive placement on that day."""
    return (
        Placement.objects.select_related("position__unit")
        .filter(employee=employee, kind=PlacementKind.DEFINITIF, period__contains=on)
        .first()
    )


def line_of(employee, *, on) -> ReportingLine | None:
    """The reporting line on that day: penilai and atasan penilai."""
    return (
        ReportingLine.objects.select_related("appraiser__user", "superior__user")
        .filter(employee=employee, period__contains=on)
        .first()
    )


def reports_of(appraiser, *, on):
    """The employees this person rates on that day."""
    return Employee.objects.filter(lines_up__appraiser=appraiser, lines_up__period__contains=on)


def units_led_by(employee, *, on):
    """The units this person heads on that day, as definitive, Plt or Plh."""
    return Unit.objects.filter(
        positions__is_head=True,
        positions__placements__employee=employee,
        positions__placements__period__contains=on,
    ).distinct()


def grants_of(user, *, on):
    """The roles given to this account by name, valid on that day."""
    return RoleGrant.objects.select_related("unit").filter(user=user, period__contains=on)


def held_by(user, *, on) -> list[Held]:
    """The same as roles and paths; those of today came with the session of a request."""
    if on == timezone.localdate() and hasattr(user, "held"):
        return [Held(*one) for one in user.held]
    held = grants_of(user, on=on).values_list("role", "unit__path")
    return [Held(role, path or "") for role, path in held]


def path_of(employee, *, on) -> str | None:
    """The path of the unit of the definitive placement on that day."""
    return paths_of([employee], on=on).first()


def paths_of(people, *, on):
    """The paths of the units in which these people are definitively placed on that day."""
    placed = Placement.objects.filter(
        employee__in=people, kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return placed.values_list("position__unit__path", flat=True).distinct()


def placed_below(*units, on):
    """Condition on employees: definitively placed in one of the units or below on that day."""
    return Q(pk__in=keys_placed_below(*units, on=on))


def keys_placed_below(*units, on):
    """The keys of the same people; read from the placements, as nobody has two at once."""
    placed = Placement.objects.filter(kind=PlacementKind.DEFINITIF, period__contains=on)
    if all(len(codes_of(unit.path)) > 1 for unit in units):  # everything is below the root
        inside = Q(pk__in=[])
        for unit in units:
            inside |= Q(position__unit__path__startswith=unit.path)
        placed = placed.filter(inside)
    return placed.values("employee")


def lines_on(day):
    """All reporting lines valid on that day."""
    return ReportingLine.objects.filter(period__contains=day)


def head_of(unit, *, on) -> Placement | None:
    """Whoever heads the unit on that day: definitive, else Plt, else Plh."""
    found = Placement.objects.select_related("employee", "position").filter(
        position__unit=unit, position__is_head=True, period__contains=on
    )
    return min(found, key=lambda placement: HEAD_ORDER[placement.kind], default=None)


def employee_of(user) -> Employee | None:
    """The employee behind an account; an operator may have none."""
    return getattr(user, "employee", None)


def office_path(path):
    """The path of the perangkat daerah in which the unit of this path is."""
    return "".join(f"{code}/" for code in codes_of(path)[:2])


def codes_of(path):
    """The codes of the units on the way from the root down to the unit of this path."""
    return path.strip("/").split("/")
