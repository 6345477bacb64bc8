"""Years of service: read by the person and who keeps his records, written by HR of the agency."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.credits.access import people_listed
from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.recognition.models import ServiceFact


def require_service_list(user, *, on):
    """Candidates are for the records office and auditors; for others the list does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def people_served(user, *, on):
    """Whose years this account may read: the kept ones, or everybody's."""
    return people_listed(user, on=on)


def get_served(user, pk, *, on):
    """Somebody whose years one may read, or 404."""
    require_service_list(user, on=on)
    employee = get_object_or_404(people_served(user, on=on), pk=pk)
    return noted(employee, "penghargaan", of=employee.pk)


def can_record_service(user, employee, *, on):
    """HR of the agency keeps the facts, never its own."""
    return employee.user_id != user.pk and has_role(user, Role.AGENCY_HR, on=on)


def get_to_record(user, pk, *, on):
    """Somebody whose facts one keeps, or 404."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    employee = get_object_or_404(Employee.objects.exclude(user=user), pk=pk)
    return noted(employee, "penghargaan", of=employee.pk)


def get_fact(user, pk, *, on):
    """A standing fact one keeps, or 404."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    rows = ServiceFact.objects.select_related("employee").filter(withdrawn_at=None)
    return get_object_or_404(rows.exclude(employee__user=user), pk=pk)
