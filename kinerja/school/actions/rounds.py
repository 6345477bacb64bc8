import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.school import access, queries, rules
from kinerja.school.models import CertificationRule, Round, RoundVignette

ONLY_HR = "Hanya admin BKPSDM yang dapat melakukannya."
OVERLAPS = "Putaran lain baru saja dibuat pada hari-hari itu. Muat ulang halaman."


@transaction.atomic
def open_round(
    *,
    name: str,
    opens_on: date,
    closes_on: date,
    by: User,
    at: datetime,
    seed: int | None = None,
) -> Round:
    """Fix days and eight vignettes; two come from the round before, the others by lot."""
    on = timezone.localdate(at)
    if not access.can_manage(by, on=on):
        raise Refused(ONLY_HR)
    usable = queries.usable()
    others = Round.objects.filter(period__overlap=between(opens_on, max(opens_on, closes_on)))
    refuse_if(
        rules.blockers_to_open(
            usable=len(usable),
            opens_on=opens_on,
            closes_on=closes_on,
            on=on,
            overlaps=others.exists(),
        )
    )

    seed = secrets.randbelow(10**12) if seed is None else seed
    drawn = rules.picked(usable, queries.previous_versions(), seed=seed)
    try:
        with transaction.atomic():
            round_ = Round.objects.create(
                name=name,
                period=between(opens_on, closes_on),
                seed=seed,
                opened_at=at,
                opened_by=by,
            )
    except IntegrityError as clash:
        raise Refused(OVERLAPS) from clash
    RoundVignette.objects.bulk_create(
        RoundVignette(round=round_, version_id=pk, is_carried=carried) for pk, carried in drawn
    )
    log.record(
        "school.round_opened",
        by=by,
        at=at,
        target=round_,
        begins=True,
        versions=[pk for pk, _ in drawn],
        carried=[pk for pk, carried in drawn if carried],
    )
    return round_


@transaction.atomic
def set_certification(
    *,
    since: date,
    threshold: int,
    months: int,
    enforcement: str,
    reason: str,
    by: User,
    at: datetime,
) -> CertificationRule:
    """Choose what a certificate asks and what its lack means, from one day on."""
    on = timezone.localdate(at)
    if not access.can_manage(by, on=on):
        raise Refused(ONLY_HR)
    refuse_if(
        rules.blockers_to_set(
            standard=rules.Standard(threshold, months, enforcement, since),
            on=on,
            standing=set(queries.rules_set().values_list("since", flat=True)),
            has_scored_round=queries.has_scored_round(),
        )
    )

    rule = CertificationRule.objects.create(
        since=since,
        threshold=threshold,
        months=months,
        enforcement=enforcement,
        reason=reason,
        set_at=at,
        set_by=by,
    )
    log.record(
        "school.certification_set",
        by=by,
        at=at,
        target=rule,
        begins=True,
        since=since,
        threshold=threshold,
        months=months,
        enforcement=enforcement,
    )
    return rule
