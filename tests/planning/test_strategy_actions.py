"""Writing manuals and strategies: changed, recorded, refused."""

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import actions
from tests.factories import NOW, IndicatorFactory, SkpFactory, StrategyFactory
from tests.planning.test_strategies import MANUAL

VALUES = {name: value for name, value in MANUAL.items() if name != "revision"}


def strategy_values(indicator, **changes):
    fields = {
        "title": "Posyandu aktif",
        "indicator_lineage": indicator.lineage,
        "method": "layanan",
        "owner": "Bidang Kesmas",
        "parties": "",
        "finish": "November",
        "beneficiaries": "",
        "purpose": "Balita diukur",
        "budget": "",
        "routine": "",
        "transforming": "",
        "routine_outputs": "",
        "transforming_outputs": "",
        "takes_volunteers": False,
    }
    return {**fields, **changes}


def manual(indicator, who, revision=0):
    return actions.save_manual(indicator, values=VALUES, revision=revision, by=who.user, at=NOW)


def strategy(skp, who, *, row=None, revision=0, **changes):
    values = strategy_values(skp.results.get().indicators.get(), **changes)
    return actions.save_strategy(
        skp, strategy=row, values=values, revision=revision, by=who.user, at=NOW
    )


def test_a_manual_is_written_recorded_and_guarded(cast, draft):
    indicator = draft.results.get().indicators.get()

    assert manual(indicator, cast.budi).revision == 1
    assert Event.objects.latest("pk").kind == "planning.manual_saved"
    with pytest.raises(Stale):
        manual(indicator, cast.budi)
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        manual(indicator, cast.sari, revision=1)


def test_a_strategy_is_written_recorded_and_guarded(cast, draft):
    row = strategy(draft, cast.budi)

    assert row.plan == draft
    assert Event.objects.latest("pk").kind == "planning.strategy_saved"
    strategy(draft, cast.budi, row=row, title="Lain")
    with pytest.raises(Stale):
        strategy(draft, cast.budi, row=row)
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        strategy(draft, cast.sari)


def test_a_strategy_serves_an_indicator_of_this_plan(cast, draft):
    elsewhere = IndicatorFactory(result__skp=SkpFactory(placement=cast.rina.placements.get()))

    with pytest.raises(Refused, match="Indikator itu tidak ada pada SKP ini"):
        strategy(draft, cast.budi, indicator_lineage=elsewhere.lineage)
    assert StrategyFactory._meta.model.objects.count() == 0
