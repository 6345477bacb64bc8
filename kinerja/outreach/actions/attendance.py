"""Who came: by the code on the screen, or typed in afterwards from the paper list."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Employee
from kinerja.outreach import access
from kinerja.outreach.actions.briefings import BRIEFINGS, NOT_YOURS
from kinerja.outreach.enums import ArrivalWay
from kinerja.outreach.models import Attendance, Briefing
from kinerja.outreach.queries import events as queries
from kinerja.outreach.rules import code as codes
from kinerja.outreach.rules import events as rules

OLD_CODE = (
    "Kode ini salah atau sudah berganti. Pindai atau ketik kode yang sekarang tampak di layar."
)


@transaction.atomic
def check_in(
    briefing: Briefing, *, by: User, at: datetime, code: str = "", ticket: str = ""
) -> tuple[Attendance, bool]:
    """Record that one is here, once; gives the row and whether it is new.

    The lock is short and lets 800 people through one after another; it also makes the second
    tap of the same person find the first.
    """
    briefing = Briefing.objects.select_for_update(of=("self",), no_key=True).get(pk=briefing.pk)
    employee = Employee.objects.filter(user=by).first()
    if employee is None:
        raise Refused(
            "Akun ini bukan akun pegawai. Minta penyelenggara mencatat Anda sebagai tamu."
        )
    refuse_if(
        codes.blockers_to_check_in(
            cancelled=briefing.is_cancelled,
            starts_at=briefing.starts_at,
            ends_at=briefing.ends_at,
            at=at,
        )
    )
    if not (
        codes.is_ticket(briefing.secret, ticket, user=by.pk, at=at)
        or codes.is_current(briefing.secret, code, at=at)
    ):
        raise Refused(OLD_CODE)
    row = Attendance.objects.filter(briefing=briefing, employee=employee).first()
    if row and row.struck_at is None:
        return row, False
    if row:
        raise Refused("Kehadiran Anda dicoret penyelenggara. Temui penyelenggara di tempat.")
    row = Attendance.objects.create(
        briefing=briefing,
        employee=employee,
        way=ArrivalWay.CODE,
        arrived_at=at,
        recorded_by=by,
    )
    log.record("outreach.checked_in", by=by, at=at, target=row, begins=True, briefing=briefing.pk)
    return row, True


@dataclass(frozen=True)
class Typed:
    """What became of a typed list: how many are new, how many stood there, what was wrong."""

    new: int
    known: int
    problems: tuple[str, ...]


@transaction.atomic
def type_attendance(briefing: Briefing, *, text: str, by: User, at: datetime) -> Typed:
    """Take over a paper list; good lines are kept, each wrong one is answered with a sentence."""
    briefing = BRIEFINGS.select_for_update(of=("self",)).get(pk=briefing.pk)
    on = timezone.localdate(at)
    if not access.can_keep(by, briefing, on=on):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_type(status=briefing.status, starts_at=briefing.starts_at, on=on, at=at)
    )
    lines = rules.read_lines(text)
    people = queries.known_numbers(
        queries.may_be_typed(access.may_invite(by, on=on), briefing),
        [line.nip for line in lines if line.nip],
    )
    rows = {_key(row): row for row in briefing.attendances.select_for_update(of=("self",))}
    problems, new, again, known = [], [], [], 0
    for line in lines:
        person = people.get(line.nip)
        if line.problem or (line.nip and person is None):
            problems.append(line.problem or _unknown(line))
            continue
        row = rows.get((person, line.guest.lower(), line.origin.lower()))
        if row is None:
            new.append(_typed_row(briefing, person, line, by=by, at=at))
        elif row.struck_at is None:
            known += 1
        else:
            row.struck_at = row.struck_by = None
            again.append(row)
    Attendance.objects.bulk_create(new)
    Attendance.objects.bulk_update(again, ["struck_at", "struck_by"])
    entries = [("outreach.attendance_typed", row, by, at, {}) for row in [*new, *again]]
    log.record_all(entries)
    return Typed(len(new) + len(again), known, tuple(problems))


@transaction.atomic
def strike_attendance(attendance: Attendance, *, by: User, at: datetime) -> Attendance:
    """Take back somebody who was written down by mistake; the row stays, struck."""
    attendance = (
        Attendance.objects.select_for_update(of=("self",))
        .select_related("briefing__unit", "employee")
        .get(pk=attendance.pk)
    )
    if not access.can_keep(by, attendance.briefing, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if attendance.struck_at:
        raise Refused("Kehadiran ini sudah dicoret. Catat lagi lewat daftar bila keliru.")
    attendance.struck_at, attendance.struck_by = at, by
    attendance.save(update_fields=["struck_at", "struck_by"])
    log.record("outreach.attendance_struck", by=by, at=at, target=attendance)
    return attendance


def _unknown(line):
    return (
        f"Baris {line.number}: NIP {line.nip} tidak ditemukan di antara pegawai yang dapat Anda "
        "catat. Periksa angkanya, atau minta orangnya memindai kode."
    )


def _key(row):
    return row.employee_id, row.guest_name.lower(), row.guest_origin.lower()


def _typed_row(briefing, person, line, *, by, at):
    return Attendance(
        briefing=briefing,
        employee_id=person,
        guest_name=line.guest,
        guest_origin=line.origin,
        way=ArrivalWay.TYPED,
        arrived_at=briefing.starts_at,
        recorded_by=by,
    )
