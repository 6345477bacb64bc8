"""Whose set plan one sees, and who works on it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring import queries
from kinerja.monitoring.models import ActionStep, TakeOver
from kinerja.organisation.access import has_role, sees
from kinerja.organisation.enums import Role
from kinerja.organisation.queries import employee_of
from kinerja.planning import access as planning
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def require_sight(user, skp, *, on):
    """404 unless the plan is set and of somebody whose work this account may read that day."""
    if skp.status not in SET or not sees(user, skp.employee, on=on):
        raise Http404


def get_skp(user, pk, *, on):
    """The set plan, or 404: what one may not see does not exist."""
    skp = get_object_or_404(Skp.objects.select_related("employee", "year"), pk=pk)
    require_sight(user, skp, on=on)
    return noted(skp, "catatan", of=skp.employee_id)


def get_skp_with_relation(user, pk, *, on):
    """The same, annotated with how this account stands to its owner (queries.giver_role)."""
    plans = Skp.objects.select_related("employee", "year", "placement__position")
    skp = get_object_or_404(queries.with_relation(plans, user, on=on), pk=pk)
    require_sight(user, skp, on=on)
    return noted(skp, "catatan", of=skp.employee_id)


def get_own_set_skp(user, pk):
    """One's own set plan, or 404."""
    own = Skp.objects.select_related("employee", "year").filter(employee__user=user)
    return get_object_or_404(own, pk=pk, status__in=SET)


def can_note(user, skp):
    """Only the owner writes about his own work."""
    return skp.employee.user_id == user.pk


def own_skp_in_force(user, *, on):
    """One's own plan that covers this day, if there is one."""
    own = queries.skps_in_force(on=on).filter(employee__user=user)
    return own.select_related("employee", "year").first()


def get_skp_to_plan(user, pk, *, on):
    """A set plan for its owner and his penilai of that day, or 404."""
    skp = get_skp(user, pk, on=on)
    if not can_plan_steps(user, skp, on=on):
        raise Http404
    return skp


def can_plan_steps(user, skp, *, on):
    """Rencana aksi belong to the person and the penilai of that day."""
    return can_note(user, skp) or planning.is_appraiser(user, skp, on=on)


def get_step(user, pk, *, on):
    """A step one may take off the plan, or 404."""
    step = get_object_or_404(ActionStep.objects.select_related("result__skp__employee"), pk=pk)
    require_sight(user, step.result.skp, on=on)
    if not can_plan_steps(user, step.result.skp, on=on):
        raise Http404
    return step


def can_set_documentation(user, *, on):
    """The regency's choice is entered by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def can_take_over(user, skp, *, on):
    """The penilai of that day."""
    return planning.is_appraiser(user, skp, on=on)


def get_takeover(user, pk, *, on):
    """An open take-over that this penilai may end, or 404."""
    rows = TakeOver.objects.select_related("result__skp__employee").filter(ended_at=None)
    taken = get_object_or_404(rows, pk=pk)
    require_sight(user, taken.result.skp, on=on)
    if not can_take_over(user, taken.result.skp, on=on):
        raise Http404
    return taken


def employee_pk(user):
    """The employee behind an account; operators without one have none."""
    employee = employee_of(user)
    return employee and employee.pk


def get_skp_of_my_report(user, pk, *, on):
    """A set plan whose penilai this account is that day, or 404."""
    skp = get_skp(user, pk, on=on)
    if not can_take_over(user, skp, on=on):
        raise Http404
    return skp
