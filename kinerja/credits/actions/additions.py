from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.credits import access, queries, rules
from kinerja.credits.enums import CreditSource
from kinerja.credits.models import CreditAddition
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee

COUNTED = "Perolehan ini sudah tercatat. Cabut yang lama bila keliru."


@transaction.atomic
def record_addition(
    employee: Employee,
    *,
    source: str,
    diploma: str = "",
    credit: Decimal | None = None,
    basis: str,
    valid_on: date,
    by: User,
    at: datetime,
) -> CreditAddition:
    """Add angka kredit that no predikat gave; that of a diploma is calculated, not typed."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_keep_account(by, employee, on=on):
        raise Refused("Hanya pengelola kepegawaian yang mencatat angka kredit, bukan miliknya.")
    place = queries.functional_place(employee, on=on)
    jenjang = place and rules.jenjang_of(place.position.title)
    if jenjang is None:
        raise Refused("Pegawai ini tidak memegang jabatan fungsional yang berjenjang.")
    if source == CreditSource.EDUCATION:
        credit = queries.education_of(employee, jenjang=jenjang, diploma=diploma, on=on)
    if not credit or _is_counted(employee, source, jenjang):
        raise Refused(COUNTED)

    addition = CreditAddition.objects.create(
        employee=employee,
        source=source,
        jenjang=jenjang,
        diploma=diploma,
        credit=credit,
        basis=basis,
        valid_on=valid_on,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "credits.addition_recorded",
        by=by,
        at=at,
        target=addition,
        source=source,
        credit=credit,
    )
    return addition


def _is_counted(employee, source, jenjang):
    """Base, former and adjusted credit come once in a jenjang."""
    return (
        source != CreditSource.EDUCATION
        and CreditAddition.objects.filter(
            employee=employee, source=source, jenjang=jenjang, withdrawn_at=None
        ).exists()
    )


@transaction.atomic
def withdraw_addition(addition: CreditAddition, *, by: User, at: datetime) -> CreditAddition:
    """Take a mistaken addition out of the account; it stays in the history."""
    addition = (
        CreditAddition.objects.select_for_update(of=("self",))
        .select_related("employee")
        .get(pk=addition.pk)
    )
    if not access.can_keep_account(by, addition.employee, on=timezone.localdate(at)):
        raise Refused("Hanya pengelola kepegawaian yang mencabut perolehan ini.")
    if addition.withdrawn_at:
        raise Refused("Perolehan ini sudah dicabut.")

    addition.withdrawn_at, addition.withdrawn_by = at, by
    addition.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log.record("credits.addition_withdrawn", by=by, at=at, target=addition)
    return addition
