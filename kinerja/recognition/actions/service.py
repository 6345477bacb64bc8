"""HR keeps the dated facts from which years of service are counted."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee
from kinerja.recognition import access, rules
from kinerja.recognition.enums import ServiceFactKind
from kinerja.recognition.models import ServiceFact

ONLY_HR = "Hanya BKPSDM yang mencatatnya, dan bukan bagi dirinya sendiri."


@transaction.atomic
def record_fact(
    employee: Employee,
    *,
    kind: str,
    first_on: date,
    last_on: date | None,
    letter: str,
    by: User,
    at: datetime,
) -> ServiceFact:
    """Keep one fact from a letter; it counts at once."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    on = timezone.localdate(at)
    if not access.can_record_service(by, employee, on=on):
        raise Refused(ONLY_HR)
    if first_on > on:
        raise Refused("Tanggal mulai tidak boleh di masa depan.")
    if last_on and last_on < first_on:
        raise Refused("Tanggal berakhir tidak boleh sebelum tanggal mulai.")
    if last_on and kind not in rules.BREAKS:
        raise Refused("Hanya cuti dan hukuman disiplin yang mempunyai tanggal berakhir.")
    standing = ServiceFact.objects.filter(employee=employee, kind=kind, withdrawn_at=None)
    if kind not in rules.BREAKS and standing.exists():
        raise Refused(
            f"{ServiceFactKind(kind).label} sudah tercatat. Batalkan catatan lama lebih dahulu."
        )

    row = ServiceFact.objects.create(
        employee=employee,
        kind=kind,
        first_on=first_on,
        last_on=last_on,
        letter=letter,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "recognition.service_fact_recorded", by=by, at=at, target=row, begins=True, fact=kind
    )
    return row


@transaction.atomic
def withdraw_fact(fact: ServiceFact, *, by: User, at: datetime) -> ServiceFact:
    """Take a mistaken fact out of the count; it stays in the record."""
    fact = (
        ServiceFact.objects.select_for_update(of=("self",))
        .select_related("employee")
        .get(pk=fact.pk)
    )
    if not access.can_record_service(by, fact.employee, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if fact.withdrawn_at is not None:
        raise Refused("Catatan ini sudah dibatalkan.")

    fact.withdrawn_at, fact.withdrawn_by = at, by
    fact.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log.record("recognition.service_fact_withdrawn", by=by, at=at, target=fact)
    return fact
