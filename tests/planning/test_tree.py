"""Pohon kinerja: who stands under what, what is left, who reads what."""

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.organisation.access import people_in_sight
from kinerja.planning import access, queries
from tests.factories import (
    TODAY,
    GoalFactory,
    PerformanceYearFactory,
    SkpFactory,
    WorkResultFactory,
)


def current(employee, **more):
    """A submitted plan of somebody, which the tree shows."""
    return SkpFactory(
        placement=employee.placements.get(),
        status="diajukan",
        submitted_at="2026-01-10T00:00Z",
        submitted_by=employee.user,
        **more,
    )


def linked(skp, **more):
    return WorkResultFactory(skp=skp, cascade="langsung", no_parent_reason="", **more)


def roots(cast, who, unit=None):
    people = people_in_sight(who.user, on=TODAY)
    return queries.goal_tree(
        PerformanceYearFactory(), unit=unit or cast.office, people=people, on=TODAY
    )


@pytest.fixture
def chain(cast):
    """A goal → Joko's result → Sari's → Budi's."""
    goal = GoalFactory(unit=cast.office, code="D.1")
    top = linked(current(cast.joko, kind="jpt_ukm"), goal=goal, statement="Tengkes turun")
    middle = linked(current(cast.sari), parent=top, statement="Data tengkes sahih")
    low = linked(current(cast.budi), parent=middle, statement="Balita diukur")
    return goal, top, middle, low


def test_goals_stand_under_goals_and_results_under_both(cast, chain):
    GoalFactory(unit=cast.office, code="D.2", parent=chain[0])

    [node] = roots(cast, cast.joko)

    assert node.words == "Menurunnya prevalensi tengkes"
    top, second_goal = node.children
    assert (top.words, [child.words for child in top.children]) == (
        "Tengkes turun",
        ["Data tengkes sahih"],
    )
    assert top.children[0].further == 1
    assert (second_goal.is_left, node.left) == (True, 1)


def test_a_goal_of_the_regency_is_there_when_the_office_serves_it(cast):
    served = GoalFactory(unit=cast.regency, level="rpjmd", code="K.1")
    GoalFactory(unit=cast.regency, level="rpjmd", code="K.2")
    linked(current(cast.joko, kind="jpt_ukm"), goal=served, statement="Naiknya IPM")
    linked(current(cast.wayan), goal=served, statement="Dari unit lain")

    [node] = roots(cast, cast.ratna)
    assert [child.words for child in node.children] == ["Naiknya IPM"]
    [first, second] = roots(cast, cast.ratna, unit=cast.regency)
    assert len(first.children) == 2
    assert second.is_left is True


def test_a_leaders_result_nobody_serves_is_left(cast, chain):
    linked(current(cast.tono), parent=chain[1], statement="Tanpa bawahan")
    linked(chain[2].skp, parent=chain[1], statement="Belum dibagi", order=9)

    [node] = roots(cast, cast.joko)

    left = {child.words: child.is_left for child in node.children[0].children}
    assert left == {"Data tengkes sahih": False, "Belum dibagi": True}
    assert node.left == 1


def test_results_of_people_out_of_sight_are_counted_not_shown(cast, chain):
    [node] = roots(cast, cast.rina)

    assert (node.children, node.hidden, node.is_left) == ([], 1, False)


def test_drafts_and_replaced_plans_are_not_in_the_tree(cast):
    goal = GoalFactory(unit=cast.office)
    WorkResultFactory(skp=SkpFactory(placement=cast.joko.placements.get()), goal=goal)

    [node] = roots(cast, cast.joko)

    assert node.is_left is True


def test_the_page_says_how_much_is_left_and_opens_a_branch(client, cast, chain):
    GoalFactory(unit=cast.office, code="D.2")
    client.force_login(cast.joko.user)

    body = client.get(reverse("planning:tree")).content.decode()
    assert "1 sasaran dan hasil pimpinan belum diturunkan." in body
    assert reverse("planning:tree_result", args=[chain[1].pk]) in body
    body = client.get(reverse("planning:tree_result", args=[chain[2].pk])).content.decode()
    assert "Balita diukur" in body
    assert "Mendukung hasil pimpinan: Tengkes turun" in body


def test_a_branch_of_somebody_out_of_sight_does_not_exist(cast, chain):
    assert access.get_result_in_tree(cast.sari.user, chain[3].pk, on=TODAY) == chain[3]
    with pytest.raises(Http404):
        access.get_result_in_tree(cast.wayan.user, chain[3].pk, on=TODAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_costs_the_same_with_one_branch_and_with_three(
    client, cast, django_assert_num_queries, rows
):
    top, middle = current(cast.joko, kind="jpt_ukm"), current(cast.sari)
    for _ in range(rows):
        goal = GoalFactory(unit=cast.office)
        linked(middle, parent=linked(top, goal=goal))
    client.force_login(cast.joko.user)

    with django_assert_num_queries(11):
        client.get(reverse("planning:tree"))
