from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import queries
from kinerja.lib.refusals import refuse_if
from kinerja.planning import actions as planning
from kinerja.planning import rules as planning_rules
from kinerja.planning.enums import Cascade
from kinerja.planning.models import Skp


@transaction.atomic
def import_plan(skp: Skp, *, rows: list[dict], revision: int, by: User, at: datetime) -> int:
    """Add the results of a spreadsheet to one's draft, through the acts of planning."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    plan = queries.plan_preview(skp, rows)
    refuse_if([f"{cell}: {sentence}" if cell else sentence for cell, sentence in plan.wrong])
    refuse_if([] if plan.new else ["Semua hasil kerja di berkas ini sudah ada di SKP."])

    for found in plan.new:
        result = planning.save_result(
            skp, result=None, values=_result(found), revision=revision, by=by, at=at
        )
        planning.save_indicators(
            skp,
            result=result,
            rows=[_indicator(skp, said) for said in found["indicators"]],
            revision=revision + 1,
            by=by,
            at=at,
        )
        revision += 2
    log.record("integration.plan_imported", by=by, at=at, target=skp, results=len(plan.new))
    return len(plan.new)


def _result(found):
    return {
        "kind": found["kind"],
        "statement": found["statement"],
        "assigner": "",
        "cascade": Cascade.DIRECT,
        "parent": None,
        "goal": None,
        "provisional_parent": found["leader"],
        "no_parent_reason": "",
    }


def _indicator(skp, said):
    return planning_rules.indicator_values(
        kind=skp.kind,
        approach=skp.approach,
        measure=said["measure"],
        statement=said["statement"],
        target=said["target"],
    )
