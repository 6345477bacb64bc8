"""Writing manuals of indicators and strategies; whoever owns the plan does."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_stale
from kinerja.planning import access, queries
from kinerja.planning.models import Indicator, IndicatorManual, Skp, StrategyBlock

MANUAL_FIELDS = (
    "purpose",
    "definition",
    "formula",
    "unit_of_measure",
    "control",
    "data_source",
    "reporting",
)
STRATEGY_FIELDS = (
    "title",
    "indicator_lineage",
    "method",
    "owner",
    "parties",
    "finish",
    "beneficiaries",
    "purpose",
    "budget",
    "routine",
    "transforming",
    "routine_outputs",
    "transforming_outputs",
    "takes_volunteers",
)


@transaction.atomic
def save_manual(
    indicator: Indicator, *, values: dict, revision: int, by: User, at: datetime
) -> IndicatorManual:
    """Explain an indicator (Format A.1.3); the manual stays with it in later versions."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=indicator.result.skp_id)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat menulis manual indikatornya.")
    manual = queries.manual_of(indicator) or IndicatorManual(
        owner_id=skp.employee_id, indicator_lineage=indicator.lineage
    )
    refuse_stale(seen=revision, current=manual.revision)

    for name in MANUAL_FIELDS:
        setattr(manual, name, values[name])
    manual.revision += 1
    manual.written_at, manual.written_by = at, by
    manual.save()
    log.record(
        "planning.manual_saved",
        by=by,
        at=at,
        target=skp,
        indicator=indicator.pk,
        content=digest([values[name] for name in MANUAL_FIELDS]),
    )
    return manual


@transaction.atomic
def save_strategy(
    skp: Skp,
    *,
    strategy: StrategyBlock | None,
    values: dict,
    revision: int,
    by: User,
    at: datetime,
) -> StrategyBlock:
    """Write a workblock (Format A.1.4), a new one or over the one given."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat menulis strateginya.")
    if values["indicator_lineage"] not in {one.lineage for one in queries.indicators_of(skp)}:
        raise Refused("Indikator itu tidak ada pada SKP ini. Pilih indikator yang lain.")
    if strategy is None:
        strategy = StrategyBlock(plan=queries.first_version(skp))
    else:
        strategy = StrategyBlock.objects.select_for_update(of=("self",)).get(pk=strategy.pk)
        refuse_stale(seen=revision, current=strategy.revision)
        strategy.revision += 1

    for name in STRATEGY_FIELDS:
        setattr(strategy, name, values[name])
    strategy.written_at = at
    strategy.save()
    log.record(
        "planning.strategy_saved",
        by=by,
        at=at,
        target=skp,
        strategy=strategy.pk,
        content=digest([str(values[name]) for name in STRATEGY_FIELDS]),
    )
    return strategy
