"""Choosing the approach of a plan; its indicators are rewritten the way it keeps them."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.planning import access, rules
from kinerja.planning.models import Indicator, Skp


@transaction.atomic
def choose_approach(skp: Skp, *, approach: str, revision: int, by: User, at: datetime) -> Skp:
    """Write the plan quantitatively or qualitatively from now on (Pasal 9)."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat memilih pendekatannya.")
    refuse_if(rules.blockers_to_edit(status=skp.status))
    refuse_if(rules.blockers_to_choose(approach, setting=skp.year.approach))
    refuse_stale(seen=revision, current=skp.revision)

    for indicator in Indicator.objects.filter(result__skp=skp):
        fields = rules.rewritten(vars(indicator), kind=skp.kind, approach=approach)
        for name, value in fields.items():
            setattr(indicator, name, value)
        indicator.save(update_fields=list(fields))
    skp.approach = approach
    skp.revision += 1
    skp.save(update_fields=["approach", "revision"])
    log.record("planning.approach_chosen", by=by, at=at, target=skp, approach=approach)
    return skp
