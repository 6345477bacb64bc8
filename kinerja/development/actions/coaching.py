from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, rules
from kinerja.development.actions.agreement import NOT_YOURS, PLANS, _tell_employee
from kinerja.development.models import ImprovementPlan, ImprovementSession
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if


@transaction.atomic
def record_session(
    plan: ImprovementPlan,
    *,
    held_on: date,
    discussed: str,
    next_step: str,
    by: User,
    at: datetime,
) -> ImprovementSession:
    """Keep what was said in a talk and what comes next; it is not changed afterwards."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    on = timezone.localdate(at)
    if not access.can_lead(by, plan, on=on):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_coach(
            status=plan.status, starts_on=plan.starts_on, held_on=held_on, on=on
        )
    )

    session = ImprovementSession.objects.create(
        plan=plan,
        held_on=held_on,
        discussed=discussed,
        next_step=next_step,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "development.session_recorded",
        by=by,
        at=at,
        target=session,
        begins=True,
        plan=plan.pk,
        held_on=held_on,
        discussed=digest(discussed),
    )
    _tell_employee(plan, "Catatan bimbingan sudah ditulis. Baca dan periksa isinya.", at=at)
    return session


@transaction.atomic
def read_sessions(plan: ImprovementPlan, *, by: User, at: datetime) -> int:
    """The employee has read the notes of the talks; reading again keeps the first moment."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.can_answer(by, plan):
        raise Refused("Hanya pegawai yang bersangkutan yang menandai catatan ini.")
    unread = list(plan.sessions.select_for_update(of=("self",)).filter(read_at=None))
    for session in unread:
        session.read_at = at
        session.save(update_fields=["read_at"])
        log.record("development.session_read", by=by, at=at, target=session)
    return len(unread)
