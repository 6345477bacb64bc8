"""Pohon kinerja: goals, the results that serve them, and what nobody took further yet."""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from kinerja.lib.paging import Page, page_by_name
from kinerja.organisation.access import among
from kinerja.organisation.models import ReportingLine
from kinerja.organisation.rules import full_name
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import OrganisationGoal, WorkResult
from kinerja.planning.queries.goals import goals_within, paths_up

CURRENT = (SkpStatus.AGREED, SkpStatus.SUBMITTED)
ROOM = 80  # results on the page of an office, shared among its goals
FEWEST = 3  # of each goal
SHOWN = (
    *("pk", "statement", "goal_id", "skp_id", "owner_rates"),
    *("skp__employee_id", "skp__employee__name"),
    *("skp__employee__title_before", "skp__employee__title_after"),
)


@dataclass(frozen=True)
class Branch:
    """A result one may read, with how many stand below it and how many of those wait."""

    result: tuple  # named as in SHOWN
    below: int = 0
    left_below: int = 0

    @property
    def owner(self) -> str:
        row = self.result
        before, after = row.skp__employee__title_before, row.skp__employee__title_after
        return full_name(before, row.skp__employee__name, after)

    @property
    def is_left(self) -> bool:
        """Belum diturunkan: its owner leads people, and nobody serves it."""
        return self.result.owner_rates and not self.below

    @property
    def left(self) -> int:
        return self.is_left + self.left_below


@dataclass
class GoalNode:
    """A goal with the goals and the results under it; `hidden` are results one may not read."""

    goal: OrganisationGoal
    room: int
    goals: list = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    hidden: int = 0

    @property
    def shown(self) -> list[Branch]:
        return self.branches[: self.room]

    @property
    def further(self) -> int:
        """How many results its own page shows and this one does not."""
        return max(0, len(self.branches) - self.room)

    @property
    def is_left(self) -> bool:
        return not (self.goals or self.branches or self.hidden)

    @property
    def left(self) -> int:
        """How many in this branch are not taken further, shown or not."""
        return self.is_left + sum(part.left for part in (*self.goals, *self.branches))


@dataclass(frozen=True)
class Below:
    """A page of the results below a goal or a result; the numbers are of all pages."""

    page: Page
    branches: list[Branch]
    count: int
    hidden: int
    left: int


def current_results():
    """Results of set or submitted plans."""
    return WorkResult.objects.filter(skp__status__in=CURRENT)


def goal_tree(year, *, unit, people, on) -> list[GoalNode]:
    """The goals of a unit as a tree, with the results that serve them and what is below, counted.

    A goal of the regency is there too when somebody of this office serves it.
    """
    goals = {goal.pk: goal for goal in goals_within(year, unit=unit)}
    mine = Q(goal__in=list(goals))
    if unit.parent_id:
        from_here = Q(skp__placement__position__unit__path__startswith=unit.path)
        mine |= from_here & Q(goal__unit__path__in=paths_up(unit.path)[:-1])
    rows = list(_rows(current_results().filter(mine, goal__year=year), on=on))
    above = {row.goal_id for row in rows} - goals.keys()
    if above:
        served = OrganisationGoal.objects.select_related("unit").filter(pk__in=above)
        goals |= {goal.pk: goal for goal in served}
    room = max(FEWEST, ROOM // (len({row.goal_id for row in rows}) or 1))
    nodes = {
        goal.pk: GoalNode(goal, room)
        for goal in sorted(goals.values(), key=lambda goal: (goal.unit.path, goal.code))
    }
    for branch in _branches(rows, _beneath(rows, on=on), people=people):
        nodes[branch.result.goal_id].branches.append(branch)
    for goal, number in Counter(row.goal_id for row in rows).items():
        nodes[goal].hidden = number - len(nodes[goal].branches)
    return _rooted(nodes)


def below(rows, *, people, on, after="") -> Below:
    """One page of these results, as far as one may read them, and the number of the others."""
    seen = rows.filter(among(people, "skp__employee"))
    shown = _rows(seen, on=on)
    page = page_by_name(shown, name="skp__employee__name", after=after, counted=False)
    known = {row.skp__employee_id for row in page.rows}
    branches = _branches(page.rows, _beneath(page.rows, on=on), people=people, known=known)
    if after or page.next_after:
        count, left = seen.count(), seen.filter(_waits(on=on)).count()
    else:
        count, left = len(branches), sum(branch.is_left for branch in branches)
    return Below(page, branches, count, hidden=rows.count() - count, left=left)


def _beneath(rows, *, on) -> dict:
    """What serves each of these rows: how many results, and the owners of those that wait."""
    found = (
        current_results()
        .filter(parent__in=[row.pk for row in rows])
        .values_list("parent")
        .annotate(
            below=Count("pk"),
            waiting=ArrayAgg("skp__employee", filter=_waits(on=on), default=[]),
        )
    )
    return {parent: (below, waiting) for parent, below, waiting in found}


def _branches(rows, beneath, *, people, known=()) -> list[Branch]:
    """The rows of those one may read; `known` are owners of whom it was asked before."""
    owners = {row.skp__employee_id for row in rows}.union(*(who for _, who in beneath.values()))
    asked = owners.difference(known)
    seen = set(people.filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    seen.update(known)
    branches = []
    for row in rows:
        if row.skp__employee_id in seen:
            below, waiting = beneath.get(row.pk, (0, ()))
            branches.append(Branch(row, below, sum(owner in seen for owner in waiting)))
    return branches


def _rows(results, *, on):
    """What a line of the tree shows, by name; annotated: owner_rates."""
    return (
        results.annotate(owner_rates=_rates(on=on))
        .order_by("skp__employee__name", "pk")
        .values_list(*SHOWN, named=True)
    )


def _rates(*, on):
    return Exists(
        ReportingLine.objects.filter(appraiser=OuterRef("skp__employee"), period__contains=on)
    )


def _waits(*, on):
    """Belum diturunkan, of a result: its owner leads people, and nobody serves it.

    Not by `Exists`, for which the server reads all results that serve any other.
    """
    serving = current_results().filter(parent=OuterRef("pk")).values("pk")[:1]
    return Q(_rates(on=on), IsNull(Subquery(serving), True))


def _rooted(nodes):
    roots = []
    for node in nodes.values():
        above = nodes.get(node.goal.parent_id)
        (above.goals if above else roots).append(node)
    return roots
