from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.careers import access
from kinerja.careers.models import CareerRecord, OfficialIndex
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee

NOT_KEPT = "Hanya pengelola kepegawaiannya yang mencatat ini, dan bukan miliknya sendiri."


@transaction.atomic
def record_fact(
    employee: Employee,
    *,
    kind: str,
    value: str,
    title: str = "",
    hours: int | None = None,
    since: date,
    until: date | None = None,
    basis: str,
    by: User,
    at: datetime,
) -> CareerRecord:
    """Keep one fact about a career, with the paper it rests on."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_keep_facts(by, employee, on=on):
        raise Refused(NOT_KEPT)
    if since > on:
        raise Refused("Tanggalnya tidak boleh di masa depan.")
    same = {"kind": kind, "value": value, "title": title, "since": since}
    if CareerRecord.objects.filter(employee=employee, withdrawn_at=None, **same).exists():
        raise Refused("Catatan ini sudah ada. Cabut yang lama bila keliru.")

    record = CareerRecord.objects.create(
        employee=employee,
        **same,
        hours=hours,
        until=until,
        basis=basis,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "careers.fact_recorded",
        by=by,
        at=at,
        target=record,
        begins=True,
        fact=kind,
        value=value,
    )
    return record


@transaction.atomic
def withdraw_fact(record: CareerRecord, *, by: User, at: datetime) -> CareerRecord:
    """Take a mistaken fact out; it stays in the history."""
    record = (
        CareerRecord.objects.select_for_update(of=("self",))
        .select_related("employee")
        .get(pk=record.pk)
    )
    if not access.can_keep_facts(by, record.employee, on=timezone.localdate(at)):
        raise Refused(NOT_KEPT)
    if record.withdrawn_at:
        raise Refused("Catatan ini sudah dicabut.")

    record.withdrawn_at, record.withdrawn_by = at, by
    record.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log.record("careers.fact_withdrawn", by=by, at=at, target=record)
    return record


@transaction.atomic
def record_official(
    employee: Employee,
    *,
    year: int,
    measured_on: date,
    qualification: Decimal,
    competence: Decimal,
    performance: Decimal,
    discipline: Decimal,
    by: User,
    at: datetime,
) -> OfficialIndex:
    """Put the official figure of SIASN beside our estimate; a new entry replaces an old one."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_keep_facts(by, employee, on=on):
        raise Refused(NOT_KEPT)
    if measured_on > on:
        raise Refused("Tanggal data SIASN tidak boleh di masa depan.")

    official = OfficialIndex.objects.create(
        employee=employee,
        year=year,
        measured_on=measured_on,
        qualification=qualification,
        competence=competence,
        performance=performance,
        discipline=discipline,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "careers.official_recorded",
        by=by,
        at=at,
        target=official,
        begins=True,
        year=year,
        total=official.total,
    )
    return official


@transaction.atomic
def record_export(*, by: User, at: datetime, form: str, rows: int, wanted: dict[str, str]) -> None:
    """Remember who took which list out of the house."""
    log.record("careers.list_exported", by=by, at=at, target=by, form=form, rows=rows, **wanted)
