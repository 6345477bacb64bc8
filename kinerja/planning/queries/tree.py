"""Pohon kinerja: goals, the results that serve them, and what nobody took further yet."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.organisation.models import ReportingLine
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import WorkResult
from kinerja.planning.queries.goals import goals_of, paths_up

CURRENT = (SkpStatus.AGREED, SkpStatus.SUBMITTED)


@dataclass
class Node:
    """A goal or a result with what stands under it; `hidden` are results one may not read."""

    words: str
    detail: str = ""
    result: WorkResult | None = None
    children: list = field(default_factory=list)
    hidden: int = 0
    further: int = 0  # results under it that this page does not unfold
    is_left: bool = False  # belum diturunkan

    @property
    def left(self) -> int:
        """How many in this branch are not taken further."""
        return self.is_left + sum(child.left for child in self.children)

    @property
    def has_more(self) -> bool:
        return bool(self.children or self.hidden or self.further)


def current_results(*, on):
    """Results of set or submitted plans, with what serves them and whether somebody could."""
    rates = ReportingLine.objects.filter(appraiser=OuterRef("skp__employee"), period__contains=on)
    return (
        WorkResult.objects.filter(skp__status__in=CURRENT)
        .select_related("skp__employee", "goal__unit", "parent")
        .annotate(
            served=Count("derived", filter=Q(derived__skp__status__in=CURRENT), distinct=True),
            owner_rates=Exists(rates),
        )
        .order_by("skp__employee__name", "order")
    )


def goal_tree(year, *, unit, people, on) -> list[Node]:
    """The goals of a unit as a tree, with the results that serve them and the next below.

    A goal of the regency is there too when somebody of this office serves it.
    """
    goals = list(goals_of(year, unit=unit))
    mine = Q(goal__in=[goal.pk for goal in goals])
    if unit.parent_id:
        from_here = Q(skp__placement__position__unit__path__startswith=unit.path)
        mine |= from_here & Q(goal__unit__path__in=paths_up(unit.path)[:-1])
    first = list(current_results(on=on).filter(mine, goal__year=year))
    above = {row.goal_id: row.goal for row in first} | {goal.pk: goal for goal in goals}
    goals = sorted(above.values(), key=lambda goal: (goal.unit.path, goal.code))
    nodes = {goal.pk: _goal_node(goal) for goal in goals}
    below = _unfolded(first, people=people, on=on)
    for result in first:
        _hang(nodes[result.goal_id], result, below)
    roots = []
    for goal in goals:
        above = nodes.get(goal.parent_id)
        (above.children if above else roots).append(nodes[goal.pk])
    for node in nodes.values():
        node.is_left = not node.has_more
    return roots


def result_tree(result, *, people, on) -> Node:
    """One result with the results below it, two levels deep."""
    row = current_results(on=on).get(pk=result.pk)
    return _unfolded([row], people=people, on=on)[row.pk]


def _unfolded(rows, *, people, on):
    """A node for each readable result, with its next level hung below."""
    second = list(current_results(on=on).filter(parent__in=[row.pk for row in rows]))
    owners = {row.skp.employee_id for row in [*rows, *second]}
    readable = set(people.filter(pk__in=owners).values_list("pk", flat=True))
    nodes = {row.pk: _result_node(row) for row in rows if row.skp.employee_id in readable}
    for row in second:
        node = nodes.get(row.parent_id)
        if node and row.skp.employee_id in readable:
            leaf = _result_node(row)
            leaf.further = row.served
            node.children.append(leaf)
        elif node:
            node.hidden += 1
    return nodes


def _hang(node, result, below):
    if result.pk in below:
        node.children.append(below[result.pk])
    else:
        node.hidden += 1


def _goal_node(goal):
    target = f"{goal.indicator}: {goal.target} {goal.unit_of_measure}".strip()
    return Node(goal.statement, f"{goal.get_level_display()} {goal.code} · {target}")


def _result_node(row):
    return Node(
        row.statement,
        row.skp.employee.full_name,
        result=row,
        is_left=row.owner_rates and not row.served,
    )
