"""Choosing the approach: changed, recorded, refused."""

import pytest

from kinerja.audit.models import Event
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import actions, queries, rules
from kinerja.planning.models import Skp
from tests.factories import (
    NOW,
    START,
    IndicatorFactory,
    PerformanceYearFactory,
    SkpFactory,
    WorkResultFactory,
)


def choose(skp, approach, **changes):
    arguments = {"approach": approach, "revision": skp.revision, "at": NOW, **changes}
    return actions.choose_approach(skp, by=arguments.pop("by", skp.employee.user), **arguments)


def measures(skp):
    fields = ("aspect", "statement", "target", "target_value", "unit_of_measure")
    return [
        tuple(row) for result in skp.results.all() for row in result.indicators.values_list(*fields)
    ]


def test_rp4_indicator_and_target_become_one_narrative_and_nothing_is_lost(cast, draft):
    chosen = choose(draft, "kualitatif")

    assert (chosen.approach, chosen.revision) == ("kualitatif", draft.revision + 1)
    assert measures(chosen) == [("", "Jumlah laporan: 12 laporan", "", None, "")]
    event = Event.objects.latest("pk")
    assert (event.kind, event.details["approach"]) == ("planning.approach_chosen", "kualitatif")


def test_back_to_quantitative_the_page_asks_for_target_and_aspect(cast, draft):
    chosen = choose(choose(draft, "kualitatif"), "kuantitatif")

    content = queries.skp_content(chosen, on=NOW.date())
    assert measures(chosen) == [("", "Jumlah laporan: 12 laporan", "", None, "")]
    assert [str(b) for b in rules.incomplete(queries.facts_of(chosen, content))] == [
        "Indikator “Jumlah laporan: 12 laporan” belum memiliki target.",
        "Indikator “Jumlah laporan: 12 laporan” belum memiliki aspek.",
    ]


def test_choosing_the_same_approach_changes_no_words(cast, draft):
    before = measures(draft)

    choose(draft, "kuantitatif")

    assert measures(draft) == before


@pytest.mark.parametrize("who", ["sari", "ratna", "rina"])
def test_only_the_owner_chooses(cast, draft, who):
    with pytest.raises(Refused, match="Hanya pemilik SKP yang dapat memilih pendekatannya"):
        choose(draft, "kualitatif", by=getattr(cast, who).user)


def test_a_submitted_plan_keeps_its_approach(cast, submitted):
    with pytest.raises(Refused, match="tidak dapat diubah"):
        choose(submitted, "kualitatif")


def test_an_approach_the_agency_did_not_open_is_refused(cast, draft):
    draft.year.approach = "kuantitatif"
    draft.year.save()

    with pytest.raises(Refused, match="Tahun ini BKPSDM menetapkan: semua kuantitatif"):
        choose(draft, "kualitatif")
    with pytest.raises(Refused):
        choose(draft, "entah")


def test_an_old_page_does_not_choose(cast, draft):
    with pytest.raises(Stale):
        choose(draft, "kualitatif", revision=99)


@pytest.mark.parametrize(
    ("setting", "approach", "target"),
    [("pilihan", "kualitatif", ""), ("kuantitatif", "kuantitatif", "")],
)
def test_a_new_year_follows_the_old_plan_as_far_as_the_setting_allows(
    cast, setting, approach, target
):
    old = SkpFactory(
        placement=cast.budi.placements.get(),
        year=PerformanceYearFactory(year=2025),
        period=between(START.replace(year=2025), START.replace(year=2025, month=12)),
        agreed=True,
        appraiser=cast.sari,
        approach="kualitatif",
    )
    result = WorkResultFactory(skp=old, order=1)
    IndicatorFactory(result=result, aspect="", statement="Keluhan berkurang", target="")
    year = PerformanceYearFactory(year=2026, approach=setting)

    skp = actions.start_skp(cast.budi, year=year, source=old, by=cast.budi.user, at=NOW)

    assert (skp.approach, skp.results.get().indicators.get().target) == (approach, target)


def test_a_change_keeps_the_approach_and_may_choose_another(cast, submitted):
    Skp.objects.filter(pk=submitted.pk).update(approach="kualitatif")
    submitted.refresh_from_db()
    digest = queries.skp_content(submitted, on=NOW.date(), appraiser=cast.sari)
    set_plan = actions.agree_skp(
        submitted,
        digest=actions.agreement.digest_of(digest),
        by=cast.sari.user,
        at=NOW,
    )

    change = actions.start_change(set_plan, reason="Tugas baru", by=cast.budi.user, at=NOW)

    assert change.approach == "kualitatif"
    assert choose(change, "kuantitatif").approach == "kuantitatif"
