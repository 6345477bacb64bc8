"""Pohon kinerja: who stands under what, what is left, who reads what."""

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.organisation.access import people_in_sight
from kinerja.planning import access, queries
from kinerja.planning.models import WorkResult
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


def below_of(who, above):
    """What somebody reads below a goal or a result."""
    rows = queries.current_results()
    rows = rows.filter(**{"goal" if hasattr(above, "code") else "parent": above})
    return queries.below(rows, people=people_in_sight(who.user, on=TODAY), on=TODAY)


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

    assert node.goal.statement == "Menurunnya prevalensi tengkes"
    assert [(one.result.statement, one.below) for one in node.branches] == [("Tengkes turun", 1)]
    [second_goal] = node.goals
    assert (second_goal.is_left, node.left) == (True, 1)


def test_a_goal_of_the_regency_is_there_when_the_office_serves_it(cast):
    served = GoalFactory(unit=cast.regency, level="rpjmd", code="K.1")
    GoalFactory(unit=cast.regency, level="rpjmd", code="K.2")
    linked(current(cast.joko, kind="jpt_ukm"), goal=served, statement="Naiknya IPM")
    linked(current(cast.wayan), goal=served, statement="Dari unit lain")

    [node] = roots(cast, cast.ratna)
    assert [branch.result.statement for branch in node.branches] == ["Naiknya IPM"]
    [first, second] = roots(cast, cast.ratna, unit=cast.regency)
    assert len(first.branches) == 2
    assert second.is_left is True


def test_a_leaders_result_nobody_serves_is_left(cast, chain):
    linked(current(cast.tono), parent=chain[1], statement="Tanpa bawahan")
    linked(chain[2].skp, parent=chain[1], statement="Belum dibagi", order=9)

    [node] = roots(cast, cast.joko)
    [top] = node.branches
    below = below_of(cast.joko, chain[1])

    assert (top.is_left, top.below, top.left_below, node.left) == (False, 3, 1, 1)
    assert [(one.result.statement, one.is_left) for one in below.branches] == [
        ("Data tengkes sahih", False),
        ("Belum dibagi", True),
    ]
    assert (below.left, below.hidden) == (1, 1)  # Tono's own is not Joko's to read


def test_what_waits_below_a_result_counts_only_what_one_may_read(cast, chain):
    linked(current(cast.tono), goal=chain[0], statement="Dari Tono")
    tono = WorkResult.objects.get(statement="Dari Tono")
    linked(chain[2].skp, parent=tono, statement="Belum dibagi", order=9)

    [seen] = roots(cast, cast.tono)
    assert [(one.below, one.left) for one in seen.branches] == [(1, 0)]
    [seen] = roots(cast, cast.ratna)
    assert [(one.below, one.left) for one in seen.branches] == [(1, 0), (1, 1)]
    assert (below_of(cast.joko, tono).left, below_of(cast.joko, tono).hidden) == (1, 0)
    assert (below_of(cast.tono, tono).left, below_of(cast.tono, tono).hidden) == (0, 1)


def test_results_of_people_out_of_sight_are_counted_not_shown(cast, chain):
    [node] = roots(cast, cast.rina)

    assert (node.branches, node.hidden, node.is_left) == ([], 1, False)


def test_drafts_and_replaced_plans_are_not_in_the_tree(cast, chain):
    goal = GoalFactory(unit=cast.office, code="D.2")
    draft = SkpFactory(placement=cast.tono.placements.get())
    WorkResultFactory(skp=draft, goal=goal)
    linked(draft, parent=chain[2], order=2)
    linked(draft, parent=chain[1], order=3)

    first, second = roots(cast, cast.joko)

    assert first.branches[0].below == 1
    assert second.is_left is True
    assert [one.below for one in below_of(cast.joko, chain[1]).branches] == [1]


def test_the_page_says_how_much_is_left_and_leads_into_a_branch(client, cast, chain):
    GoalFactory(unit=cast.office, code="D.2")
    client.force_login(cast.joko.user)

    body = client.get(reverse("planning:tree")).content.decode()
    assert "1 sasaran dan hasil pimpinan belum diturunkan." in body
    assert reverse("planning:tree_result", args=[chain[1].pk]) in body
    body = client.get(reverse("planning:tree_result", args=[chain[2].pk])).content.decode()
    assert "Mendukung hasil pimpinan: Tengkes turun" in body
    assert "<p>1 hasil kerja dapat Anda baca.</p>" in body
    skp = reverse("planning:skp_read", args=[chain[3].skp_id])
    assert f'<a href="{skp}">Balita diukur</a>' in body
    body = client.get(reverse("planning:tree_result", args=[chain[3].pk])).content.decode()
    assert "Belum ada hasil kerja yang mendukung hasil ini." in body


def test_a_goal_shows_its_first_results_and_its_own_page_the_others(
    client, cast, chain, monkeypatch
):
    monkeypatch.setattr("kinerja.planning.queries.tree.ROOM", 1)
    for order in range(2, 6):
        linked(chain[1].skp, goal=chain[0], order=order, statement=f"Hasil {order}")
    linked(chain[2].skp, parent=chain[2], order=7, statement="Menunggu")
    client.force_login(cast.joko.user)

    body = client.get(reverse("planning:tree")).content.decode()
    address = reverse("planning:tree_goal", args=[chain[0].pk])
    assert f'<a href="{address}">2 hasil kerja lain' in body
    assert [f"Hasil {order}" in body for order in range(2, 6)] == [True, True, False, False]
    assert "4 sasaran dan hasil pimpinan belum diturunkan." in body
    body = client.get(address).content.decode()
    assert [f"Hasil {order}" in body for order in range(2, 6)] == [True] * 4
    assert "<p>5 hasil kerja dapat Anda baca, 4 di antaranya belum diturunkan.</p>" in body


def test_the_page_of_a_goal_goes_on_after_fifty(client, cast):
    goal, skp = GoalFactory(unit=cast.office), current(cast.joko, kind="jpt_ukm")
    for order in range(1, 52):
        linked(skp, goal=goal, order=order, statement=f"Hasil nomor {order}.")
    client.force_login(cast.joko.user)
    address = reverse("planning:tree_goal", args=[goal.pk])

    first = client.get(address)
    after = first.context["below"].page.next_after
    second = client.get(f"{address}?setelah={after}").content.decode()

    assert f'href="?setelah={after}"' in first.content.decode()
    assert ("Hasil nomor 51." in first.content.decode(), "Hasil nomor 51." in second) == (
        False,
        True,
    )
    assert ("Hasil nomor 50." in second, 'rel="next"' in second) == (False, False)


def test_words_of_a_line_are_words(client, cast, chain):
    linked(chain[1].skp, parent=chain[1], order=9, statement="<b>Tebal</b>")
    cast.joko.__class__.objects.filter(pk=cast.joko.pk).update(name="<i>Joko</i>")
    client.force_login(cast.joko.user)

    body = client.get(reverse("planning:tree_result", args=[chain[1].pk])).content.decode()

    assert "&lt;b&gt;Tebal&lt;/b&gt;</a>" in body
    assert "&lt;i&gt;Joko&lt;/i&gt;" in body
    assert "<b>Tebal" not in body


def test_a_goals_page_says_when_others_serve_it(client, cast, chain):
    client.force_login(cast.rina.user)

    body = client.get(reverse("planning:tree_goal", args=[chain[0].pk])).content.decode()

    assert "0 hasil kerja dapat Anda baca. 1 hasil kerja pegawai lain tidak ditampilkan." in body
    assert "Tengkes turun" not in body


def test_a_branch_of_somebody_out_of_sight_does_not_exist(cast, chain):
    assert access.get_result_in_tree(cast.sari.user, chain[3].pk, on=TODAY) == chain[3]
    with pytest.raises(Http404):
        access.get_result_in_tree(cast.wayan.user, chain[3].pk, on=TODAY)


def test_a_draft_is_no_branch(cast):
    row = WorkResultFactory(skp=SkpFactory(placement=cast.budi.placements.get()))
    with pytest.raises(Http404):
        access.get_result_in_tree(cast.sari.user, row.pk, on=TODAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_costs_the_same_with_one_branch_and_with_three(
    client, cast, django_assert_num_queries, rows
):
    top, middle = current(cast.joko, kind="jpt_ukm"), current(cast.sari)
    for _ in range(rows):
        goal = GoalFactory(unit=cast.office)
        row = linked(top, goal=goal)
        linked(middle, parent=row)
        linked(top, goal=GoalFactory(unit=cast.regency, level="rpjmd"))
    for _ in range(rows):
        linked(middle, parent=row)
    client.force_login(cast.joko.user)

    with django_assert_num_queries(9):
        client.get(reverse("planning:tree"))
    with django_assert_num_queries(5):
        client.get(reverse("planning:tree_result", args=[row.pk]))
    with django_assert_num_queries(6):
        client.get(reverse("planning:tree_goal", args=[goal.pk]))
