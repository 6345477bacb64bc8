"""What people say about a result or a behaviour: named, never deleted."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.enums import Channel, Rhythm
from kinerja.monitoring.models import Feedback
from kinerja.notifications.outbox import tell
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp, WorkResult

NO_VOICE = (
    "Anda tidak dapat memberi umpan balik kepada pegawai ini. "
    "Yang dapat: pejabat penilai, atasannya, rekan dengan penilai yang sama, bawahan, "
    "dan yang dimintai."
)
NOT_IN_FORCE = "SKP ini tidak berlaku hari ini. Beri umpan balik pada SKP yang berlaku."
STORED_BEFORE = "Umpan balik sebelumnya sudah tersimpan. Kirim lagi bila ini umpan balik tambahan."


@dataclass(frozen=True)
class Remark:
    """What is said, on one result or on one of the seven behaviours."""

    tone: str
    text: str
    result: WorkResult | None = None
    behaviour: str = ""
    rhythm: str = Rhythm.INCIDENTAL
    channel: str = Channel.INDIRECT


@transaction.atomic
def give_feedback(
    skp: Skp,
    *,
    by: User,
    at: datetime,
    key: UUID,
    remark: Remark,
    supersedes: Feedback | None = None,
) -> Feedback:
    """Keep one feedback and tell the person; `supersedes` is one's own that it replaces."""
    skp = (
        queries.with_relation(Skp.objects, by, on=timezone.localdate(at))
        .select_for_update(of=("self",))
        .select_related("employee__user")
        .get(pk=skp.pk)
    )
    if (stored := Feedback.objects.filter(key=key).first()) is not None:
        return _same_again(stored, skp=skp, by=by, remark=remark)
    role = queries.giver_role(skp)
    refuse_if(_blockers(skp, role, by=by, at=at, remark=remark, supersedes=supersedes))

    feedback = Feedback.objects.create(
        skp=skp,
        result=remark.result,
        behaviour=remark.behaviour,
        giver=by.employee,
        giver_role=role,
        tone=remark.tone,
        text=remark.text,
        rhythm=remark.rhythm,
        channel=remark.channel,
        key=key,
        given_at=at,
        given_by=by,
        supersedes=supersedes,
    )
    log.record(
        "monitoring.feedback_given",
        by=by,
        at=at,
        target=feedback,
        begins=True,
        skp=skp.pk,
        result=feedback.result_id,
        behaviour=feedback.behaviour,
        role=str(feedback.giver_role),
        tone=str(feedback.tone),
        rhythm=str(feedback.rhythm),
        channel=str(feedback.channel),
        text=digest(feedback.text),
        supersedes=feedback.supersedes_id,
    )
    tell(
        skp.employee.user,
        "monitoring.feedback_given",
        f"{by.employee.full_name} memberi Anda umpan balik.",
        url=reverse("monitoring:feedback_list"),
        because="Umpan balik ini tentang pekerjaan Anda.",
        at=at,
    )
    return feedback


@transaction.atomic
def withdraw_feedback(feedback: Feedback, *, by: User, at: datetime) -> Feedback:
    """Take feedback back before the person has read it; it stays in the record."""
    feedback = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    refuse_if([] if feedback.giver.user_id == by.pk else ["Hanya pemberi yang dapat menariknya."])
    refuse_if(
        rules.blockers_to_withdraw_feedback(
            withdrawn=feedback.withdrawn_at is not None,
            superseded=hasattr(feedback, "superseded_by"),
            read=feedback.read_at is not None,
        )
    )

    feedback.withdrawn_at = at
    feedback.save(update_fields=["withdrawn_at"])
    log.record("monitoring.feedback_withdrawn", by=by, at=at, target=feedback)
    return feedback


@transaction.atomic
def read_feedback(feedback: Feedback, *, by: User, at: datetime) -> Feedback:
    """The person it is for says that he has read it; a second time changes nothing."""
    feedback = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    own = feedback.skp.employee.user_id == by.pk
    refuse_if([] if own else ["Hanya penerima yang dapat menandai umpan balik sudah dibaca."])
    refuse_if(["Umpan balik ini sudah ditarik."] if feedback.withdrawn_at else [])
    if feedback.read_at is not None:
        return feedback

    feedback.read_at = at
    feedback.save(update_fields=["read_at"])
    log.record("monitoring.feedback_read", by=by, at=at, target=feedback)
    return feedback


def _blockers(skp, role, *, by, at, remark, supersedes):
    if role is None:
        return [NO_VOICE]
    if skp.status != SkpStatus.AGREED or timezone.localdate(at) not in skp.period:
        return [NOT_IN_FORCE]
    if remark.result is not None and remark.result.skp_id != skp.pk:
        return ["Hasil kerja itu bukan milik SKP ini. Pilih hasil kerja lagi."]
    if supersedes is None:
        return []
    old = Feedback.objects.select_for_update(of=("self",)).get(pk=supersedes.pk)
    if old.skp_id != skp.pk or not access.gave(by, old):
        return ["Anda hanya dapat mengganti umpan balik Anda sendiri."]
    return rules.blockers_to_replace_feedback(
        withdrawn=old.withdrawn_at is not None, superseded=hasattr(old, "superseded_by")
    )


def _same_again(stored, *, skp, by, remark):
    same = (
        stored.given_by_id == by.pk
        and stored.skp_id == skp.pk
        and (stored.text, stored.tone) == (remark.text, remark.tone)
    )
    refuse_if([] if same else [STORED_BEFORE])
    return stored
