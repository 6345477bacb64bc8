from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.credits import access, queries
from kinerja.credits.models import CreditStatement
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import employee_of, placement_of
from kinerja.planning.queries import person


@transaction.atomic
def set_statement(
    employee: Employee, *, number: str, set_on: date, seen_total: str, by: User, at: datetime
) -> CreditStatement:
    """Set the PAK on exactly the total that was shown."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_set_statement(by, employee, on=on):
        raise Refused("Hanya BKPSDM yang menetapkan angka kredit, dan bukan miliknya sendiri.")
    official = employee_of(by)
    if official is None:
        raise Refused("Akun Anda tidak terhubung dengan data pegawai.")
    account = queries.account_of(employee, on=on)
    if account.reason:
        raise Refused(account.reason)
    if not account.steps:
        raise Refused("Belum ada angka kredit pada jenjang ini.")
    if str(account.have) != seen_total:
        raise Stale("Angka kredit berubah sejak Anda membukanya. Periksa lagi, lalu tetapkan.")
    if set_on > on:
        raise Refused("Tanggal penetapan tidak boleh di masa depan.")
    if CreditStatement.objects.filter(number=number).exists():
        raise Refused(f"Nomor {number} sudah dipakai PAK lain.")

    content = queries.statement_content(
        account,
        number=number,
        set_on=set_on,
        official=person(official, placement_of(official, on=on)),
    )
    statement = CreditStatement.objects.create(
        employee=employee,
        number=number,
        set_on=set_on,
        jenjang=account.jenjang,
        rank=employee.rank,
        total=account.have,
        rule_version=account.rule.version,
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        set_at=at,
        set_by=by,
    )
    log.record(
        "credits.statement_set", by=by, at=at, target=statement, total=account.have, number=number
    )
    outbox.tell(
        employee.user,
        "credits.statement_set",
        f"Angka kredit Anda ditetapkan dengan PAK {number}.",
        url=reverse("credits:mine"),
        because="Anda pejabat fungsional.",
        at=at,
    )
    return statement
