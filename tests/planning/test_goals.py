"""Goals of the organisation: rules, list, form; who writes them (Lampiran II A.1)."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.planning import access, queries, rules
from kinerja.planning.enums import GoalLevel
from kinerja.planning.models import OrganisationGoal
from tests.factories import (
    TODAY,
    GoalFactory,
    PerformanceYearFactory,
    SkpFactory,
    WorkResultFactory,
)

DAYS = {"since": date(2026, 1, 1), "until": None, "year": 2026}
TOP = rules.GoalPlace("rpjmd", "BUNGO/")
OFFICE = rules.GoalPlace("pk", "BUNGO/DINKES/")


def test_every_document_says_what_it_stands_under():
    assert set(rules.UNDER) == set(GoalLevel)
    assert GoalLevel.PK not in rules.UNDER[GoalLevel.RENSTRA]


@pytest.mark.parametrize(
    ("place", "parent", "days", "sentences"),
    [
        (TOP, None, {}, []),
        (OFFICE, TOP, {}, []),
        (
            TOP,
            OFFICE,
            {},
            [
                "Sasaran RPJMD tidak dapat berada di bawah Perjanjian kinerja. Pilih induk lain.",
                "Sasaran induk harus milik unit ini atau unit di atasnya.",
            ],
        ),
        (
            OFFICE,
            rules.GoalPlace("pk", "BUNGO/DLH/"),
            {},
            ["Sasaran induk harus milik unit ini atau unit di atasnya."],
        ),
        (
            OFFICE,
            None,
            {"since": date(2027, 1, 1)},
            ["Masa berlaku sasaran harus menyentuh tahun 2026."],
        ),
        (
            OFFICE,
            None,
            {"since": date(2026, 5, 1), "until": date(2026, 4, 1)},
            ["Tanggal berakhir harus sesudah tanggal mulai."],
        ),
    ],
)
def test_where_a_goal_may_stand(place, parent, days, sentences):
    assert rules.blockers_to_place_goal(place=place, parent=parent, **{**DAYS, **days}) == sentences


@pytest.mark.parametrize(
    ("who", "in_own", "in_other"),
    [("ratna", True, True), ("umi", True, False), ("sari", False, False), ("agus", False, False)],
)
def test_who_keeps_goals(cast, who, in_own, in_other):
    user = getattr(cast, who).user

    assert access.can_keep_goals(user, cast.field, on=TODAY) is in_own
    assert access.can_keep_goals(user, cast.other, on=TODAY) is in_other


def test_pages_of_goals_are_found_by_those_who_keep_them(cast):
    goal = GoalFactory(unit=cast.office)

    assert access.get_goal(cast.umi.user, goal.pk, on=TODAY) == goal
    assert access.get_goal_unit(cast.umi.user, cast.office.pk, on=TODAY) == cast.office
    with pytest.raises(Http404):
        access.get_goal(cast.sari.user, goal.pk, on=TODAY)
    with pytest.raises(Http404):
        access.get_goal_unit(cast.umi.user, cast.other.pk, on=TODAY)


def test_a_year_is_found_by_its_number(db):
    PerformanceYearFactory(year=2025)
    year = PerformanceYearFactory(year=2026)

    assert access.get_known_year(2026) == year
    with pytest.raises(Http404):
        access.get_known_year(2030)


def test_a_plan_serves_goals_of_its_branch_that_are_in_force(cast):
    own = GoalFactory(unit=cast.office)
    top = GoalFactory(unit=cast.regency, level="rpjmd")
    GoalFactory(unit=cast.other)
    GoalFactory(unit=cast.office, until=date(2026, 5, 31))
    GoalFactory(unit=cast.office, since=date(2026, 12, 1))
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")

    assert list(queries.goals_for(skp, on=TODAY)) == [own, top]


# --- pages


def page(client, who, name, *args, data=None, **query):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    return client.get(address, query) if data is None else client.post(address, data)


def goal_data(**changes):
    fields = {
        "level": "pk",
        "code": "DINKES.1",
        "statement": "Menurunnya tengkes",
        "indicator": "Prevalensi tengkes",
        "target": "14",
        "unit_of_measure": "persen",
        "parent": "",
        "source": "",
        "since": "2026-01-12",
        "until": "",
        "revision": "0",
    }
    return {**fields, **changes}


def test_hr_enters_a_goal_and_changes_it_with_both_versions_told(client, cast):
    year = PerformanceYearFactory()

    answer = page(client, cast.umi, "goal_new", year.year, cast.office.pk, data=goal_data())
    goal = OrganisationGoal.objects.get()
    assert answer.url == f"/skp/sasaran/?tahun={year.year}&unit={cast.office.pk}"

    page(client, cast.umi, "goal_edit", goal.pk, data=goal_data(target="13"))
    answer = page(client, cast.umi, "goal_edit", goal.pk, data=goal_data(target="12"))

    goal.refresh_from_db()
    assert (goal.target, goal.revision, answer.status_code) == ("13", 1, 409)


def test_the_list_opens_on_ones_own_office_and_counts_who_serves(client, cast):
    served = GoalFactory(unit=cast.office, code="D.1")
    GoalFactory(unit=cast.field, code="D.2")
    GoalFactory(unit=cast.other, code="L.1")
    skp = SkpFactory(placement=cast.joko.placements.get())
    WorkResultFactory(skp=skp, goal=served)

    answer = page(client, cast.budi, "goal_list")

    assert [(goal.code, goal.served) for goal in answer.context["goals"]] == [
        ("D.1", 1),
        ("D.2", 0),
    ]
    assert answer.context["can_write"] is False
    assert answer.content.decode().count("Belum diturunkan") == 1


def test_another_office_is_asked_for_by_the_filter(client, cast):
    goal = GoalFactory(unit=cast.other)

    answer = page(client, cast.budi, "goal_list", unit=cast.other.pk, tahun=2026)

    assert answer.context["goals"] == [goal]


@pytest.mark.parametrize("query", [{}, {"unit": "x", "tahun": "y"}, {"unit": 0}])
def test_without_a_year_or_with_nonsense_the_list_is_empty(client, cast, query):
    answer = page(client, cast.budi, "goal_list", **query)

    assert (answer.status_code, answer.context["goals"]) == (200, [])


@pytest.mark.parametrize("goals", [1, 3])
def test_the_list_costs_the_same_with_one_goal_and_with_three(
    client, cast, django_assert_num_queries, goals
):
    for _ in range(goals):
        GoalFactory(unit=cast.office, parent=GoalFactory(unit=cast.regency, level="rpjmd"))
    client.force_login(cast.umi.user)

    with django_assert_num_queries(5):
        client.get(reverse("planning:goal_list"))


def test_a_leader_picks_his_result_from_a_goal(client, cast):
    goal = GoalFactory(unit=cast.office)
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    data = {
        "revision": "0",
        "kind": "utama",
        "statement": "Menurunnya tengkes",
        "origin": f"g{goal.pk}",
    }

    page(client, cast.joko, "result_new", skp.pk, data=data)

    assert skp.results.get().goal == goal


def test_a_goal_that_ended_stays_choosable_where_it_is_served(client, cast):
    goal = GoalFactory(unit=cast.office, until=date(2026, 5, 31))
    skp = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    result = WorkResultFactory(skp=skp, goal=goal)

    kept = page(client, cast.joko, "result_edit", skp.pk, result.pk).content.decode()
    new = page(client, cast.joko, "result_new", skp.pk).content.decode()

    assert f'value="g{goal.pk}"' in kept
    assert f'value="g{goal.pk}"' not in new
