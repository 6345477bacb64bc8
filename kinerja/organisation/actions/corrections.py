from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.outbox import tell
from kinerja.organisation import access, queries
from kinerja.organisation.actions.lines import correct_line
from kinerja.organisation.enums import RequestStatus
from kinerja.organisation.models import Employee, LineCorrection


@transaction.atomic
def request_correction(
    employee: Employee,
    *,
    message: str,
    proposed_appraiser: Employee | None,
    by: User,
    at: datetime,
) -> LineCorrection:
    """Tell HR that the recorded penilai is wrong."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if employee.user_id != by.pk:
        raise Refused("Permintaan koreksi hanya dapat diajukan oleh pegawai itu sendiri.")
    if not message.strip():
        raise Refused("Jelaskan apa yang keliru.")
    if proposed_appraiser is not None and proposed_appraiser.pk == employee.pk:
        raise Refused("Anda tidak dapat menilai diri sendiri. Pilih pejabat lain.")
    try:
        with transaction.atomic():
            correction = LineCorrection.objects.create(
                employee=employee,
                proposed_appraiser=proposed_appraiser,
                message=message,
                requested_at=at,
                requested_by=by,
            )
    except IntegrityError as clash:
        raise Refused("Permintaan Anda sebelumnya masih menunggu jawaban.") from clash
    log.record(
        "organisation.correction_requested",
        by=by,
        at=at,
        target=correction,
        proposed=proposed_appraiser.pk if proposed_appraiser else None,
        message_digest=digest(message),
    )
    for user in queries.hr_users_of(employee, on=timezone.localdate(at)):
        tell(
            user,
            "organisation.correction_requested",
            f"{employee} meminta koreksi penilai. Baca dan jawab.",
            url=reverse("organisation:correction_detail", args=[correction.pk]),
            because="Anda menerima ini karena Anda pengelola kepegawaiannya.",
            at=at,
        )
    return correction


@transaction.atomic
def answer_correction(
    correction: LineCorrection,
    *,
    appraiser: Employee | None,
    first_day: date,
    answer: str,
    seen: int | None = None,
    by: User,
    at: datetime,
) -> LineCorrection:
    """Grant the request by naming the new penilai, or refuse it (`appraiser=None`)."""
    correction = LineCorrection.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    employee = correction.employee
    if not access.can_keep(by, employee, on=timezone.localdate(at)):
        raise Refused("Permintaan ini dijawab pengelola kepegawaian lain, bukan oleh Anda.")
    if correction.status != RequestStatus.OPEN:
        raise Stale("Permintaan ini sudah dijawab orang lain.")
    if not answer.strip():
        raise Refused("Tulis jawaban untuk pegawai.")
    if appraiser is not None:
        correct_line(
            employee,
            appraiser=appraiser,
            first_day=first_day,
            reason=answer[:300],
            seen=seen,
            by=by,
            at=at,
        )
    correction.status = RequestStatus.GRANTED if appraiser else RequestStatus.REFUSED
    correction.answer, correction.answered_at, correction.answered_by = answer, at, by
    correction.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    log.record(
        "organisation.correction_answered",
        by=by,
        at=at,
        target=correction,
        status=correction.status,
        answer_digest=digest(answer),
    )
    tell(
        employee.user,
        "organisation.correction_answered",
        f"Permintaan koreksi penilai Anda {correction.get_status_display().lower()}.",
        url=reverse("organisation:my_appraiser"),
        because="Anda menerima ini karena Anda yang meminta koreksi.",
        at=at,
    )
    return correction
