"""Mentors: offer, ask, answer, meet, confirm, end."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.actions.telling import _tell
from kinerja.development.enums import LearningKind, LearningStatus, MentoringStatus
from kinerja.development.models import LearningRecord, Mentor, Mentoring, MentoringMeeting
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import employee_of

NOT_YOURS = "Hanya mentor dan pegawainya yang dapat melakukannya."
ONLY_MENTOR = "Hanya mentornya yang menjawab permintaan ini."
OPEN = (MentoringStatus.ASKED, MentoringStatus.RUNNING)


@transaction.atomic
def offer_mentoring(
    employee: Employee, *, competence: str, about: str, by: User, at: datetime
) -> Mentor:
    """Say that one would pass on a competence."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if employee.user_id != by.pk:
        raise Refused("Hanya Anda sendiri yang menawarkan diri menjadi mentor.")
    if employee.mentor_offers.filter(competence__iexact=competence, withdrawn_at=None).exists():
        raise Refused("Anda sudah menawarkan kompetensi ini.")

    mentor = Mentor.objects.create(
        employee=employee, competence=competence, about=about, offered_at=at
    )
    log.record("development.mentor_offered", by=by, at=at, target=mentor, begins=True)
    return mentor


@transaction.atomic
def withdraw_mentor(mentor: Mentor, *, by: User, at: datetime) -> Mentor:
    """Stop offering; mentorings that run go on."""
    mentor = queries.mentor_rows().select_for_update(of=("self",)).get(pk=mentor.pk)
    if not access.is_own(by, mentor) or mentor.withdrawn_at:
        raise Refused("Tawaran ini bukan milik Anda atau sudah ditarik.")

    mentor.withdrawn_at = at
    mentor.save(update_fields=["withdrawn_at"])
    log.record("development.mentor_withdrawn", by=by, at=at, target=mentor)
    return mentor


@transaction.atomic
def ask_mentor(mentor: Mentor, *, goal: str, by: User, at: datetime) -> Mentoring:
    """Ask somebody who offered to be one's mentor."""
    mentor = queries.mentor_rows().select_for_update(of=("self",)).get(pk=mentor.pk)
    mentee = employee_of(by)
    if mentee is None:
        raise Refused("Akun ini tidak terhubung dengan data pegawai. Hubungi BKPSDM.")
    if mentor.withdrawn_at:
        raise Refused("Tawaran mentor ini sudah ditarik. Pilih mentor lain.")
    if mentee.pk == mentor.employee_id:
        raise Refused("Anda tidak dapat menjadi mentor bagi diri sendiri.")
    if mentor.mentorings.filter(mentee=mentee, status__in=OPEN).exists():
        raise Refused("Anda sudah meminta mentor ini.")

    row = Mentoring.objects.create(
        mentor=mentor, guide=mentor.employee, mentee=mentee, goal=goal, asked_at=at
    )
    log.record("development.mentor_asked", by=by, at=at, target=row, begins=True)
    _tell_side(row, row.guide, f"{mentee.full_name} meminta Anda menjadi mentor.", at=at)
    return row


@transaction.atomic
def answer_mentoring(
    mentoring: Mentoring, *, accepts: bool, answer: str, by: User, at: datetime
) -> Mentoring:
    """The mentor takes somebody on, or says why not now."""
    row = queries.mentorings().select_for_update(of=("self",)).get(pk=mentoring.pk)
    if not access.is_guide(by, row):
        raise Refused(ONLY_MENTOR)
    act = "accept" if accepts else "decline"
    if (act, row.status) not in rules.NEXT_MENTORING:
        raise Refused("Permintaan ini sudah dijawab.")

    row.status = rules.NEXT_MENTORING[act, row.status]
    row.answer, row.answered_at = answer, at
    row.ended_at = None if accepts else at
    row.save(update_fields=["status", "answer", "answered_at", "ended_at"])
    log.record("development.mentor_answered", by=by, at=at, target=row, accepts=accepts)
    word = "bersedia menjadi mentor Anda" if accepts else "belum dapat menjadi mentor Anda"
    _tell_side(row, row.mentee, f"{row.guide.full_name} {word}.", at=at)
    return row


@transaction.atomic
def end_mentoring(mentoring: Mentoring, *, by: User, at: datetime) -> Mentoring:
    """Either of the two ends it."""
    row = queries.mentorings().select_for_update(of=("self",)).get(pk=mentoring.pk)
    if not access.can_take_part(by, row):
        raise Refused(NOT_YOURS)
    if ("end", row.status) not in rules.NEXT_MENTORING:
        raise Refused("Mentoring ini sudah selesai.")

    row.status = rules.NEXT_MENTORING["end", row.status]
    row.ended_at = at
    row.save(update_fields=["status", "ended_at"])
    log.record("development.mentoring_ended", by=by, at=at, target=row)
    other = row.mentee if access.is_guide(by, row) else row.guide
    _tell_side(row, other, "Mentoring diakhiri. Terima kasih sudah belajar bersama.", at=at)
    return row


@transaction.atomic
def record_meeting(
    mentoring: Mentoring, *, held_on: date, hours: int, discussed: str, by: User, at: datetime
) -> MentoringMeeting:
    """One of the two writes down a meeting, and so confirms it; the other confirms next."""
    row = queries.mentorings().select_for_update(of=("self",)).get(pk=mentoring.pk)
    if not access.can_take_part(by, row):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_meet(
            status=row.status,
            began_on=timezone.localdate(row.answered_at) if row.answered_at else None,
            held_on=held_on,
            hours=hours,
            on=timezone.localdate(at),
        )
    )
    if row.meetings.filter(held_on=held_on).exists():
        raise Refused("Pertemuan pada tanggal ini sudah dicatat.")

    is_guide = access.is_guide(by, row)
    meeting = MentoringMeeting.objects.create(
        mentoring=row,
        held_on=held_on,
        hours=hours,
        discussed=discussed,
        written_at=at,
        written_by=by,
        guide_confirmed_at=at if is_guide else None,
        mentee_confirmed_at=None if is_guide else at,
    )
    log.record("development.meeting_recorded", by=by, at=at, target=meeting, begins=True)
    other = row.mentee if is_guide else row.guide
    _tell_side(row, other, "Pertemuan mentoring dicatat. Benarkan bila sesuai.", at=at)
    return meeting


@transaction.atomic
def confirm_meeting(meeting: MentoringMeeting, *, by: User, at: datetime) -> MentoringMeeting:
    """The other one confirms; from now on the hours of the learner count."""
    row = queries.mentorings().select_for_update(of=("self",)).get(pk=meeting.mentoring_id)
    meeting = MentoringMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not access.can_take_part(by, row):
        raise Refused(NOT_YOURS)
    name = "guide_confirmed_at" if access.is_guide(by, row) else "mentee_confirmed_at"
    if getattr(meeting, name):
        raise Refused("Anda sudah membenarkan pertemuan ini.")

    setattr(meeting, name, at)
    meeting.save(update_fields=[name])
    log.record("development.meeting_confirmed", by=by, at=at, target=meeting)
    record = LearningRecord.objects.create(
        employee=row.mentee,
        title=f"Mentoring {row.mentor.competence}",
        kind=LearningKind.MENTORING,
        provider=row.guide.full_name,
        hours=meeting.hours,
        starts_on=meeting.held_on,
        ends_on=meeting.held_on,
        status=LearningStatus.CONFIRMED,
        meeting=meeting,
        declared_at=meeting.written_at,
        declared_by=meeting.written_by,
        answered_at=at,
        answered_by=by,
    )
    log.record("development.learning_counted", by=by, at=at, target=record, begins=True)
    return meeting


def _tell_side(row, person, text, *, at):
    _tell(
        person,
        "development.mentoring_news",
        text,
        url=reverse("development:mentoring", args=[row.pk]),
        because="Anda mentor atau pegawai dalam mentoring ini.",
        at=at,
    )
