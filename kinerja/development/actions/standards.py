from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access
from kinerja.development.models import CompetenceStandard
from kinerja.lib.periods import since
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Position


@transaction.atomic
def set_standard(
    *,
    kind: str,
    position: Position | None,
    group: str,
    competence: str,
    level: int,
    valid_from: date,
    basis: str,
    by: User,
    at: datetime,
) -> CompetenceStandard:
    """Set the level from that day on; the row before it ends the day before."""
    if not access.can_run_programmes(by, on=timezone.localdate(at)):
        raise Refused("Hanya BKPSDM yang menetapkan standar kompetensi.")
    kind = position.kind if position else kind
    rows = CompetenceStandard.objects.select_for_update(of=("self",)).filter(
        position=position, competence__iexact=competence, period__endswith__isnull=True
    )
    before = (rows if position else rows.filter(kind=kind)).first()
    if before and before.period.lower >= valid_from:
        raise Refused("Standar yang berlaku dimulai pada atau sesudah hari itu. Pilih hari lain.")

    if before:
        before.period = (before.period.lower, valid_from)
        before.save(update_fields=["period"])
        before.refresh_from_db(fields=["period"])
        log.record("development.standard_ended", by=by, at=at, target=before)
    standard = CompetenceStandard.objects.create(
        kind=kind,
        position=position,
        group=group,
        competence=competence,
        level=level,
        period=since(valid_from),
        basis=basis,
        set_at=at,
        set_by=by,
    )
    log.record("development.standard_set", by=by, at=at, target=standard, begins=True)
    return standard
