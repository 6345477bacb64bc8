"""Manuals (A.1.3) and strategies (A.1.4): pages, who writes, what stays through versions."""

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.planning import access, queries, rules
from kinerja.planning.enums import Cascade, CascadeMethod, SkpKind
from kinerja.planning.models import IndicatorManual, StrategyBlock
from tests.factories import (
    NOW,
    IndicatorFactory,
    ManualFactory,
    SkpFactory,
    StrategyFactory,
    WorkResultFactory,
)

MANUAL = {
    "revision": "0",
    "purpose": "Mengetahui keberhasilan",
    "definition": "Balita tengkes",
    "formula": "Tengkes dibagi diukur",
    "unit_of_measure": "persen",
    "control": "outcome",
    "data_source": "Aplikasi gizi",
    "reporting": "triwulanan",
}


def page(client, who, name, *args, data=None):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    return client.get(address) if data is None else client.post(address, data)


def strategy_data(indicator, **changes):
    fields = {
        "revision": "0",
        "title": "Posyandu aktif",
        "indicator_lineage": str(indicator.lineage),
        "method": "layanan",
        "owner": "Bidang Kesmas",
        "finish": "November 2026",
        "purpose": "Balita diukur",
        "routine": "Penimbangan\nPengukuran",
    }
    return {**fields, **changes}


def test_every_way_to_cascade_is_direct_or_indirect():
    assert set(rules.CASCADES) == set(CascadeMethod)
    assert set(rules.CASCADES.values()) == {Cascade.DIRECT, Cascade.INDIRECT}


def test_rp8_a_leader_is_reminded_of_missing_manuals_and_not_stopped():
    measured = rules.IndicatorFacts("Penyerapan", "95 persen", perspective="anggaran")
    explained = rules.IndicatorFacts(
        "Penyerapan", "95 persen", perspective="anggaran", has_manual=True
    )

    def hints(kind, *indicators):
        results = [rules.ResultFacts("Anggaran", indicators=indicators)]
        facts = rules.PlanFacts(status="draf", kind=kind, results=results)
        return [str(hint) for hint in rules.hints_for(facts) if "manual" in str(hint)]

    reminder = ["1 indikator belum memiliki manual. Tulis di Manual dan strategi."]
    assert hints(SkpKind.LEADER, measured, explained) == reminder
    assert hints(SkpKind.LEADER, explained) == []
    assert hints(SkpKind.STAFF, measured) == []


def test_rp8_the_plan_knows_which_manuals_there_are(cast):
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    indicator = IndicatorFactory(result__skp=skp, aspect="", perspective="anggaran")

    def has_manual():
        facts = queries.facts_of(skp, queries.skp_content(skp, on=NOW.date()))
        return facts.results[0].indicators[0].has_manual

    assert has_manual() is False
    ManualFactory(owner=cast.joko, indicator_lineage=indicator.lineage)
    assert has_manual() is True


def test_the_owner_writes_a_manual_and_a_stale_page_shows_both(client, cast, draft):
    indicator = draft.results.get().indicators.get()
    args = (draft.pk, indicator.pk)

    answer = page(client, cast.budi, "manual_edit", *args, data=MANUAL)
    assert answer.url == f"/skp/{draft.pk}/strategi/"
    answer = page(client, cast.budi, "manual_edit", *args, data={**MANUAL, "formula": "Lain"})

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Lain" in body
    assert "Tengkes dibagi diukur" in body
    assert IndicatorManual.objects.get().formula == "Tengkes dibagi diukur"


@pytest.mark.parametrize(("approach", "status"), [("kualitatif", 302), ("kuantitatif", 422)])
def test_formula_and_unit_are_optional_in_the_qualitative_approach(
    client, cast, draft, approach, status
):
    draft.approach = approach
    draft.save()
    indicator = draft.results.get().indicators.get()
    data = {**MANUAL, "formula": "", "unit_of_measure": ""}

    answer = page(client, cast.budi, "manual_edit", draft.pk, indicator.pk, data=data)

    assert answer.status_code == status


def test_the_owner_writes_a_strategy_and_changes_it(client, cast, draft):
    indicator = draft.results.get().indicators.get()

    page(client, cast.budi, "strategy_new", draft.pk, data=strategy_data(indicator))
    strategy = StrategyBlock.objects.get()
    data = strategy_data(indicator, title="Posyandu keluarga")
    page(client, cast.budi, "strategy_edit", draft.pk, strategy.pk, data=data)
    answer = page(client, cast.budi, "strategy_edit", draft.pk, strategy.pk, data=data)

    strategy.refresh_from_db()
    assert (strategy.title, strategy.revision) == ("Posyandu keluarga", 1)
    assert answer.status_code == 409


def test_manuals_and_strategies_stay_with_the_plan_in_its_next_version(cast):
    first = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    change = SkpFactory(
        placement=first.placement, version=2, previous=first, change_reason="Tugas baru"
    )
    indicator = IndicatorFactory(result=WorkResultFactory(skp=change))
    manual = ManualFactory(owner=cast.budi, indicator_lineage=indicator.lineage)
    strategy = StrategyFactory(plan=first, indicator_lineage=indicator.lineage)

    assert queries.manuals_of(change) == [(indicator, manual)]
    assert [(row.pk, row.indicator) for row in queries.strategies_of(change)] == [
        (strategy.pk, indicator)
    ]


def test_what_belongs_to_another_plan_is_not_found(cast, draft):
    other = SkpFactory(placement=cast.rina.placements.get())

    with pytest.raises(Http404):
        access.get_indicator(draft, IndicatorFactory(result__skp=other).pk)
    with pytest.raises(Http404):
        access.get_strategy(draft, StrategyFactory(plan=other).pk)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_one_and_with_three(
    client, cast, django_assert_num_queries, rows
):
    skp = SkpFactory(placement=cast.budi.placements.get())
    for _ in range(rows):
        indicator = IndicatorFactory(result=WorkResultFactory(skp=skp))
        ManualFactory(owner=cast.budi, indicator_lineage=indicator.lineage)
        StrategyFactory(plan=skp, indicator_lineage=indicator.lineage)
    client.force_login(cast.budi.user)

    with django_assert_num_queries(8):
        client.get(reverse("planning:strategy_list", args=[skp.pk]))
