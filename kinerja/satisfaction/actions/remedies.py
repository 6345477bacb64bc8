from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, rules
from kinerja.satisfaction.actions.services import NOT_YOURS
from kinerja.satisfaction.models import Remedy, SurveyRound


@transaction.atomic
def plan_remedy(
    round_: SurveyRound,
    *,
    element: str,
    programme: str,
    year: int,
    quarter: int,
    in_charge: str,
    by: User,
    at: datetime,
) -> Remedy:
    """Say what is done about an element, in which quarter, and who answers for it."""
    round_ = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if not access.can_keep_service(by, round_.service, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if element not in round_.elements:
        raise Refused("Unsur ini tidak ditanyakan pada survei ini.")
    if (year, quarter) < (round_.year, round_.quarter):
        words = rules.quarter_words(round_.year, round_.quarter)
        raise Refused(f"Waktu tindak lanjut tidak boleh sebelum {words}.")

    remedy = Remedy.objects.create(
        round=round_,
        element=element,
        programme=programme,
        year=year,
        quarter=quarter,
        in_charge=in_charge,
        planned_at=at,
        planned_by=by,
    )
    log.record(
        "satisfaction.remedy_planned", by=by, at=at, target=remedy, begins=True, element=element
    )
    return remedy


@transaction.atomic
def finish_remedy(remedy: Remedy, *, outcome: str, by: User, at: datetime) -> Remedy:
    """Say what came of it."""
    remedy = Remedy.objects.select_for_update(of=("self",)).get(pk=remedy.pk)
    if not access.can_keep_service(by, remedy.round.service, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if remedy.done_at:
        raise Refused("Tindak lanjut ini sudah selesai.")

    remedy.outcome, remedy.done_at, remedy.done_by = outcome, at, by
    remedy.save(update_fields=["outcome", "done_at", "done_by"])
    log.record("satisfaction.remedy_finished", by=by, at=at, target=remedy)
    return remedy
