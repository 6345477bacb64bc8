"""Who may see and carry a rencana perbaikan.

It is read by the employee, his penilai and the atasan above, the records office and auditors.
Today's penilai writes, talks and looks again; the employee answers; HR of the agency keeps test
and recommendation, never about oneself.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.development import queries
from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role, people_in_sight, people_kept_by
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on


def visible_plans(user, *, on):
    """Own plans, and those of the people whose work one may read."""
    return queries.plans().filter(employee__in=people_in_sight(user, on=on))


def get_plan(user, pk, *, on):
    """The plan, or 404: what one may not see does not exist."""
    plan = get_object_or_404(visible_plans(user, on=on), pk=pk)
    return noted(plan, "perbaikan", of=plan.employee_id)


def own_plans(user):
    return queries.plans().filter(employee__user=user)


def get_own_plan(user, pk):
    """One's own plan, or 404."""
    return get_object_or_404(own_plans(user), pk=pk)


def led_plans(user, *, on):
    """Plans of the people one rates today."""
    rated = lines_on(on).filter(appraiser__user=user).values("employee")
    return queries.plans().filter(employee__in=rated)


def get_led_plan(user, pk, *, on):
    """The plan of somebody one rates today, or 404."""
    plan = get_object_or_404(led_plans(user, on=on), pk=pk)
    return noted(plan, "perbaikan", of=plan.employee_id)


def can_lead(user, plan, *, on):
    return led_plans(user, on=on).filter(pk=plan.pk).exists()


def can_answer(user, plan):
    return plan.employee.user_id == user.pk


def kept_plans(user, *, on):
    """Plans whose end HR of the agency keeps; never one's own."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        return queries.plans().none()
    return queries.plans().exclude(employee__user=user)


def get_kept_plan(user, pk, *, on):
    """The plan whose end one keeps, or 404."""
    plan = get_object_or_404(kept_plans(user, on=on), pk=pk)
    return noted(plan, "perbaikan", of=plan.employee_id)


def can_finish(user, plan, *, on):
    return kept_plans(user, on=on).filter(pk=plan.pk).exists()


def require_register(user, *, on):
    """The lists are for the records office and auditors; for others they do not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def keeps_records(user, *, on):
    """Whether one may write what the lists lack; auditors only read."""
    return has_role(user, Role.AGENCY_HR, Role.UNIT_HR, on=on)


def people_listed(user, *, on):
    """Whom the lists show: everybody for HR of the agency and auditors, else the kept ones."""
    if has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on):
        return Employee.objects.all()
    return people_kept_by(user, on=on)
