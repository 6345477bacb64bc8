from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.planning.models import EvaluationPeriod
from kinerja.transparency import access, queries, rules
from kinerja.transparency.models import Publication


@transaction.atomic
def publish_period(period: EvaluationPeriod, *, seen: str, by: User, at: datetime) -> Publication:
    """Publish exactly the counts that were shown; a period is published once."""
    on = timezone.localdate(at)
    period = EvaluationPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if not access.can_publish(by, on=on):
        raise Refused("Hanya admin BKPSDM yang menerbitkan hasil agregat.")
    draft = queries.draft_of(period, on=on)
    refuse_if(draft.blockers)
    if draft.seen != seen:
        raise Stale("Hasil berubah sejak pratinjau dibuka. Periksa angka yang baru.")

    limit = rules.limit_on(on)
    publication = Publication.objects.create(
        period=period,
        smallest=limit.smallest,
        rule_version=limit.version,
        content=draft.content,
        content_digest=draft.seen,
        published_at=at,
        published_by=by,
    )
    log.record(
        "transparency.period_published",
        by=by,
        at=at,
        target=publication,
        begins=True,
        period=period.pk,
        smallest=limit.smallest,
    )
    return publication
