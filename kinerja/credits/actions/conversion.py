from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal.models import Evaluation
from kinerja.audit import log
from kinerja.credits import access, queries, rules
from kinerja.credits.models import CreditConversion
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import employee_of, placement_of


@transaction.atomic
def convert_evaluation(evaluation: Evaluation, *, by: User, at: datetime) -> CreditConversion:
    """Turn one predikat into angka kredit; an annual one takes the place of periodic ones."""
    on = timezone.localdate(at)
    Employee.objects.select_for_update(of=("self",)).get(skps=evaluation.skp_id)
    if not access.can_convert(by, evaluation, on=on):
        raise Refused("Evaluasi ini sudah dikonversi, atau Anda bukan pejabat penilainya.")
    found = queries.functional_evaluations().filter(pk=evaluation.pk)
    candidate = queries.candidates(found, on=on)[0]
    refuse_if(candidate.blockers)

    _replace(candidate, by=by, at=at)
    appraiser = employee_of(by)
    content = queries.conversion_content(
        candidate, appraiser=appraiser, appraiser_place=placement_of(appraiser, on=on)
    )
    span, jenjang = candidate.facts.span, candidate.facts.jenjang
    rule = rules.rule_on(span.first)
    conversion = CreditConversion.objects.create(
        employee=candidate.evaluation.skp.employee,
        evaluation=evaluation,
        period=between(span.first, span.last),
        is_annual=candidate.facts.is_annual,
        jenjang=jenjang,
        predikat=evaluation.predikat,
        months=span.months,
        percentage=rule.percentages[evaluation.predikat],
        coefficient=rule.coefficients[jenjang],
        credit=rules.credit(
            rule, predikat=evaluation.predikat, jenjang=jenjang, months=span.months
        ),
        rule_version=rule.version,
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        set_at=at,
        set_by=by,
    )
    log.record(
        "credits.evaluation_converted",
        by=by,
        at=at,
        target=conversion,
        evaluation=evaluation.pk,
        credit=conversion.credit,
        rule=rule.version,
    )
    outbox.tell(
        conversion.employee.user,
        "credits.evaluation_converted",
        f"Predikat {candidate.evaluation.period.label} menjadi "
        f"{rules.printed(conversion.credit)} angka kredit.",
        url=reverse("credits:mine"),
        because="Anda pejabat fungsional yang dievaluasi.",
        at=at,
    )
    return conversion


def _replace(candidate, *, by, at):
    """What gives way to this conversion no longer counts."""
    standing = CreditConversion.objects.select_for_update(of=("self",)).filter(
        employee=candidate.evaluation.skp.employee, replaced_at=None
    )
    for earlier in standing.select_related("evaluation"):
        taken = queries.taken_by(earlier, candidate.evaluation)
        in_the_way = taken.span.overlaps(candidate.facts.span)
        if not (in_the_way and rules.gives_way(taken, candidate.facts)):
            continue
        earlier.replaced_at, earlier.replaced_by = at, by
        earlier.save(update_fields=["replaced_at", "replaced_by"])
        log.record("credits.conversion_replaced", by=by, at=at, target=earlier)
