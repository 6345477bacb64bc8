"""Expectations of a study become results of the same plan (Lampiran II B.12)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.organisation.enums import LegalStanding
from kinerja.planning import access, rules
from kinerja.planning.enums import Cascade, ResultKind, SkpKind
from kinerja.planning.models import Indicator, Skp, WorkResult


@transaction.atomic
def add_study(
    skp: Skp,
    *,
    programme: str,
    ipk: Decimal,
    finish: str,
    revision: int,
    by: User,
    at: datetime,
) -> list[WorkResult]:
    """Add IPK and timely graduation to the draft; one document a year, also in mid-year."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat mengubah isinya.")
    refuse_if(rules.blockers_to_edit(status=skp.status))
    refuse_stale(seen=revision, current=skp.revision)
    wanted = rules.study_results(programme=programme, ipk=ipk, finish=finish)
    refuse_if(
        rules.blockers_to_study(
            standing=skp.employee.standing,
            studies=LegalStanding.TUGAS_BELAJAR,
            titles=[one["statement"] for one in wanted],
            there=set(skp.results.values_list("statement", flat=True)),
        )
    )

    last = skp.results.aggregate(last=Max("order"))["last"] or 0
    results = [_add(skp, one, last + n) for n, one in enumerate(wanted, start=1)]
    skp.revision += 1
    skp.save(update_fields=["revision"])
    log.record(
        "planning.study_added", by=by, at=at, target=skp, results=[one.pk for one in results]
    )
    return results


def _add(skp, wanted, order):
    result = WorkResult.objects.create(
        skp=skp,
        order=order,
        kind=ResultKind.UTAMA,
        statement=wanted["statement"][:1000],
        cascade=Cascade.NONE,
        no_parent_reason=rules.STUDY_REASON,
    )
    measure = "penguatan_internal" if skp.kind == SkpKind.LEADER else wanted["aspect"]
    fields = rules.indicator_values(
        kind=skp.kind,
        approach=skp.approach,
        measure=measure,
        statement=wanted["indicator"],
        target=wanted["target"],
    )
    Indicator.objects.create(result=result, order=1, **fields)
    return result
