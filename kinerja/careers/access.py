"""Who may see and weigh careers.

One's own career is one's own page. Facts are kept by HR for this person, never by himself, and
read by the committee. Boxes belong to the committee: nobody else reads them, and a member is no
member in his own case or where he stays out. The person reads what was confirmed about him.
"""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.careers import queries
from kinerja.careers.enums import TalentStatus
from kinerja.careers.models import CareerRecord, PotentialComponent, Recusal, TalentPlacement
from kinerja.lib.opened import noted
from kinerja.organisation.access import (
    can_keep,
    has_role,
    people_kept_by,
    require_role,
)
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import held_by


def weighed_people(user, *, on):
    """Whose cases the committee of this account weighs: all of its scope, never oneself."""
    scope = Q(pk__in=[])
    for held in held_by(user, on=on):
        if held.role == Role.TALENT_COMMITTEE:
            scope |= Q(pk__in=queries.mapped_people(path=held.path, on=on).values("pk"))
    return Employee.objects.filter(scope).exclude(user=user)


def require_committee(user, *, on):
    """The board is for the committee; for others it does not exist."""
    if not has_role(user, Role.TALENT_COMMITTEE, on=on):
        raise Http404


def get_case(user, pk, *, on):
    """Somebody whose case one weighs, or 404."""
    employee = get_object_or_404(weighed_people(user, on=on), pk=pk)
    return noted(employee, "karier", of=employee.pk)


def can_weigh(user, employee, *, on):
    """A member, not of his own case, who has not stepped back from it."""
    return (
        weighed_people(user, on=on).filter(pk=employee.pk).exists()
        and not Recusal.objects.filter(employee=employee, member=user).exists()
    )


def get_component(user, pk, *, on):
    """A part of the potensial of somebody whose case one weighs, or 404."""
    rows = PotentialComponent.objects.select_related("employee").filter(withdrawn_at=None)
    return get_object_or_404(rows.filter(employee__in=weighed_people(user, on=on)), pk=pk)


def get_open_placement(user, pk, *, on):
    """A proposal that waits, about somebody whose case one weighs; or 404."""
    rows = TalentPlacement.objects.select_related("employee").filter(status=TalentStatus.PROPOSED)
    return get_object_or_404(rows.filter(employee__in=weighed_people(user, on=on)), pk=pk)


def people_read(user, *, on):
    """Whose facts one may read: those one keeps (`is_kept`) or weighs."""
    kept = Q(pk__in=people_kept_by(user, on=on).values("pk"))
    weighed = Q(pk__in=weighed_people(user, on=on).values("pk"))
    return Employee.objects.annotate(is_kept=kept).filter(kept | weighed)


def get_person(user, pk, *, on):
    """Somebody whose facts one may read, or 404."""
    employee = get_object_or_404(people_read(user, on=on), pk=pk)
    return noted(employee, "karier", of=employee.pk)


def get_kept(user, pk, *, on):
    """Somebody whose facts one keeps, never oneself; or 404."""
    employee = get_object_or_404(people_kept_by(user, on=on).exclude(user=user), pk=pk)
    return noted(employee, "karier", of=employee.pk)


def may_record(user, employee):
    """Whether one keeps the facts of somebody whom `get_person` gave; the act asks again."""
    return employee.is_kept and employee.user_id != user.pk


def can_keep_facts(user, employee, *, on):
    return can_keep(user, employee, on=on)


def get_record(user, pk, *, on):
    """A record that stands, of somebody whose facts one keeps; or 404."""
    kept = people_kept_by(user, on=on).exclude(user=user)
    rows = CareerRecord.objects.select_related("employee").filter(withdrawn_at=None)
    return get_object_or_404(rows.filter(employee__in=kept), pk=pk)


def require_register(user, *, on):
    """The list is for the records office; for others it does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, on=on):
        raise Http404


def people_listed(user, *, on):
    return people_kept_by(user, on=on)


def require_criteria(user, *, on):
    """HR of the agency sets the criteria; 403 for everybody else, as all may read them."""
    require_role(user, Role.AGENCY_HR, on=on)


def can_set_criteria(user, *, on):
    return has_role(user, Role.AGENCY_HR, on=on)
