"""Rencana aksi: written by one side, agreed by the other (Format B.1.1)."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.periods import last_day
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import ActionStep
from kinerja.notifications.outbox import tell
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp, WorkResult

NOT_YOURS = "Rencana aksi disepakati oleh pegawai dan pejabat penilainya saja."
NOT_SET = "SKP ini tidak berlaku. Buka SKP yang sudah ditetapkan, lalu tulis di sana."


@transaction.atomic
def write_step(
    result: WorkResult, *, text: str, due_on: date | None, by: User, at: datetime
) -> ActionStep:
    """Add a step to a result; it waits until the other side agrees."""
    skp = (
        Skp.objects.select_for_update(of=("self",)).select_related("employee").get(pk=result.skp_id)
    )
    refuse_if([] if access.can_plan_steps(by, skp, on=timezone.localdate(at)) else [NOT_YOURS])
    refuse_if([] if skp.status == SkpStatus.AGREED else [NOT_SET])
    refuse_if(
        rules.blockers_to_write_step(
            due_on=due_on, starts=skp.period.lower, ends=last_day(skp.period)
        )
    )

    step = ActionStep.objects.create(
        result=result, text=text, due_on=due_on, written_at=at, written_by=by
    )
    log.record(
        "monitoring.step_written",
        by=by,
        at=at,
        target=step,
        skp=skp.pk,
        result=result.pk,
        due_on=due_on,
        text=digest(text),
    )
    return step


@transaction.atomic
def agree_steps(skp: Skp, *, by: User, at: datetime) -> int:
    """Agree to everything the other side wrote and nobody agreed to yet."""
    skp = (
        Skp.objects.select_for_update(of=("self",)).select_related("employee__user").get(pk=skp.pk)
    )
    refuse_if([] if access.can_plan_steps(by, skp, on=timezone.localdate(at)) else [NOT_YOURS])
    steps = list(queries.steps_waiting_for(by, skp).select_related("written_by"))
    refuse_if(rules.blockers_to_agree_steps(waiting=len(steps)))

    for step in steps:
        step.agreed_at, step.agreed_by = at, by
        step.save(update_fields=["agreed_at", "agreed_by"])
        log.record("monitoring.step_agreed", by=by, at=at, target=step, skp=skp.pk)
    tell(
        steps[0].written_by,
        "monitoring.steps_agreed",
        f"{len(steps)} rencana aksi untuk SKP {skp.employee.full_name} disepakati.",
        url=reverse("monitoring:step_list", args=[skp.pk]),
        because="Anda menulis rencana aksi itu.",
        at=at,
    )
    return len(steps)


@transaction.atomic
def drop_step(step: ActionStep, *, by: User, at: datetime) -> ActionStep:
    """Take a step off the plan; it stays in the record."""
    step = ActionStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    on = timezone.localdate(at)
    refuse_if([] if access.can_plan_steps(by, step.result.skp, on=on) else [NOT_YOURS])
    refuse_if(
        rules.blockers_to_drop_step(dropped=step.dropped_at is not None, used=queries.is_used(step))
    )

    step.dropped_at = at
    step.save(update_fields=["dropped_at"])
    log.record("monitoring.step_dropped", by=by, at=at, target=step)
    return step
