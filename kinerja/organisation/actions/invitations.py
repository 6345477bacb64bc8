from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.actions import create_account, invite_user
from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.organisation import access
from kinerja.organisation.enums import LegalStanding
from kinerja.organisation.models import Employee


@transaction.atomic
def invite_employee(employee: Employee, *, by: User | None, at: datetime) -> str:
    """Give an employee an account and a single-use link; returns its secret part, kept nowhere."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_keep(by, employee, on=timezone.localdate(at)):
        raise Refused("Hanya pengelola kepegawaian pegawai ini yang dapat mengundangnya.")
    if employee.standing == LegalStanding.BERHENTI:
        raise Refused(f"{employee} sudah berhenti atau pensiun.")
    if employee.user is None:
        if employee.nip is None:
            raise Refused(f"{employee} tidak memiliki NIP. Buatkan akunnya dari konsol.")
        employee.user = create_account(
            by=by, at=at, username=employee.nip, name=employee.name, email=employee.email
        )
        employee.save(update_fields=["user"])
    elif employee.user.has_usable_password():
        raise Refused(f"{employee} sudah memiliki akun.")
    token = invite_user(employee.user, by=by, at=at)
    log.record("organisation.employee_invited", by=by, at=at, target=employee)
    return token
