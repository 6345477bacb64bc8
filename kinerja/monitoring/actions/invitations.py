"""Asking others what they think of somebody's work."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import FeedbackInvitation
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Employee
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

NOT_YOURS = "Permintaan umpan balik diatur oleh pegawai dan pejabat penilainya saja."
NOT_IN_FORCE = "SKP ini tidak berlaku hari ini. Buka SKP yang berlaku."


@transaction.atomic
def invite_feedback(
    skp: Skp, *, invited: Employee, role: str, relation: str, by: User, at: datetime
) -> FeedbackInvitation:
    """Ask somebody without a line for feedback; he may give it until the request ends."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee").get(pk=skp.pk)
    on = timezone.localdate(at)
    refuse_if([] if access.can_plan_steps(by, skp, on=on) else [NOT_YOURS])
    refuse_if([] if skp.status == SkpStatus.AGREED and on in skp.period else [NOT_IN_FORCE])
    refuse_if(
        rules.blockers_to_invite(
            role=role,
            is_oneself=invited.pk == skp.employee_id,
            has_account=invited.user_id is not None,
            invited=skp.invitations.filter(invited=invited, ended_at=None).exists(),
        )
    )

    invitation = FeedbackInvitation.objects.create(
        skp=skp, invited=invited, role=role, relation=relation, invited_at=at, invited_by=by
    )
    log.record(
        "monitoring.feedback_invited",
        by=by,
        at=at,
        target=invitation,
        skp=skp.pk,
        invited=invited.pk,
        role=role,
    )
    tell(
        invited.user,
        "monitoring.feedback_invited",
        f"Anda dimintai umpan balik untuk {skp.employee.full_name}.",
        url=reverse("monitoring:feedback_new", args=[skp.pk]),
        because=f"Anda disebut sebagai {GiverRole(role).label.lower()}.",
        at=at,
    )
    return invitation


@transaction.atomic
def end_invitation(invitation: FeedbackInvitation, *, by: User, at: datetime) -> FeedbackInvitation:
    """No further feedback from this person; what was said stays."""
    invitation = FeedbackInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    on = timezone.localdate(at)
    refuse_if([] if access.can_plan_steps(by, invitation.skp, on=on) else [NOT_YOURS])
    refuse_if(["Permintaan ini sudah diakhiri."] if invitation.ended_at else [])

    invitation.ended_at = at
    invitation.save(update_fields=["ended_at"])
    log.record("monitoring.feedback_invitation_ended", by=by, at=at, target=invitation)
    return invitation
