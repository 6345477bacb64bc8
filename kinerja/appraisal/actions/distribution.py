from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import queries
from kinerja.appraisal.models import DistributionReason
from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.organisation.models import Employee
from kinerja.planning.models import EvaluationPeriod


@transaction.atomic
def explain_distribution(
    period: EvaluationPeriod, *, text: str, by: User, at: datetime
) -> DistributionReason:
    """Say why one's group departs from the pattern; the spread is kept as it was then."""
    appraiser = Employee.objects.select_for_update(of=("self",)).get(user=by)
    group = queries.group_now(by, period, on=timezone.localdate(at))
    refuse_if(
        []
        if group.departs
        else ["Sebaran kelompok Anda tidak berbeda dari pola, jadi tidak perlu alasan."]
    )
    reason = DistributionReason.objects.create(
        appraiser=appraiser,
        period=period,
        organisation_predikat=group.organisation.predikat,
        counts=dict(group.counts),
        departures=list(group.advice.sentences),
        text=text,
        given_at=at,
        given_by=by,
    )
    log.record("appraisal.distribution_explained", by=by, at=at, target=reason)
    return reason
