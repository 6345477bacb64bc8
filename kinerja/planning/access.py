"""Who reads, writes and sets a plan."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import has_role, people_in_sight
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import line_of, lines_on
from kinerja.planning import rules
from kinerja.planning.models import PerformanceYear, Skp, WorkResult
from kinerja.planning.queries import day_of

WITH = ("employee__user", "year", "placement__position__unit", "appraiser")


def visible_skps(user, *, on):
    """The plans of everybody whose work this account may read on that day."""
    return Skp.objects.select_related(*WITH).filter(employee__in=people_in_sight(user, on=on))


def get_skp(user, pk, *, on):
    """The plan, or 404: what one may not see does not exist."""
    return get_object_or_404(visible_skps(user, on=on), pk=pk)


def get_own_skp(user, pk):
    """The plan of the person who asks, or 404."""
    return get_object_or_404(Skp.objects.select_related(*WITH), pk=pk, employee__user=user)


def get_skp_to_review(user, pk, *, on):
    """A plan of somebody this person rates, or whose penilai he rates; else 404."""
    above = lines_on(on).filter(Q(appraiser__user=user) | Q(superior__user=user))
    return get_object_or_404(
        Skp.objects.select_related(*WITH), pk=pk, employee__in=above.values("employee")
    )


def get_skp_to_expect(user, pk, *, on):
    """A plan whose special expectations this person may write: his own, or one he rates."""
    skp = get_skp(user, pk, on=on)
    if not can_expect(user, skp, on=on):
        raise Http404
    return skp


def get_comment(skp, pk):
    """A comment on this plan, or 404."""
    return get_object_or_404(skp.comments, pk=pk)


def get_result(skp, pk):
    """A result of this plan, or 404."""
    return get_object_or_404(WorkResult.objects.select_related("parent"), skp=skp, pk=pk)


def can_edit(user, skp):
    """A plan is written by the person whose plan it is."""
    return skp.employee.user_id == user.pk


def is_appraiser(user, skp, *, on):
    """Penilai of that day."""
    line = line_of(skp.employee, on=on)
    return line is not None and line.appraiser.user_id == user.pk


def is_above(user, skp, *, on):
    """Penilai or atasan penilai of that day."""
    return reviewer_of(user, skp, on=on)[0] is not None


def can_agree(user, skp, *, on):
    """The penilai of that day; his superior when he is silent past the due date (Lamp. p. 65)."""
    return reviewer_of(user, skp, on=on)[1]


def reviewer_of(user, skp, *, on):
    """This person as the plan's penilai or atasan penilai, and whether he may set it that day."""
    line = line_of(skp.employee, on=on)
    if line is None:
        return None, False
    if line.appraiser.user_id == user.pk:
        return line.appraiser, True
    if line.superior is None or line.superior.user_id != user.pk:
        return None, False
    if skp.submitted_at is None:
        return line.superior, False
    last = rules.last_day_for_appraiser(
        due_on=skp.year.planning_due_on, submitted_on=day_of(skp.submitted_at)
    )
    return line.superior, on > last


def can_expect(user, skp, *, on):
    """Special expectations on behaviour come from the leader and are written down by both."""
    return can_edit(user, skp) or is_appraiser(user, skp, on=on)


def can_open_years(user, *, on):
    """Windows of the performance year are set by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def get_year(user, pk, *, on):
    """A performance year for the person who sets its windows, else 404."""
    if not can_open_years(user, on=on):
        raise Http404
    return get_object_or_404(PerformanceYear, pk=pk)


def employee_of(user):
    """The employee behind an account; operators without one have none."""
    return getattr(user, "employee", None)


def get_own_employee(user):
    """The employee behind an account, or 404."""
    return get_object_or_404(Employee, user=user)


def get_open_year(year, *, on):
    """A performance year in which plans may be made already, or 404."""
    if not str(year).isdecimal():
        raise Http404
    return get_object_or_404(PerformanceYear, year=int(year), planning_opens_on__lte=on)
