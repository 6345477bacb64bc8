from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pgtrigger
import pytest

from kinerja.appraisal.models import Evaluation
from kinerja.audit.models import Event
from kinerja.careers import actions, queries
from kinerja.careers.forms.talent import SUGGESTED as NUMBERS
from kinerja.careers.models import (
    CareerRecord,
    OfficialIndex,
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from tests.careers.conftest import all_parts, seen_of, two_years
from tests.careers.factories import (
    CareerRecordFactory,
    PotentialComponentFactory,
    RecusalFactory,
    TalentPlacementFactory,
)
from tests.factories import NOW, TODAY, RoleGrantFactory


def set_criteria(by, *, since=TODAY, **changes):
    return actions.set_criteria(
        since=since, basis="Keputusan 1/2026", numbers=NUMBERS | changes, by=by.user, at=NOW
    )


def component(employee, by, **changes):
    given = {
        "part": "asesmen",
        "score": Decimal(80),
        "source": "BKN",
        "evidence": "Laporan 1",
        "first": TODAY,
    }
    return actions.record_component(employee, by=by, at=NOW, **given | changes)


def propose(employee, by, **changes):
    given = {"reason": "Data saling menguatkan.", "seen": seen_of(employee)}
    return actions.propose_placement(employee, by=by, at=NOW, **given | changes)


def confirm(placement, by, reason="Setuju."):
    return actions.confirm_placement(placement, reason=reason, by=by, at=NOW)


def fact(employee, by, **changes):
    given = {
        "kind": "pendidikan",
        "value": "s1",
        "title": "Kesmas",
        "since": date(2015, 9, 1),
        "basis": "Ijazah 1",
    }
    return actions.record_fact(employee, by=by.user, at=NOW, **given | changes)


def official(employee, by, **changes):
    given = {
        "year": 2025,
        "measured_on": TODAY,
        "qualification": Decimal(15),
        "competence": Decimal("32.5"),
        "performance": Decimal(25),
        "discipline": Decimal(5),
    }
    return actions.record_official(employee, by=by.user, at=NOW, **given | changes)


# Criteria


def test_the_agency_sets_criteria_from_a_day_on(cast):
    set_criteria(cast.ratna)
    later = set_criteria(cast.ratna, since=TODAY + timedelta(days=30), above_from=95)

    assert queries.criteria_on(TODAY).above_from == 90
    assert queries.criteria_on(later.since).above_from == 95
    assert queries.criteria_on(TODAY - timedelta(days=1)) is None
    assert queries.with_ends([later, queries.criteria_on(TODAY)])[1][1] == later.since
    assert Event.objects.last().kind == "careers.criteria_set"


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "umi", "agus", "opi", "wayan"])
def test_others_set_no_criteria(cast, who):
    with pytest.raises(Refused):
        set_criteria(getattr(cast, who))

    assert not TalentCriteria.objects.exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"meets_from": 90}, "Batas “di atas"),
        ({"weight_newest": 50}, "Jumlah bobot dua tahun"),
        ({"since": TODAY - timedelta(days=1)}, "paling cepat hari ini"),
    ],
)
def test_criteria_that_make_no_sense_are_refused(cast, changes, reason):
    with pytest.raises(Refused, match=reason):
        set_criteria(cast.ratna, **changes)


def test_two_criteria_never_begin_on_the_same_day(cast):
    set_criteria(cast.ratna)

    with pytest.raises(Refused, match="Sudah ada kriteria"):
        set_criteria(cast.ratna)


# Potensial


def test_a_member_keeps_a_part_with_its_source(cast, committee):
    kept = component(cast.budi, committee.first, last=TODAY + timedelta(days=365))

    assert (kept.score, kept.period.lower) == (80, TODAY)
    assert Event.objects.last().kind == "careers.component_recorded"
    assert list(queries.case_of(cast.budi, on=TODAY).facts.parts.values()) == [80]
    assert queries.case_of(cast.budi, on=TODAY + timedelta(days=366)).facts.parts == {}


def test_a_part_is_kept_once_for_its_time_and_may_follow_a_withdrawn_one(cast, committee):
    kept = component(cast.budi, committee.first)
    with pytest.raises(Refused, match="sudah tercatat"):
        component(cast.budi, committee.second, score=Decimal(100))

    actions.withdraw_component(kept, by=committee.second, at=NOW)
    component(cast.budi, committee.second, score=Decimal(70))

    assert PotentialComponent.objects.count() == 2
    with pytest.raises(Refused, match="sudah dicabut"):
        actions.withdraw_component(kept, by=committee.second, at=NOW)


def test_a_part_does_not_begin_tomorrow(cast, committee):
    with pytest.raises(Refused, match="paling lambat"):
        component(cast.budi, committee.first, first=TODAY + timedelta(days=1))


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "umi", "ratna", "agus", "opi"])
def test_only_the_committee_weighs(cast, committee, ready, who):
    user = getattr(cast, who).user
    waiting = propose(ready, committee.first)
    part = PotentialComponent.objects.first()

    for act in (
        lambda: component(cast.sari, user),
        lambda: actions.withdraw_component(part, by=user, at=NOW),
        lambda: propose(ready, user),
        lambda: confirm(waiting, user),
        lambda: actions.return_placement(waiting, reason="x", by=user, at=NOW),
        lambda: actions.recuse_from_case(ready, reason="x", by=user, at=NOW),
    ):
        with pytest.raises(Refused, match="Hanya anggota komite"):
            act()


def test_nobody_weighs_his_own_case(cast, committee, criteria):
    two_years(cast, cast.rina)
    all_parts(cast.rina)

    for act in (
        lambda: propose(cast.rina, committee.first),
        lambda: component(cast.rina, committee.first),
    ):
        with pytest.raises(Refused, match="Hanya anggota komite"):
            act()
    with pytest.raises(Refused, match="Hanya anggota komite"):
        confirm(propose(cast.rina, committee.second), committee.first)


def test_who_steps_back_decides_no_more(cast, committee, ready):
    placement = propose(ready, committee.first)

    actions.recuse_from_case(ready, reason="Saudara kandung.", by=committee.second, at=NOW)

    assert Recusal.objects.get().member == committee.second
    with pytest.raises(Refused, match="mundur"):
        confirm(placement, committee.second)
    with pytest.raises(Refused, match="mundur"):
        actions.recuse_from_case(ready, reason="Lagi.", by=committee.second, at=NOW)


# Placement


def test_two_members_place_somebody(cast, committee, ready):
    placement = propose(ready, committee.first)
    assert queries.standing_placement(ready) is None

    confirm(placement, committee.second)

    standing = queries.standing_placement(ready)
    assert (standing.box, standing.performance_score, standing.potential_score) == (
        7,
        94,
        Decimal("82.75"),
    )
    assert (standing.proposed_by, standing.confirmed_by) == (committee.first, committee.second)
    assert digest(standing.content) == standing.content_digest
    assert Message.objects.get().user == cast.budi.user
    assert [one.kind for one in Event.objects.order_by("pk")] == [
        "careers.placement_proposed",
        "careers.placement_confirmed",
    ]


def test_the_proposer_is_not_the_second_member(committee, ready):
    placement = propose(ready, committee.first)

    with pytest.raises(Refused, match="Anggota kedua"):
        confirm(placement, committee.first)


def test_what_is_missing_is_not_placed(cast, committee, criteria):
    all_parts(cast.budi)

    with pytest.raises(Refused) as refusal:
        propose(cast.budi, committee.first)

    assert refusal.value.reasons == [
        f"Predikat tahunan {year} belum ada, atau masih dalam keberatan." for year in (2025, 2024)
    ]


def test_a_contested_predikat_is_not_counted(cast, committee, criteria):

    two_years(cast, cast.budi)
    all_parts(cast.budi)
    with pgtrigger.ignore():
        Evaluation.objects.filter(period__year__year=2025).update(contest="dalam_keberatan")

    with pytest.raises(Refused, match="2025"):
        propose(cast.budi, committee.first)


def test_two_proposals_do_not_wait_at_once(committee, ready):
    propose(ready, committee.first)

    with pytest.raises(Refused, match="Sudah ada usulan"):
        propose(ready, committee.second)


def test_a_proposal_on_other_data_is_stale(committee, ready):
    seen = seen_of(ready)
    CareerRecordFactory(employee=ready, kind="disiplin", value="berat", since=TODAY)

    with pytest.raises(Stale):
        propose(ready, committee.first, seen=seen)


def test_a_confirmation_of_changed_data_is_stale(cast, committee, ready):
    placement = propose(ready, committee.first)
    part = ready.potential_components.get(part="pelatihan")
    actions.withdraw_component(part, by=committee.second, at=NOW)

    with pytest.raises(Stale):
        confirm(placement, committee.second)

    actions.return_placement(placement, reason="Pelatihan dicabut.", by=committee.first, at=NOW)
    assert TalentPlacement.objects.get().status == "dikembalikan"


def test_a_decided_proposal_is_not_decided_again(committee, ready, cast):
    RoleGrantFactory(user=cast.joko.user, role="komite_talenta")
    placement = propose(ready, committee.first)
    confirm(placement, committee.second)

    with pytest.raises(Refused, match="sudah ditetapkan"):
        confirm(placement, cast.joko.user)
    with pytest.raises(Refused, match="sudah ditetapkan"):
        actions.return_placement(placement, reason="x", by=committee.first, at=NOW)


def test_a_new_placement_takes_the_place_of_the_old_one(cast, committee, ready):
    TalentPlacementFactory(employee=ready, box=2, confirmed=True, confirmed_at=NOW - timedelta(30))

    confirm(propose(ready, committee.first), committee.second)

    assert queries.standing_placement(ready).box == 7
    people = type(ready).objects.filter(pk=ready.pk)
    assert queries.board_of(people, on=TODAY).boxes[7] == 1
    assert queries.board_of(people, on=TODAY).boxes[2] == 0


def test_a_punishment_blocks_and_leaves_the_box_alone(cast, committee, ready):
    before = queries.case_of(ready, on=TODAY)
    CareerRecordFactory(employee=ready, kind="disiplin", value="berat", since=TODAY)
    after = queries.case_of(ready, on=TODAY)

    assert after.place == before.place
    assert after.facts.holds == ("Hukuman disiplin berat, sejak 15 Juli 2026.",)
    assert replace(after.facts, holds=()) == before.facts


# Facts


def test_hr_keeps_a_fact_and_takes_it_back(cast):
    record = fact(cast.budi, cast.umi)
    assert queries.records_of([cast.budi.pk])[cast.budi.pk] == [record]

    actions.withdraw_fact(record, by=cast.ratna.user, at=NOW)

    assert queries.records_of([cast.budi.pk])[cast.budi.pk] == []
    assert CareerRecord.objects.count() == 1
    assert [one.kind for one in Event.objects.order_by("pk")] == [
        "careers.fact_recorded",
        "careers.fact_withdrawn",
    ]
    with pytest.raises(Refused, match="sudah dicabut"):
        actions.withdraw_fact(record, by=cast.ratna.user, at=NOW)


def test_a_fact_is_kept_once_and_not_from_the_future(cast):
    fact(cast.budi, cast.umi)

    with pytest.raises(Refused, match="sudah ada"):
        fact(cast.budi, cast.umi)
    with pytest.raises(Refused, match="masa depan"):
        fact(cast.budi, cast.umi, since=TODAY + timedelta(days=1))


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "tono", "rina", "agus", "opi", "wayan"])
def test_others_keep_no_facts(cast, committee, who):
    user = getattr(cast, who)
    record = CareerRecordFactory(employee=cast.budi)

    for act in (
        lambda: fact(cast.budi, user),
        lambda: actions.withdraw_fact(record, by=user.user, at=NOW),
        lambda: official(cast.budi, user),
    ):
        with pytest.raises(Refused, match="Hanya pengelola"):
            act()


def test_hr_of_another_office_and_nobody_for_himself(cast):
    RoleGrantFactory(user=cast.wayan.user, role="pengelola_opd", unit=cast.other)

    for employee, by in ((cast.budi, cast.wayan), (cast.umi, cast.umi), (cast.ratna, cast.ratna)):
        with pytest.raises(Refused, match="Hanya pengelola"):
            fact(employee, by)


def test_the_newest_entry_of_the_newest_year_is_the_official_figure(cast):
    official(cast.budi, cast.umi, year=2024)
    official(cast.budi, cast.umi)
    newest = official(cast.budi, cast.umi, competence=Decimal(40))

    assert queries.official_of([cast.budi.pk]) == {cast.budi.pk: newest}
    assert newest.total == 85
    assert OfficialIndex.objects.count() == 3
    with pytest.raises(Refused, match="masa depan"):
        official(cast.budi, cast.umi, measured_on=TODAY + timedelta(days=1))


def test_an_export_is_remembered(cast):
    actions.record_export(by=cast.ratna.user, at=NOW, form="ip-asn", rows=3, wanted={"unit": "x"})

    assert Event.objects.get().details["rows"] == 3


def test_a_recused_member_is_recused_in_that_case_only(cast, committee, ready):
    RecusalFactory(employee=cast.sari, member=committee.second)

    assert confirm(propose(ready, committee.first), committee.second).status == "ditetapkan"


def test_a_part_of_one_person_says_nothing_of_another(cast, committee, criteria):
    two_years(cast, cast.budi)
    all_parts(cast.rina)
    PotentialComponentFactory(employee=cast.budi, withdrawn_at=NOW, withdrawn_by=cast.rina.user)

    assert queries.case_of(cast.budi, on=TODAY).components == []
