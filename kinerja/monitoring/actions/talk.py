"""Asking for feedback, answering it, and noting that it was talked about."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import Feedback, FeedbackReply, FeedbackRequest, FeedbackTalk
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Employee
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp, WorkResult

BOTH_SIDES = Feedback.objects.select_related("skp__employee__user", "giver__user")
NOT_YOURS = "Umpan balik ini hanya dibahas oleh pemberi dan penerimanya."
NOT_YOUR_PLAN = "Hanya pemilik SKP yang dapat meminta umpan balik atas SKP ini."


@transaction.atomic
def ask_feedback(
    skp: Skp,
    *,
    asked: Employee,
    question: str,
    result: WorkResult | None,
    behaviour: str,
    by: User,
    at: datetime,
) -> FeedbackRequest:
    """Ask one who may speak about one's own plan a question, and tell him."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee").get(pk=skp.pk)
    on = timezone.localdate(at)
    refuse_if([] if skp.employee.user_id == by.pk else [NOT_YOUR_PLAN])
    waiting = queries.waiting_requests().filter(skp__employee=skp.employee, asked=asked)
    refuse_if(
        rules.blockers_to_ask(
            in_force=skp.status == SkpStatus.AGREED and on in skp.period,
            may_speak=queries.people_to_ask(skp.employee, on=on).filter(pk=asked.pk).exists(),
            has_account=asked.user_id is not None,
            waiting=waiting.exists(),
        )
    )
    refuse_if([] if result is None or result.skp_id == skp.pk else ["Pilih hasil kerja lagi."])
    for answered in skp.feedback_requests.filter(asked=asked, closed_at=None):
        close_request(answered, by=by, at=at)  # it makes room for the next question

    request = FeedbackRequest.objects.create(
        skp=skp,
        asked=asked,
        question=question,
        result=result,
        behaviour=behaviour,
        requested_at=at,
        requested_by=by,
    )
    log.record("monitoring.feedback_requested", by=by, at=at, target=request, begins=True)
    tell(
        asked.user,
        "monitoring.feedback_requested",
        f"{skp.employee.full_name} meminta umpan balik Anda.",
        url=reverse("monitoring:feedback_people"),
        because="Anda dapat memberi umpan balik atas pekerjaannya.",
        at=at,
    )
    return request


@transaction.atomic
def close_request(request: FeedbackRequest, *, by: User, at: datetime) -> FeedbackRequest:
    """Either side ends the question; a second time changes nothing."""
    request = FeedbackRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    sides = {request.skp.employee.user_id, request.asked.user_id}
    refuse_if([] if by.pk in sides else [NOT_YOURS])
    if request.closed_at is not None:
        return request

    request.closed_at = at
    request.save(update_fields=["closed_at"])
    log.record("monitoring.feedback_request_closed", by=by, at=at, target=request)
    return request


@transaction.atomic
def reply_feedback(
    feedback: Feedback, *, text: str, key: UUID, by: User, at: datetime
) -> FeedbackReply:
    """Keep one reply and tell the other side; sent twice it is kept once."""
    feedback = BOTH_SIDES.select_for_update(of=("self",)).get(pk=feedback.pk)
    refuse_if([] if access.takes_part(by, feedback) else [NOT_YOURS])
    refuse_if(["Umpan balik ini sudah ditarik."] if feedback.withdrawn_at else [])
    if (stored := FeedbackReply.objects.filter(key=key, written_by=by).first()) is not None:
        return stored

    reply = FeedbackReply.objects.create(
        feedback=feedback, text=text, key=key, written_at=at, written_by=by
    )
    log.record(
        "monitoring.feedback_replied",
        by=by,
        at=at,
        target=reply,
        begins=True,
        feedback=feedback.pk,
        text=digest(text),
    )
    own = feedback.skp.employee.user_id == by.pk
    tell(
        feedback.giver.user if own else feedback.skp.employee.user,
        "monitoring.feedback_replied",
        f"{by.employee.full_name} membalas umpan balik.",
        url=reverse("monitoring:feedback_given" if own else "monitoring:feedback_list"),
        because="Anda pemberi atau penerima umpan balik ini.",
        at=at,
    )
    return reply


@transaction.atomic
def note_talk(
    feedback: Feedback, *, held_on: date, agreed: str, by: User, at: datetime
) -> FeedbackTalk:
    """Note once that this feedback was talked about; who comes second reads what is there."""
    feedback = BOTH_SIDES.select_for_update(of=("self",)).get(pk=feedback.pk)
    refuse_if([] if access.takes_part(by, feedback) else [NOT_YOURS])
    if (noted := FeedbackTalk.objects.filter(feedback=feedback).first()) is not None:
        return noted
    refuse_if(
        rules.blockers_to_talk(
            withdrawn=feedback.withdrawn_at is not None,
            held_on=held_on,
            given_on=timezone.localdate(feedback.given_at),
            today=timezone.localdate(at),
        )
    )

    talk = FeedbackTalk.objects.create(
        feedback=feedback, held_on=held_on, agreed=agreed, noted_at=at, noted_by=by
    )
    log.record(
        "monitoring.feedback_talked", by=by, at=at, target=talk, begins=True, feedback=feedback.pk
    )
    return talk
