"""The leader takes a result over, or gives it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.periods import last_day
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import TakeOver
from kinerja.notifications.outbox import tell
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp, WorkResult

NOT_YOURS = "Hanya pejabat penilai pegawai ini yang dapat mengambil alih hasil kerjanya."
NOT_SET = "SKP ini tidak berlaku. Buka SKP yang sudah ditetapkan."


@transaction.atomic
def take_over(
    result: WorkResult, *, follow_ups: Sequence[str], note: str, by: User, at: datetime
) -> TakeOver:
    """Take a result away from somebody who shows no progress, with the note that says so."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee__user")
    skp = skp.get(pk=result.skp_id)
    refuse_if([] if access.can_take_over(by, skp, on=timezone.localdate(at)) else [NOT_YOURS])
    refuse_if([] if skp.status == SkpStatus.AGREED else [NOT_SET])
    refuse_if(
        rules.blockers_to_take_over(
            follow_ups=follow_ups,
            is_taken=result.pk in {one.result_id for one in queries.takeovers_of(skp)},
            leader_spoke=queries.leader_spoke(
                skp, since=skp.period.lower, until=last_day(skp.period)
            ),
        )
    )

    taken = TakeOver.objects.create(
        result=result,
        leader=by.employee,
        follow_ups=list(follow_ups),
        note=note,
        taken_at=at,
        taken_by=by,
    )
    log.record(
        "monitoring.result_taken_over",
        by=by,
        at=at,
        target=taken,
        skp=skp.pk,
        result=result.pk,
        tried=list(follow_ups),
        note=digest(note),
    )
    tell(
        skp.employee.user,
        "monitoring.result_taken_over",
        f"{by.employee.full_name} mengambil alih satu hasil kerja Anda. Baca catatannya.",
        url=reverse("monitoring:takeover_list", args=[skp.pk]),
        because="Hasil kerja itu ada di SKP Anda.",
        at=at,
    )
    return taken


@transaction.atomic
def give_back(taken: TakeOver, *, by: User, at: datetime) -> TakeOver:
    """Return the result to its owner; that it was taken over stays in the record."""
    taken = TakeOver.objects.select_for_update(of=("self",)).get(pk=taken.pk)
    on = timezone.localdate(at)
    refuse_if([] if access.can_take_over(by, taken.result.skp, on=on) else [NOT_YOURS])
    refuse_if(["Hasil kerja ini sudah dikembalikan."] if taken.ended_at else [])

    taken.ended_at = at
    taken.save(update_fields=["ended_at"])
    log.record("monitoring.result_given_back", by=by, at=at, target=taken)
    return taken
