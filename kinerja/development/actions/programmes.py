"""The catalogue: open, correct, call off, note who came."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, rules
from kinerja.development.actions.telling import _tell_about
from kinerja.development.enums import EnrolmentStatus, LearningStatus
from kinerja.development.models import Enrolment, LearningRecord, Programme
from kinerja.lib.refusals import Refused, refuse_if

ONLY_AGENCY = "Hanya BKPSDM yang mengurus katalog program."
TAKEN = "Sudah ada pendaftar, jadi hari dan JP tetap. Batalkan program, lalu buka yang baru."
FIXED = ("starts_on", "ends_on", "hours", "kind")


@transaction.atomic
def open_programme(*, by: User, at: datetime, **said) -> Programme:
    """Put a programme into the catalogue."""
    on = timezone.localdate(at)
    if not access.can_run_programmes(by, on=on):
        raise Refused(ONLY_AGENCY)
    refuse_if(_blockers(said, on=on))

    programme = Programme.objects.create(opened_at=at, opened_by=by, **said)
    log.record("development.programme_opened", by=by, at=at, target=programme, begins=True)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, by: User, at: datetime, **said) -> Programme:
    """Correct what the catalogue says; days and hours stay once somebody enrolled."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    on = timezone.localdate(at)
    if not access.can_run_programmes(by, on=on):
        raise Refused(ONLY_AGENCY)
    if programme.called_off_at:
        raise Refused("Program ini sudah dibatalkan.")
    refuse_if(_blockers(said, on=on))
    known = programme.enrolments.filter(status__in=rules.ENROLLED)
    if known.exists() and any(getattr(programme, name) != said[name] for name in FIXED):
        raise Refused(TAKEN)
    seats = list(known.exclude(seat=None).values_list("seat", flat=True))
    if seats and said["capacity"] < max(seats):
        raise Refused(f"Kursi nomor {max(seats)} sudah terisi. Kursi tidak dapat kurang dari itu.")

    for name, value in said.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(said))
    log.record("development.programme_changed", by=by, at=at, target=programme)
    return programme


@transaction.atomic
def call_off_programme(programme: Programme, *, reason: str, by: User, at: datetime) -> Programme:
    """Cancel a programme; everybody who asked is told why."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    on = timezone.localdate(at)
    if not access.can_run_programmes(by, on=on):
        raise Refused(ONLY_AGENCY)
    if programme.called_off_at:
        raise Refused("Program ini sudah dibatalkan.")
    if programme.enrolments.filter(status=EnrolmentStatus.ATTENDED).exists():
        raise Refused("Kehadiran sudah dicatat, jadi program ini tidak dapat dibatalkan.")

    programme.called_off_at, programme.called_off_by = at, by
    programme.called_off_reason = reason
    programme.save(update_fields=["called_off_at", "called_off_by", "called_off_reason"])
    log.record("development.programme_called_off", by=by, at=at, target=programme)
    entries = []
    for row in access.enrolments().filter(programme=programme):
        if ("call_off", row.status) in rules.NEXT_ENROLMENT:
            row.status, row.seat = rules.NEXT_ENROLMENT["call_off", row.status], None
            row.ended_at = at
            row.save(update_fields=["status", "seat", "ended_at"])
            entries.append(("development.enrolment_called_off", row, by, at, {}))
            _tell_about(programme, row.employee, f"“{programme.title}” dibatalkan: {reason}", at=at)
    log.record_all(entries)
    return programme


@transaction.atomic
def mark_attendance(
    programme: Programme, *, certificates: Mapping[int, str | None], by: User, at: datetime
) -> int:
    """Note who came (a certificate number, perhaps empty) and who did not (None).

    Whoever came has the hours of the programme; how many are noted is returned.
    """
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    on = timezone.localdate(at)
    if not access.can_run_programmes(by, on=on):
        raise Refused(ONLY_AGENCY)
    refuse_if(
        rules.blockers_to_mark(
            ends_on=programme.ends_on, is_called_off=bool(programme.called_off_at), on=on
        )
    )
    rows = access.enrolments().filter(programme=programme, pk__in=certificates)
    if rows.filter(employee__user=by).exists():
        raise Refused("Kehadiran Anda sendiri dicatat oleh rekan di BKPSDM.")

    entries = []
    for row in rows.order_by("pk"):
        number = certificates[row.pk]
        act = "miss" if number is None else "attend"
        if (act, row.status) not in rules.NEXT_ENROLMENT:
            continue
        row.status = rules.NEXT_ENROLMENT[act, row.status]
        row.marked_at, row.marked_by, row.certificate = at, by, number or ""
        row.save(update_fields=["status", "marked_at", "marked_by", "certificate"])
        entries.append(("development.attendance_marked", row, by, at, {}))
        if act == "attend":
            record = _hours_from(programme, row, by=by, at=at)
            entries.append(("development.learning_counted", record, by, at, {}))
            text = f"{programme.hours} JP dari “{programme.title}” sudah dihitung."
            _tell_about(programme, row.employee, text, at=at)
    log.record_all(entries)
    return sum(entry[0] == "development.attendance_marked" for entry in entries)


def _hours_from(programme: Programme, row: Enrolment, *, by, at) -> LearningRecord:
    return LearningRecord.objects.create(
        employee=row.employee,
        title=programme.title,
        kind=programme.kind,
        provider=programme.provider,
        hours=programme.hours,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        certificate=row.certificate,
        status=LearningStatus.CONFIRMED,
        enrolment=row,
        declared_at=at,
        declared_by=by,
        answered_at=at,
        answered_by=by,
    )


def _blockers(said, *, on: date) -> list[str]:
    return rules.blockers_to_open(
        starts_on=said["starts_on"], ends_on=said["ends_on"], closes_on=said["closes_on"], on=on
    )
