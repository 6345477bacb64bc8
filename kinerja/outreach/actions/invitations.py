"""People are asked to come, and say whether they will."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Unit
from kinerja.outreach import access
from kinerja.outreach.actions.briefings import BRIEFINGS, NOT_YOURS
from kinerja.outreach.enums import InvitationAnswer
from kinerja.outreach.models import Briefing, BriefingInvitation
from kinerja.outreach.queries import events as queries
from kinerja.outreach.rules import events as rules

BATCH = 2000


@transaction.atomic
def invite_people(
    briefing: Briefing, *, unit: Unit | None, group: str, by: User, at: datetime
) -> int:
    """Ask a group of a unit to come, all at once; who was asked before is not asked again."""
    briefing = BRIEFINGS.select_for_update(of=("self",)).get(pk=briefing.pk)
    on = timezone.localdate(at)
    if not access.can_keep(by, briefing, on=on):
        raise Refused(NOT_YOURS)
    people = queries.group_of(access.may_invite(by, on=on), group, unit=unit, on=on)
    found = list(queries.not_yet_invited(people, briefing).order_by("pk").values_list("pk", "user"))
    refuse_if(
        rules.blockers_to_invite(
            status=briefing.status, ends_at=briefing.ends_at, at=at, people=len(found)
        )
    )
    BriefingInvitation.objects.bulk_create(
        (
            BriefingInvitation(briefing=briefing, employee_id=employee, invited_at=at)
            for employee, _ in found
        ),
        batch_size=BATCH,
    )
    log.record(
        "outreach.people_invited",
        by=by,
        at=at,
        target=briefing,
        unit=unit and unit.pk,
        group=group,
        people=len(found),
        who=digest([employee for employee, _ in found]),
    )
    outbox.tell_all(
        [user for _, user in found if user],
        "outreach.invited",
        f"Undangan sosialisasi: {briefing.title}. Jawab hadir atau berhalangan.",
        url=reverse("outreach:briefing", args=[briefing.pk]),
        because="Anda diundang ke kegiatan ini.",
        at=at,
    )
    return len(found)


@transaction.atomic
def answer_invitation(
    invitation: BriefingInvitation, *, coming: bool, by: User, at: datetime
) -> BriefingInvitation:
    """Say that one comes or cannot; the seats are counted under the lock of the event."""
    briefing = Briefing.objects.select_for_update(of=("self",)).get(pk=invitation.briefing_id)
    invitation = (
        BriefingInvitation.objects.select_for_update(of=("self",))
        .select_related("employee")
        .get(pk=invitation.pk)
    )
    if invitation.employee.user_id != by.pk:
        raise Refused("Hanya yang diundang yang menjawab undangan ini.")
    has_seat = invitation.answer == InvitationAnswer.COMING
    refuse_if(
        rules.blockers_to_answer(
            status=briefing.status,
            starts_at=briefing.starts_at,
            at=at,
            coming=coming and not has_seat,
            seats_left=queries.seats_left(briefing),
        )
    )
    invitation.answer = InvitationAnswer.COMING if coming else InvitationAnswer.UNABLE
    invitation.answered_at = at
    invitation.save(update_fields=["answer", "answered_at"])
    log.record(
        "outreach.invitation_answered", by=by, at=at, target=invitation, answer=invitation.answer
    )
    return invitation
