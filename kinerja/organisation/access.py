"""Who may see whom: by relation on the day asked, or by a role given by name."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.organisation import queries
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, LineCorrection, Placement, Unit, WorkContract

SEES_EVERYONE = {Role.AGENCY_HR, Role.AUDITOR}
KEEPS_RECORDS = {Role.AGENCY_HR, Role.UNIT_HR}


def has_role(user, *roles, on):
    """Whether the account holds one of these roles somewhere on that day."""
    return any(held.role in roles for held in queries.held_by(user, on=on))


def is_hr_for(user, employee, *, on):
    """HR of the agency, or of a unit above the employee's placement."""
    if has_role(user, Role.AGENCY_HR, on=on):
        return True
    return _is_unit_hr_for(user, employee, on=on)


def _is_unit_hr_for(user, employee, *, on):
    kept = [held for held in queries.held_by(user, on=on) if held.role == Role.UNIT_HR]
    path = queries.path_of(employee, on=on) if kept else None
    return path is not None and any(path.startswith(held.path) for held in kept)


def people_in_sight(user, *, on):
    """Employees whose work this account may read on that day.

    Oneself, those one rates, those whose penilai one rates, the people of the unit one keeps
    records for; everybody for HR of the agency and for auditors. Of one person `sees` says it.
    """
    if has_role(user, *SEES_EVERYONE, on=on):
        return Employee.objects.all()
    me, lines = queries.employee_of(user), queries.lines_on(on).values("employee")
    kept = [held for held in queries.held_by(user, on=on) if held.role == Role.UNIT_HR]
    seen = [queries.keys_placed_below(*kept, on=on)] if kept else []
    if me:
        oneself = Employee.objects.filter(pk=me.pk).values("pk")
        seen += [oneself, lines.filter(appraiser=me), lines.filter(superior=me)]
    return Employee.objects.filter(pk__in=seen[0].union(*seen[1:]) if seen else [])


def sees(user, employee, *, on):
    """Whether this person is among `people_in_sight`, by looking at nobody else."""
    return employee.user_id == user.pk or stands_above(user, employee, on=on)


def stands_above(user, employee, *, on):
    """The same for another reason than being that person: a role, a line, the unit one keeps."""
    if has_role(user, *SEES_EVERYONE, on=on):
        return True
    me = queries.employee_of(user)
    is_above = Q(appraiser=me) | Q(superior=me)
    lines = queries.lines_on(on).filter(is_above, employee=employee)
    return bool(me and lines.exists()) or _is_unit_hr_for(user, employee, on=on)


def among(people, field):
    """Condition that this field names one of them, and none at all when they are everybody."""
    return Q(**{f"{field}__in": people}) if people.query.where else Q()


def offices_in_sight(user, *, on):
    """Perangkat daerah of the people in sight but oneself, for the choice of a filter."""
    offices = Unit.objects.filter(is_active=True, parent__parent=None).exclude(parent=None)
    if has_role(user, *SEES_EVERYONE, on=on):
        return offices.order_by("name")
    me, held = queries.employee_of(user), queries.held_by(user, on=on)
    paths = {one.path for one in held if one.role == Role.UNIT_HR}
    if me:
        led = queries.lines_on(on).filter(Q(appraiser=me) | Q(superior=me)).values("employee")
        paths.update(queries.paths_of(led, on=on))
    return offices.filter(path__in={queries.office_path(path) for path in paths}).order_by("name")


def people_kept_by(user, *, on):
    """Employees whose records this account keeps: none without an HR role."""
    grants = [held for held in queries.held_by(user, on=on) if held.role in KEEPS_RECORDS]
    if any(grant.role == Role.AGENCY_HR for grant in grants):
        return Employee.objects.all()
    return Employee.objects.filter(queries.placed_below(*grants, on=on))


def units_kept_by(user, *, on):
    """Units whose records this account keeps, with all below them; every one for agency HR."""
    grants = [held for held in queries.held_by(user, on=on) if held.role in KEEPS_RECORDS]
    units = Unit.objects.filter(is_active=True)
    if any(grant.role == Role.AGENCY_HR for grant in grants):
        return units
    kept = Q(pk__in=[])
    for grant in grants:
        kept |= Q(path__startswith=grant.path)
    return units.filter(kept)


def units_to_choose(user, *, on):
    """For a choice on a form: whole offices for HR of the agency, any part for HR of one."""
    units = units_kept_by(user, on=on)
    return units.filter(is_opd=True) if has_role(user, Role.AGENCY_HR, on=on) else units


def get_employee(user, pk, *, on):
    """The employee, or 404: whom one may not see does not exist."""
    employee = get_object_or_404(Employee, pk=pk)
    if not sees(user, employee, on=on):
        raise Http404
    return noted(employee, "data_pegawai", of=employee.pk)


def get_kept_employee(user, pk, *, on):
    """The employee whose records one keeps, or 404."""
    employee = get_object_or_404(people_kept_by(user, on=on), pk=pk)
    return noted(employee, "data_pegawai", of=employee.pk)


def get_kept_placement(user, pk, *, on):
    """A placement of somebody whose records one keeps, or 404."""
    kept = Placement.objects.select_related("employee", "position__unit")
    placement = get_object_or_404(kept.filter(employee__in=people_kept_by(user, on=on)), pk=pk)
    return noted(placement, "data_pegawai", of=placement.employee_id)


def get_kept_contract(user, pk, *, on):
    """A perjanjian kerja of somebody whose records one keeps, or 404."""
    kept = WorkContract.objects.filter(employee__in=people_kept_by(user, on=on))
    contract = get_object_or_404(kept, pk=pk)
    return noted(contract, "data_pegawai", of=contract.employee_id)


def get_unit(pk):
    """The unit, or 404; the organisation is public to everybody with an account."""
    return get_object_or_404(Unit, pk=pk)


def get_managed(model, user, pk, *, on):
    """A unit, holiday or grant for HR of the agency; 403 for everybody else."""
    require_role(user, Role.AGENCY_HR, on=on)
    return get_object_or_404(model, pk=pk)


def visible_corrections(user, *, on):
    """Requests of the people whose records one keeps."""
    return LineCorrection.objects.select_related(
        "employee", "proposed_appraiser", "answered_by"
    ).filter(employee__in=people_kept_by(user, on=on))


def get_correction(user, pk, *, on):
    """The request, or 404."""
    correction = get_object_or_404(visible_corrections(user, on=on), pk=pk)
    return noted(correction, "data_pegawai", of=correction.employee_id)


def can_manage(user, *, on):
    """HR of the agency keeps units, roles and holidays; None is the system itself (commands)."""
    return user is None or has_role(user, Role.AGENCY_HR, on=on)


def can_keep(user, employee, *, on):
    """Whether one may write this person's records: HR for him, and never for oneself."""
    return user is None or (employee.user_id != user.pk and is_hr_for(user, employee, on=on))


def can_place_in(user, unit, *, on):
    """HR of an office fills the posts of that office only; HR of the agency fills any."""
    return user is None or any(
        held.role == Role.AGENCY_HR
        or (held.role == Role.UNIT_HR and unit.path.startswith(held.path))
        for held in queries.held_by(user, on=on)
    )


def get_own_employee(user):
    """The employee behind an account, or 404: an operator may have none."""
    employee = queries.employee_of(user)
    if employee is None:
        raise Http404
    return employee


def require_role(user, *roles, on):
    """403 for pages that belong to a role rather than to a row."""
    if not has_role(user, *roles, on=on):
        raise PermissionDenied
