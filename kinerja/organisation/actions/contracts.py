from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import between, in_words
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation import access, queries
from kinerja.organisation.models import Employee, WorkContract

ONLY_HR = (
    "Perjanjian kerja hanya dicatat pengelola kepegawaian pegawai ini, dan bukan miliknya sendiri."
)
BECAUSE = "Anda menerima ini karena menyangkut perjanjian kerja Anda."


@transaction.atomic
def record_contract(
    employee: Employee,
    *,
    first_day: date,
    last_day: date,
    basis: str,
    shorter_because: str = "",
    by: User,
    at: datetime,
) -> WorkContract:
    """Record a perjanjian kerja or its extension, with the paper it rests on."""
    people = Employee.objects.select_for_update(of=("self",)).select_related("user")
    employee = people.get(pk=employee.pk)
    on = timezone.localdate(at)
    if not access.can_keep(by, employee, on=on):
        raise Refused(ONLY_HR)
    refuse_if(
        queries.blockers_to_contract(
            employee,
            first_day=first_day,
            last_day=last_day,
            shorter_because=shorter_because,
            on=on,
        )
    )

    contract = WorkContract.objects.create(
        employee=employee,
        period=between(first_day, last_day),
        basis=basis,
        shorter_because=shorter_because,
        recorded_at=at,
        recorded_by=by,
    )
    log.record("organisation.contract_recorded", by=by, at=at, target=contract, begins=True)
    _tell(contract, "dicatat", at)
    return contract


@transaction.atomic
def withdraw_contract(contract: WorkContract, *, by: User, at: datetime) -> WorkContract:
    """Take a mistaken record out of use; it stays in the history."""
    contract = (
        WorkContract.objects.select_for_update(of=("self",))
        .select_related("employee__user")
        .get(pk=contract.pk)
    )
    if not access.can_keep(by, contract.employee, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if contract.withdrawn_at:
        raise Refused("Perjanjian kerja ini sudah dicabut. Muat ulang halaman pegawai.")

    contract.withdrawn_at, contract.withdrawn_by = at, by
    contract.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log.record("organisation.contract_withdrawn", by=by, at=at, target=contract)
    _tell(contract, "dicabut", at)
    return contract


def _tell(contract, done, at):
    """The person learns of it, so that a slip is noticed."""
    tell(
        contract.employee.user,
        "organisation.contract",
        f"Perjanjian kerja Anda {done}: {in_words(contract.first_day)} sampai "
        f"{in_words(contract.last_day)}. Periksa tanggalnya.",
        url=reverse("organisation:employee_detail", args=[contract.employee_id]),
        because=BECAUSE,
        at=at,
    )
