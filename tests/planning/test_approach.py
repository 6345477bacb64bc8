"""The qualitative approach: rules, pages and what stays of the words (Pasal 9; R-P3, R-P4)."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kinerja.planning import rules
from kinerja.planning.enums import (
    AnnexKind,
    Approach,
    ApproachSetting,
    Aspect,
    Perspective,
    SkpKind,
    SkpStatus,
)

WORDS = "Keluhan atas layanan berkurang dari tahun sebelumnya"
STAFF, LEADER = SkpKind.STAFF, SkpKind.LEADER
QUANTITATIVE, QUALITATIVE = Approach.QUANTITATIVE, Approach.QUALITATIVE


def plan(indicator, **changes):
    facts = {
        "status": SkpStatus.DRAFT,
        "kind": STAFF,
        "results": [rules.ResultFacts("Arsip tertib", is_linked=True, indicators=[indicator])],
        "annexes": {kind: 1 for kind in AnnexKind},
        "approach": QUALITATIVE,
    }
    return rules.PlanFacts(**{**facts, **changes})


def test_every_setting_says_what_a_plan_may_use():
    assert {setting: rules.approaches_allowed(setting) for setting in ApproachSetting} == {
        ApproachSetting.CHOICE: (QUANTITATIVE, QUALITATIVE),
        ApproachSetting.QUANTITATIVE: (QUANTITATIVE,),
        ApproachSetting.QUALITATIVE: (QUALITATIVE,),
    }


@pytest.mark.parametrize(
    ("kind", "approach", "measures"),
    [
        (STAFF, QUANTITATIVE, Aspect),
        (STAFF, QUALITATIVE, None),
        (LEADER, QUANTITATIVE, Perspective),
        (LEADER, QUALITATIVE, Perspective),
    ],
)
def test_rp3_leaders_name_a_perspective_and_staff_an_aspect(kind, approach, measures):
    assert rules.measures_of(kind=kind, approach=approach) is measures


def test_rp3_the_quantitative_approach_keeps_indicator_and_target_apart():
    fields = rules.indicator_values(
        kind=STAFF,
        approach=QUANTITATIVE,
        measure="kualitas",
        statement="Layanan sesuai standar",
        target="97,5 persen",
    )

    assert fields == {
        "aspect": "kualitas",
        "perspective": "",
        "statement": "Layanan sesuai standar",
        "target": "97,5 persen",
        "target_value": Decimal("97.5"),
        "unit_of_measure": "persen",
        "polarity": "maks",
    }


@pytest.mark.parametrize(("kind", "perspective"), [(STAFF, ""), (LEADER, "anggaran")])
def test_rp4_the_qualitative_approach_keeps_one_narrative(kind, perspective):
    fields = rules.indicator_values(
        kind=kind, approach=QUALITATIVE, measure="anggaran", statement=WORDS, target="12 laporan"
    )

    assert fields == {
        "aspect": "",
        "perspective": perspective,
        "statement": f"{WORDS}: 12 laporan",
        "target": "",
        "target_value": None,
        "unit_of_measure": "",
        "polarity": "maks",
    }


def test_rp4_a_narrative_needs_no_target_apart_and_no_aspect():
    assert rules.blockers_to_submit(plan(rules.IndicatorFacts(WORDS, ""))) == []


def test_rp4_a_leaders_narrative_still_names_its_perspective():
    found = rules.blockers_to_submit(plan(rules.IndicatorFacts(WORDS, ""), kind=LEADER))

    assert [str(blocker) for blocker in found] == [
        f"Indikator “{WORDS}” belum memiliki perspektif.",
        "Isi setidaknya satu indikator berperspektif Anggaran.",
    ]


# --- pages


def page(client, who, name, *args, data=None):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    return client.get(address) if data is None else client.post(address, data)


def test_the_owner_chooses_the_approach_on_the_first_step(client, cast, draft):
    answer = page(client, cast.budi, "skp_identity", draft.pk)
    assert answer.content.decode().count('name="approach"') == 2

    data = {"approach": "kualitatif", "revision": draft.revision}
    answer = page(client, cast.budi, "approach_choose", draft.pk, data=data)

    draft.refresh_from_db()
    assert (answer.status_code, draft.approach) == (302, "kualitatif")


def test_no_choice_is_shown_where_the_agency_has_chosen(client, cast, draft):
    draft.year.approach = "kuantitatif"
    draft.year.save()

    answer = page(client, cast.budi, "skp_identity", draft.pk)

    assert 'name="approach"' not in answer.content.decode()


def test_a_stale_or_forbidden_choice_says_why(client, cast, draft):
    data = {"approach": "kualitatif", "revision": "99"}
    answer = page(client, cast.budi, "approach_choose", draft.pk, data=data)

    body = client.get(answer.url).content.decode()
    draft.refresh_from_db()
    assert "Data ini sudah diubah sejak Anda membukanya." in body
    assert draft.approach == "kuantitatif"


def test_a_narrative_is_one_box(client, cast, draft):
    result = draft.results.get()
    draft.approach = "kualitatif"
    draft.save()

    body = page(client, cast.budi, "indicators_edit", draft.pk, result.pk).content.decode()
    assert "form-0-statement" in body
    assert "form-0-target" not in body
    assert "form-0-measure" not in body

    data = {
        "revision": draft.revision,
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-statement": WORDS,
        "form-1-statement": "",
    }
    answer = page(client, cast.budi, "indicators_edit", draft.pk, result.pk, data=data)
    assert answer.status_code == 302
    assert list(result.indicators.values_list("statement", "target", "aspect")) == [(WORDS, "", "")]

    body = page(client, cast.budi, "skp_check", draft.pk).content.decode()
    assert f"<li>{WORDS}</li>" in body
    assert "Ajukan kepada penilai" in body
