"""The pulse survey: opened with frozen groups, answered without a trace, closed and told."""

from collections.abc import Sequence
from datetime import date, datetime
from random import SystemRandom

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.outreach import access
from kinerja.outreach.enums import PulseStatus, RemarkStatus
from kinerja.outreach.models import (
    PulseGroup,
    PulseRemark,
    PulseReply,
    PulseRight,
    PulseRound,
    PulseTally,
)
from kinerja.outreach.queries import pulse as queries
from kinerja.outreach.rules import pulse as rules
from kinerja.outreach.rules.disclosure import groups_of

ONLY_AGENCY = "Hanya BKPSDM yang mengelola survei kepercayaan."
BATCH = 2000


@transaction.atomic
def draft_pulse(
    *, title: str, statements: Sequence[str], closes_on: date, by: User, at: datetime
) -> PulseRound:
    """Write a round; nobody sees it before it is opened."""
    if not access.can_run_pulse(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY)
    one = PulseRound.objects.create(
        title=title,
        statements=list(statements),
        closes_on=closes_on,
        created_at=at,
        created_by=by,
    )
    log.record("outreach.pulse_drafted", by=by, at=at, target=one, begins=True)
    return one


@transaction.atomic
def open_pulse(one: PulseRound, *, by: User, at: datetime) -> PulseRound:
    """Freeze groups and rights as they are today, lay the counters, and ask everybody."""
    one = PulseRound.objects.select_for_update(of=("self",)).get(pk=one.pk)
    on = timezone.localdate(at)
    if not access.can_run_pulse(by, on=on):
        raise Refused(ONLY_AGENCY)
    refuse_if(
        rules.blockers_to_open(
            is_draft=one.status == PulseStatus.DRAFT,
            another_open=queries.open_round() is not None,
            statements=one.statements,
            closes_on=one.closes_on,
            on=on,
        )
    )
    _freeze(one, on=on)
    one.status, one.opened_at = PulseStatus.OPEN, at
    one.save(update_fields=["status", "opened_at"])
    log.record("outreach.pulse_opened", by=by, at=at, target=one)
    outbox.tell_all(
        one.rights.exclude(employee__user=None).values_list("employee__user", flat=True),
        "outreach.pulse_opened",
        f"Survei tanpa nama: {one.title}. Kurang dari dua menit.",
        url=reverse("outreach:pulse"),
        because="Semua pegawai ditanya, tanpa nama.",
        at=at,
    )
    return one


@transaction.atomic
def answer_pulse(
    one: PulseRound, *, values: Sequence[int], remark: str, by: User, at: datetime
) -> None:
    """Take one anonymous answer: use up the right, add to the counters, keep the words apart.

    The ledger counts the answer and names nobody, with the moment of opening as its moment: an
    auditor can compare the number of events with the number of used rights.
    """
    right = (
        PulseRight.objects.select_for_update(of=("self",))
        .select_related("round")
        .filter(round=one, employee__user=by)
        .first()
    )
    one = right.round if right else PulseRound.objects.get(pk=one.pk)
    refuse_if(
        rules.blockers_to_reply(
            is_open=one.is_open,
            closes_on=one.closes_on,
            on=timezone.localdate(at),
            has_right=right is not None,
            is_used=right is not None and right.is_used,
        )
    )
    if len(values) != len(one.statements) or not all(value in range(1, 6) for value in values):
        raise Refused("Jawab setiap pernyataan. Pilih satu jawaban pada tiap pernyataan.")
    right.is_used = True
    right.save(update_fields=["is_used"])
    chosen = Q(pk__in=[])
    for place, value in enumerate(values):
        chosen |= Q(statement=place, value=value)
    counters = PulseTally.objects.filter(chosen, group=right.group_id)
    keys = list(counters.order_by("pk").select_for_update().values_list("pk", flat=True))
    PulseTally.objects.filter(pk__in=keys).update(number=F("number") + 1)
    if remark:
        PulseRemark.objects.create(round=one, text=remark)
    log.record("outreach.pulse_answered", by=None, at=one.opened_at, target=one)


@transaction.atomic
def close_pulse(one: PulseRound, *, by: User | None, at: datetime) -> PulseRound:
    """Publish what may be published, forget the counters, and shuffle what is kept.

    None is the system itself, on the day after the last one.
    """
    one = PulseRound.objects.select_for_update(of=("self",)).get(pk=one.pk)
    on = timezone.localdate(at)
    if by is not None and not access.can_run_pulse(by, on=on):
        raise Refused(ONLY_AGENCY)
    refuse_if(rules.blockers_to_close(is_open=one.is_open, closes_on=one.closes_on, on=on))
    list(one.rights.select_for_update(of=("self",)).values_list("pk", flat=True))
    one.result = queries.result_of(one)
    one.status, one.closed_at = PulseStatus.CLOSED, at
    one.save(update_fields=["status", "closed_at", "result"])
    PulseTally.objects.filter(group__round=one).delete()
    _shuffle(one)
    log.record("outreach.pulse_closed", by=by, at=at, target=one, answers=one.result["answers"])
    return one


@transaction.atomic
def moderate_remark(remark: PulseRemark, *, shows: bool, by: User, at: datetime) -> PulseRemark:
    """Let everybody read a free text, or keep it back because it names or hurts somebody."""
    remark = (
        PulseRemark.objects.select_for_update(of=("self",))
        .select_related("round")
        .get(pk=remark.pk)
    )
    if not access.can_run_pulse(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY)
    if not remark.round.is_closed:
        raise Refused("Uraian dibaca sesudah survei ditutup.")
    remark.status = RemarkStatus.SHOWN if shows else RemarkStatus.HIDDEN
    remark.save(update_fields=["status"])
    log.record("outreach.remark_moderated", by=by, at=at, target=remark, status=remark.status)
    return remark


@transaction.atomic
def reply_to_worry(one: PulseRound, *, theme: str, text: str, by: User, at: datetime) -> PulseReply:
    """Anda bertanya, kami jawab: say beside the result what is done about a worry."""
    one = PulseRound.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if not access.can_run_pulse(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY)
    if not one.is_closed:
        raise Refused("Jawaban ditulis sesudah survei ditutup.")
    reply = PulseReply.objects.filter(round=one, theme=theme).first()
    if reply:
        raise Refused("Kekhawatiran ini sudah dijawab. Tulis tema lain, atau gabungkan.")
    reply = PulseReply.objects.create(
        round=one, theme=theme, text=text, written_at=at, written_by=by
    )
    log.record(
        "outreach.worry_answered", by=by, at=at, target=reply, begins=True, text=digest(text)
    )
    return reply


def _freeze(one, *, on):
    """Groups, one right for each person, and a counter for everything that can be said."""
    offices, people = queries.offices_today(on=on)
    groups = groups_of(offices)
    rows = PulseGroup.objects.bulk_create(
        PulseGroup(round=one, label=group.label, people=group.people) for group in groups
    )
    rights = [
        PulseRight(group=row, round=one, employee_id=employee)
        for row, group in zip(rows, groups, strict=True)
        for key in group.keys
        for employee in people[key]
    ]
    PulseRight.objects.bulk_create(rights, batch_size=BATCH)
    PulseTally.objects.bulk_create(
        (
            PulseTally(group=row, statement=place, value=value)
            for row in rows
            for place in range(len(one.statements))
            for value, _ in rules.AGREEMENT
        ),
        batch_size=BATCH,
    )


def _shuffle(one):
    """Write free texts and rights anew, each in an order of chance and all in one moment.

    The database keeps with each row which transaction wrote it. Until now a free text and the
    right that was used for it had the same one; from now on all of a round have this one.
    """
    chance = SystemRandom()
    remarks = list(PulseRemark.objects.filter(round=one).values_list("text", flat=True))
    PulseRemark.objects.filter(round=one).delete()
    chance.shuffle(remarks)
    PulseRemark.objects.bulk_create(PulseRemark(round=one, text=text) for text in remarks)
    rights = list(PulseRight.objects.filter(round=one))
    PulseRight.objects.filter(round=one).delete()
    chance.shuffle(rights)
    for right in rights:
        right.pk = None
    PulseRight.objects.bulk_create(rights, batch_size=BATCH)
