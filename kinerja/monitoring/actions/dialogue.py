"""Dialog kinerja: written down by one side, acknowledged by the other."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, rules
from kinerja.monitoring.enums import Channel
from kinerja.monitoring.models import Dialogue
from kinerja.notifications.outbox import tell
from kinerja.organisation.queries import line_of
from kinerja.planning.models import Skp

NOT_YOURS = "Dialog kinerja dicatat oleh pegawai atau pejabat penilainya."
NOT_AT_THE_TABLE = "Hanya pegawai dan pimpinan yang berdialog yang dapat mengakuinya."
NO_LEADER = "Pegawai ini belum punya pejabat penilai. Minta koreksi penilai lebih dahulu."


@dataclass(frozen=True)
class Talk:
    """What was said, as it was typed."""

    kind: str
    held_on: date
    topics: str
    employee_agrees: str = ""
    leader_agrees: str = ""
    next_on: date | None = None
    channel: str = Channel.DIRECT


@transaction.atomic
def write_dialogue(skp: Skp, *, talk: Talk, by: User, at: datetime) -> Dialogue:
    """Write a dialogue down; who writes it acknowledges it."""
    skp = (
        Skp.objects.select_for_update(of=("self",)).select_related("employee__user").get(pk=skp.pk)
    )
    on = timezone.localdate(at)
    refuse_if([] if access.can_plan_steps(by, skp, on=on) else [NOT_YOURS])
    line = line_of(skp.employee, on=on)
    refuse_if([] if line else [NO_LEADER])
    refuse_if(
        rules.blockers_to_hold(
            held_on=talk.held_on,
            today=on,
            starts=skp.period.lower,
            agreements=bool(talk.employee_agrees) + bool(talk.leader_agrees),
            next_on=talk.next_on,
        )
    )

    is_own = skp.employee.user_id == by.pk
    dialogue = Dialogue.objects.create(
        skp=skp,
        leader=line.appraiser,
        written_at=at,
        written_by=by,
        employee_acknowledged_at=at if is_own else None,
        leader_acknowledged_at=None if is_own else at,
        **vars(talk),
    )
    words = [talk.topics, talk.employee_agrees, talk.leader_agrees]
    log.record(
        "monitoring.dialogue_written",
        by=by,
        at=at,
        target=dialogue,
        skp=skp.pk,
        about=str(talk.kind),
        held_on=talk.held_on,
        words=digest(words),
    )
    tell(
        line.appraiser.user if is_own else skp.employee.user,
        "monitoring.dialogue_written",
        f"{by.employee.full_name} mencatat dialog kinerja. Baca, lalu akui.",
        url=reverse("monitoring:dialogue_detail", args=[dialogue.pk]),
        because="Anda ikut dalam dialog itu.",
        at=at,
    )
    return dialogue


@transaction.atomic
def acknowledge_dialogue(dialogue: Dialogue, *, by: User, at: datetime) -> Dialogue:
    """The other side says: so we spoke, so we agreed."""
    dialogue = (
        Dialogue.objects.select_for_update(of=("self",))
        .select_related("skp__employee", "leader")
        .get(pk=dialogue.pk)
    )
    sides = access.sides_of(by, dialogue)
    refuse_if([] if any(sides.values()) else [NOT_AT_THE_TABLE])
    field = "employee_acknowledged_at" if sides["employee"] else "leader_acknowledged_at"
    refuse_if(
        rules.blockers_to_acknowledge(
            withdrawn=dialogue.withdrawn_at is not None,
            acknowledged=getattr(dialogue, field) is not None,
        )
    )

    setattr(dialogue, field, at)
    dialogue.save(update_fields=[field])
    log.record("monitoring.dialogue_acknowledged", by=by, at=at, target=dialogue)
    return dialogue


@transaction.atomic
def withdraw_dialogue(dialogue: Dialogue, *, by: User, at: datetime) -> Dialogue:
    """Take one's own record back while the other side has not acknowledged it."""
    dialogue = Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue.pk)
    own = dialogue.written_by_id == by.pk
    refuse_if([] if own else ["Hanya yang mencatat dialog ini yang dapat menariknya."])
    refuse_if(
        rules.blockers_to_withdraw_dialogue(
            withdrawn=dialogue.withdrawn_at is not None, acknowledged=dialogue.is_acknowledged
        )
    )

    dialogue.withdrawn_at = at
    dialogue.save(update_fields=["withdrawn_at"])
    log.record("monitoring.dialogue_withdrawn", by=by, at=at, target=dialogue)
    return dialogue
