"""Seats: ask, answer, give up. The programme's row is locked first, so nobody gets one twice."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.actions.telling import _tell, _tell_about
from kinerja.development.enums import EnrolmentStatus
from kinerja.development.models import Enrolment, Programme
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import line_of

NOT_YOURS = "Hanya pegawai yang mendaftar yang dapat melakukannya."
ONLY_PENILAI = "Hanya pejabat penilainya hari ini yang menjawab pendaftaran ini."
ANSWERED = "Pendaftaran ini tidak sedang menunggu jawaban."


@transaction.atomic
def enrol(programme: Programme, *, by: User, at: datetime) -> Enrolment:
    """Ask for a seat: at once, after the penilai's yes, or by waiting."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    # Who asks for two programmes at once waits here, and then sees the seat he has.
    employee = Employee.objects.select_for_update(of=("self",)).filter(user=by).first()
    if employee is None:
        raise Refused("Akun ini tidak terhubung dengan data pegawai. Hubungi BKPSDM.")
    on = timezone.localdate(at)
    refuse_if(queries.blockers_to_enrol(employee, programme, on=on))

    row = Enrolment(
        programme=programme,
        employee=employee,
        days=between(programme.starts_on, programme.ends_on),
        asked_at=at,
        asked_by=by,
        status=EnrolmentStatus.ASKED,
    )
    if not programme.needs_approval:
        _place(row)
    row.save()
    log.record("development.enrolled", by=by, at=at, target=row, begins=True)
    if row.status == EnrolmentStatus.ASKED:
        _ask_penilai(row, on=on, at=at)
    return row


@transaction.atomic
def answer_enrolment(
    enrolment: Enrolment, *, approves: bool, answer: str, by: User, at: datetime
) -> Enrolment:
    """The penilai says yes, and a seat or a place in the queue follows; or why not now."""
    Programme.objects.select_for_update(of=("self",)).get(pk=enrolment.programme_id)
    row = access.enrolments().select_for_update(of=("self",)).get(pk=enrolment.pk)
    if not access.leads(by, row.employee, on=timezone.localdate(at)):
        raise Refused(ONLY_PENILAI)
    if ("decline", row.status) not in rules.NEXT_ENROLMENT:
        raise Refused(ANSWERED)
    if not approves and not answer:
        raise Refused("Tulis alasannya, agar pegawai tahu apa berikutnya.")
    if approves:
        _hold(row.employee)
        refuse_if(_overlaps(row))

    if approves:
        _place(row)
    else:
        row.status = rules.NEXT_ENROLMENT["decline", row.status]
        row.ended_at = at
    row.answer, row.answered_at, row.answered_by = answer, at, by
    row.save(update_fields=["status", "seat", "ended_at", "answer", "answered_at", "answered_by"])
    log.record("development.enrolment_answered", by=by, at=at, target=row, approves=approves)
    _tell_about(
        row.programme,
        row.employee,
        f"“{row.programme.title}”: {row.get_status_display().lower()}. {answer}".strip(),
        at=at,
    )
    return row


@transaction.atomic
def withdraw_enrolment(enrolment: Enrolment, *, by: User, at: datetime) -> Enrolment:
    """Give the seat or the place back; the first in the queue moves up by itself."""
    Programme.objects.select_for_update(of=("self",)).get(pk=enrolment.programme_id)
    row = access.enrolments().select_for_update(of=("self",)).get(pk=enrolment.pk)
    if not access.is_own(by, row):
        raise Refused(NOT_YOURS)
    if ("withdraw", row.status) not in rules.NEXT_ENROLMENT:
        raise Refused("Pendaftaran ini tidak dapat dibatalkan lagi.")
    if row.programme.ends_on < timezone.localdate(at):
        raise Refused("Program ini sudah selesai. Hubungi BKPSDM bila Anda tidak hadir.")

    row.status, row.seat = rules.NEXT_ENROLMENT["withdraw", row.status], None
    row.ended_at = at
    row.save(update_fields=["status", "seat", "ended_at"])
    log.record("development.enrolment_withdrawn", by=by, at=at, target=row)
    _move_up(row.programme, at=at)
    return row


def _place(row):
    """A free seat, else the end of the queue; those who wait go first."""
    programme = row.programme
    seats = queries.seats_and_queue(programme)
    seat = None if None in seats else _free(seats, programme)
    row.status = rules.NEXT_ENROLMENT["seat" if seat else "queue", row.status]
    row.seat = seat


def _free(taken, programme):
    return rules.lowest_free(taken, programme.capacity)


def _move_up(programme, *, at):
    """Fill free seats from the queue, passing over people who are elsewhere on those days."""
    seats = queries.seats_and_queue(programme)
    if None not in seats:
        return
    entries, taken = [], set(seats)
    for row in queries.queue_of(programme).select_related("programme", "employee__user"):
        seat = _free(taken, programme)
        if seat is None or programme.starts_on < timezone.localdate(at):
            break
        _hold(row.employee)
        if _overlaps(row):
            continue
        row.status, row.seat = rules.NEXT_ENROLMENT["seat", row.status], seat
        row.answered_at = at
        row.save(update_fields=["status", "seat", "answered_at"])
        taken.add(seat)
        entries.append(("development.moved_up", row, None, at, {}))
        text = f"Ada kursi untuk Anda di “{programme.title}”. Mundur bila berhalangan."
        _tell_about(programme, row.employee, text, at=at)
    log.record_all(entries)


def _hold(employee):
    """Nobody gives this person another seat on the same days meanwhile."""
    Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)


def _overlaps(row):
    return rules.blockers_to_enrol(
        queries.seats_of(row.programme),
        on=row.programme.closes_on,
        overlaps=queries.overlapping(row.employee, row.programme),
    )


def _ask_penilai(row, *, on, at):
    line = line_of(row.employee, on=on)
    if line:
        _tell(
            line.appraiser,
            "development.enrolment_asked",
            f"{row.employee.full_name} ingin mengikuti “{row.programme.title}”. Beri jawaban.",
            url=reverse("development:team_growth"),
            because="Anda pejabat penilainya.",
            at=at,
        )
