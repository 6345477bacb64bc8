"""Who may see whom: by relation on the day asked, or by a role given by name."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from kinerja.organisation import queries
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee

SEES_EVERYONE = {Role.AGENCY_HR, Role.AUDITOR}


def has_role(user, *roles, on):
    """Whether the account holds one of these roles somewhere on that day."""
    return queries.grants_of(user, on=on).filter(role__in=roles).exists()


def is_hr_for(user, employee, *, on):
    """HR of the agency, or of a unit above the employee's placement."""
    grants = list(queries.grants_of(user, on=on))
    if any(grant.role == Role.AGENCY_HR for grant in grants):
        return True
    placement = queries.placement_of(employee, on=on)
    return placement is not None and any(
        grant.role == Role.UNIT_HR and placement.position.unit.path.startswith(grant.unit.path)
        for grant in grants
    )


def people_in_sight(user, *, on):
    """Employees whose work this account may read on that day.

    Oneself, those one rates, those whose penilai one rates, the people of the unit one keeps
    records for; everybody for HR of the agency and for auditors.
    """
    grants = list(queries.grants_of(user, on=on))
    if any(grant.role in SEES_EVERYONE for grant in grants):
        return Employee.objects.all()
    seen = Q(user=user) | Q(
        lines_up__in=_lines_above(user, on=on),
    )
    for grant in grants:
        if grant.role == Role.UNIT_HR:
            seen |= queries.placed_below(grant.unit, on=on)
    return Employee.objects.filter(pk__in=Employee.objects.filter(seen).values("pk"))


def _lines_above(user, *, on):
    return queries.lines_on(on).filter(Q(appraiser__user=user) | Q(superior__user=user))


def get_employee(user, pk, *, on):
    """The employee, or 404: whom one may not see does not exist."""
    return get_object_or_404(people_in_sight(user, on=on), pk=pk)
