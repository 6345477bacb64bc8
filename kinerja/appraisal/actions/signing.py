from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.actions.rating import _basis_or_refuse
from kinerja.appraisal.models import Evaluation, OrganisationRating
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.monitoring.actions.many import count_notes

SIGNED = (
    "unit",
    "appraiser",
    "superior",
    "is_final",
    "basis",
    "status",
    "organisation_predikat",
    "predikat",
    "rule_version",
    "content",
    "content_digest",
    "verification_code",
    "signed_at",
    "signed_by",
)


@transaction.atomic
def sign_evaluation(
    evaluation: Evaluation, *, seen_digest: str, by: User, at: datetime
) -> Evaluation:
    """Seal exactly what was shown; the predikat follows from the two ratings and nothing else."""
    on = timezone.localdate(at)
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related(*access.PARTS, "former_result")
        .get(pk=evaluation.pk)
    )
    if ("sign", evaluation.status) not in rules.NEXT_STATUS:
        raise Refused("Evaluasi ini sudah ditandatangani. Muat ulang halaman untuk melihatnya.")
    basis = _basis_or_refuse(evaluation.skp, evaluation.period, by=by, on=on)
    places = queries.take_over(evaluation, on=on, basis=basis)
    _lock_organisation(evaluation)
    count_notes(  # before they are read: from here on nobody can take one back
        evaluation.skp,
        by=by,
        at=at,
        since=evaluation.period.starts_on,
        until=evaluation.period.ends_on,
    )
    # Since counting holds the plan, no record of the year can be written beside this signature.
    if queries.is_year_closed(evaluation.skp.employee_id, evaluation.period.year_id):
        raise Refused(queries.YEAR_CLOSED)
    material = queries.material_of(evaluation)
    missing = [
        *queries.training_of(by, evaluation, on=on).blockers,
        *queries.blockers(evaluation, material, on=on),
    ]
    refuse_if([blocker.text for blocker in missing])
    content = queries.draft_content(evaluation, material, places, on=on)
    if digest(content) != seen_digest:
        raise Stale(
            "Isi evaluasi berubah sejak Anda memeriksanya. Periksa lagi, lalu tanda tangani."
        )

    evaluation.status = rules.NEXT_STATUS["sign", evaluation.status]
    evaluation.organisation_predikat = content["organisation"]["predikat"]
    evaluation.predikat = content["predikat"]
    evaluation.rule_version = content["rule"]["version"]
    evaluation.content = content
    evaluation.content_digest = seen_digest
    evaluation.verification_code = verification_code()
    evaluation.signed_at = at
    evaluation.signed_by = by
    evaluation.save(update_fields=SIGNED)
    log.record(
        "appraisal.evaluation_signed",
        by=by,
        at=at,
        target=evaluation,
        content_digest=seen_digest,
        predikat=evaluation.predikat,
        rule=evaluation.rule_version,
    )
    return evaluation


def _lock_organisation(evaluation):
    """The predikat that is about to be used must not change before it is sealed."""
    units = [unit for unit in (evaluation.unit_id, evaluation.led_unit_id) if unit]
    list(
        OrganisationRating.objects.select_for_update(of=("self",))
        .filter(unit__in=units, period=evaluation.period_id)
        .order_by("pk")
    )
