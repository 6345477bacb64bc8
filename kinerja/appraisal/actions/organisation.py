from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.models import OrganisationRating
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Unit
from kinerja.planning.models import EvaluationPeriod

USED = "Predikat ini sudah dipakai evaluasi yang ditandatangani, jadi tidak dapat diubah."


@transaction.atomic
def set_predikat(
    unit: Unit, *, period: EvaluationPeriod, predikat: str, reason: str, by: User, at: datetime
) -> OrganisationRating:
    """Set the predikat of a unit; it stands once an evaluation that uses it is signed.

    The same once more, as after a double click, is the one that was kept before.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    on = timezone.localdate(at)
    if not access.can_set_predikat(by, unit, on=on):
        raise Refused("Hanya pimpinan di atas unit ini yang menetapkan predikatnya.")
    early = rules.opening_blockers(opens_on=period.opens_on, on=on)
    refuse_if([blocker.text for blocker in early])
    if queries.is_used(unit, period):
        raise Refused(USED)
    kept = OrganisationRating.objects.filter(
        unit=unit, period=period, predikat=predikat, reason=reason, set_by=by
    ).first()
    if kept is not None:
        return kept
    rating, _ = OrganisationRating.objects.update_or_create(
        unit=unit,
        period=period,
        defaults={"predikat": predikat, "reason": reason, "set_at": at, "set_by": by},
    )
    log.record(
        "appraisal.organisation_predikat_set",
        by=by,
        at=at,
        target=rating,
        unit=unit.pk,
        period=period.pk,
        predikat=predikat,
        reason=digest(reason),
    )
    return rating


@transaction.atomic
def carry_predikat(
    unit: Unit, *, period: EvaluationPeriod, by: User, at: datetime
) -> OrganisationRating:
    """Use last year's predikat because this year's comes out after January."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    on = timezone.localdate(at)
    if not access.can_set_predikat(by, unit, on=on):
        raise Refused("Hanya pimpinan di atas unit ini yang menetapkan predikatnya.")
    refuse_if(queries.blockers_to_carry(unit, period, on=on))
    last = queries.rating_of_last_year(unit, period)
    rating = OrganisationRating.objects.create(
        unit=unit,
        period=period,
        predikat=last.predikat,
        reason=rules.reason_to_carry(year=period.year.year),
        set_at=at,
        set_by=by,
    )
    log.record(
        "appraisal.organisation_predikat_carried",
        by=by,
        at=at,
        target=rating,
        unit=unit.pk,
        period=period.pk,
        predikat=rating.predikat,
        carried=last.pk,
    )
    return rating
