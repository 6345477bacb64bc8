"""Who may see and set angka kredit.

The account is read by the employee, by those above, by the records office and auditors. The
penilai converts what he signed; HR of the agency sets the PAK; nobody does either for himself.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal.models import Evaluation
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.credits.queries import functional_evaluations
from kinerja.lib.opened import noted
from kinerja.organisation.access import can_keep, has_role, people_in_sight, people_kept_by
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import held_by, lines_on


def get_account(user, pk, *, on):
    """The employee whose account one may read, or 404."""
    employee = get_object_or_404(people_in_sight(user, on=on), pk=pk)
    return noted(employee, "angka_kredit", of=employee.pk)


def get_conversion(user, pk, *, on):
    """The conversion of somebody whose account one may read, or 404."""
    rows = CreditConversion.objects.select_related("employee", "set_by")
    row = get_object_or_404(rows.filter(employee__in=people_in_sight(user, on=on)), pk=pk)
    return noted(row, "angka_kredit", of=row.employee_id)


def get_statement(user, pk, *, on):
    """The PAK of somebody whose account one may read, or 404."""
    rows = CreditStatement.objects.select_related("employee", "set_by")
    row = get_object_or_404(rows.filter(employee__in=people_in_sight(user, on=on)), pk=pk)
    return noted(row, "angka_kredit", of=row.employee_id)


def convertible(user, *, on):
    """Evaluations this account converts: those it signed, and those of the people it rates."""
    rated = lines_on(on).filter(appraiser__user=user).values("employee")
    # A union, because either part is found by its index and a condition with "or" is not.
    either = (
        Evaluation.objects.filter(appraiser__user=user)
        .values("pk")
        .union(Evaluation.objects.filter(skp__employee__in=rated).values("pk"))
    )
    return functional_evaluations().filter(pk__in=either).exclude(skp__employee__user=user)


def can_convert(user, evaluation: Evaluation, *, on):
    return convertible(user, on=on).filter(pk=evaluation.pk).exists()


def get_kept(user, pk, *, on):
    """Somebody whose records one keeps, never oneself; or 404."""
    employee = get_object_or_404(people_kept_by(user, on=on).exclude(user=user), pk=pk)
    return noted(employee, "angka_kredit", of=employee.pk)


def get_addition(user, pk, *, on):
    """An addition that stands, of somebody whose records one keeps; or 404."""
    kept = people_kept_by(user, on=on).exclude(user=user)
    rows = CreditAddition.objects.select_related("employee").filter(
        withdrawn_at=None, employee__in=kept
    )
    return get_object_or_404(rows, pk=pk)


def can_keep_account(user, employee: Employee, *, on):
    """HR for this person writes the additions."""
    return can_keep(user, employee, on=on)


def can_set_statement(user, employee: Employee, *, on):
    """HR of the agency sets the PAK, not his own."""
    return employee.user_id != user.pk and has_role(user, Role.AGENCY_HR, on=on)


def rights_on_account(user, account, *, on) -> tuple[bool, bool]:
    """Whether one may write additions, and set the PAK: as the two above, in one statement."""
    if account.employee.user_id == user.pk:
        return False, False
    roles = held_by(user, on=on)
    is_agency = any(held.role == Role.AGENCY_HR for held in roles)
    path = account.home.position.unit.path if account.home else ""
    is_near = any(h.role == Role.UNIT_HR and path.startswith(h.path) for h in roles)
    return is_agency or is_near, is_agency


def get_for_statement(user, pk, *, on):
    """Somebody whose PAK one may set, or 404."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    employee = get_object_or_404(Employee.objects.exclude(user=user), pk=pk)
    return noted(employee, "angka_kredit", of=employee.pk)


def require_register(user, *, on):
    """The list is for the records office and auditors; for others it does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def people_listed(user, *, on):
    """Whom the list shows: everybody for HR of the agency and auditors, else the kept ones."""
    if has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on):
        return Employee.objects.all()
    return people_kept_by(user, on=on)
