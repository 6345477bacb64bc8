"""Gates of careers, asked directly: each condition has a test that notices it gone."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.http import Http404

from kinerja.careers import access, queries
from kinerja.lib.periods import between
from kinerja.organisation.models import Employee, Placement
from tests.careers.factories import (
    CareerRecordFactory,
    PotentialComponentFactory,
    RecusalFactory,
    TalentPlacementFactory,
)
from tests.factories import (
    NOW,
    TODAY,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
)


def refused(gate, user, pk):
    with pytest.raises(Http404):
        gate(user, pk, on=TODAY)


def test_nobody_keeps_his_own_facts(cast):
    own = CareerRecordFactory(employee=cast.umi)

    refused(access.get_kept, cast.umi.user, cast.umi.pk)
    refused(access.get_record, cast.umi.user, own.pk)
    assert access.can_keep_facts(cast.umi.user, cast.umi, on=TODAY) is False


def test_what_was_taken_back_is_not_found(cast, committee):
    gone = {"employee": cast.budi, "withdrawn_at": NOW, "withdrawn_by": cast.umi.user}

    refused(access.get_record, cast.umi.user, CareerRecordFactory(**gone).pk)
    refused(access.get_component, committee.first, PotentialComponentFactory(**gone).pk)


def test_a_decided_placement_is_no_longer_open(cast, committee):
    done = TalentPlacementFactory(employee=cast.budi, confirmed=True)

    refused(access.get_open_placement, committee.first, done.pk)


def test_a_member_finds_nothing_in_his_own_case(cast, committee):
    part = PotentialComponentFactory(employee=cast.rina)
    placement = TalentPlacementFactory(employee=cast.rina)

    refused(access.get_case, committee.first, cast.rina.pk)
    refused(access.get_component, committee.first, part.pk)
    refused(access.get_open_placement, committee.first, placement.pk)
    assert access.can_weigh(committee.first, cast.rina, on=TODAY) is False
    assert access.can_weigh(committee.second, cast.rina, on=TODAY) is True


def test_a_recusal_is_of_one_member_in_one_case(cast, committee):
    RecusalFactory(employee=cast.budi, member=committee.first)

    found = {
        (who, whose): access.can_weigh(getattr(committee, who), getattr(cast, whose), on=TODAY)
        for who in ("first", "second")
        for whose in ("budi", "sari")
    }
    assert found == {
        ("first", "budi"): False,
        ("first", "sari"): True,
        ("second", "budi"): True,
        ("second", "sari"): True,
    }


def test_a_member_of_one_office_reads_and_weighs_that_office_only(cast):
    RoleGrantFactory(user=cast.opi.user, role="komite_talenta", unit=cast.office)

    weighed = {one.name for one in access.weighed_people(cast.opi.user, on=TODAY)}
    assert weighed == {"Joko", "Sari", "Tono", "Budi", "Rina", "Umi"}
    assert {one.name for one in access.people_read(cast.opi.user, on=TODAY)} == weighed
    refused(access.get_person, cast.opi.user, cast.wayan.pk)


def test_only_people_with_a_task_read_facts(cast, committee):
    readers = {
        who
        for who in ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")
        if access.people_read(getattr(cast, who).user, on=TODAY).filter(pk=cast.budi.pk).exists()
    }

    assert readers == {"rina", "wayan", "umi", "ratna"}  # two of the committee, two of HR


@pytest.mark.parametrize("who", ["umi", "ratna", "rina", "wayan"])
@pytest.mark.parametrize("whose", ["budi", "umi", "ratna", "rina", "wayan"])
def test_the_page_offers_to_record_what_the_act_allows(cast, committee, who, whose):
    user, person = getattr(cast, who).user, getattr(cast, whose)
    found = access.people_read(user, on=TODAY).filter(pk=person.pk)

    offered = [access.may_record(user, one) for one in found]
    assert (offered or [False]) == [access.can_keep_facts(user, person, on=TODAY)]


def test_development_knows_nothing_of_boxes():
    """Neither by an import (contract) nor by the name of a table in its text."""
    sources = Path("kinerja/development").rglob("*.py")
    named = [
        path.name
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if "careers" in (getattr(node, "module", "") or "")
        or (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and "careers_" in node.value
        )
    ]

    assert named == []


def test_a_plt_post_and_a_post_of_last_year_make_nobody_a_person_of_that_office(cast):
    RoleGrantFactory(user=cast.opi.user, role="komite_talenta", unit=cast.other)
    there = PositionFactory(unit=cast.other)
    PlacementFactory(employee=cast.budi, position=there, kind="plt")
    PlacementFactory(
        employee=cast.sari, position=there, period=between(date(2025, 1, 1), date(2025, 12, 31))
    )

    assert [one.name for one in access.weighed_people(cast.opi.user, on=TODAY)] == ["Wayan"]
    everybody = Employee.objects.all()
    found = queries.in_unit(queries.placed_today(everybody, on=TODAY), "Lingkungan", on=TODAY)
    assert [one.name for one in found] == ["Wayan"]
    budi = queries.placed_today(everybody.filter(pk=cast.budi.pk), on=TODAY).get()
    assert (budi.position, budi.unit) == ("Epidemiolog Ahli Pertama", "Bidang Kesmas")


def test_who_holds_no_post_today_is_in_no_list(cast):
    Placement.objects.filter(employee=cast.budi).update(
        period=between(date(2025, 1, 1), date(2026, 7, 14))
    )
    people = Employee.objects.filter(pk=cast.budi.pk)

    assert list(queries.placed_today(people, on=TODAY)) == []
    assert list(queries.mapped_people(path="", on=TODAY).filter(pk=cast.budi.pk)) == []
