"""Pohon kinerja: goals, the results that serve them, and what nobody took further yet."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.lib.paging import Page, page_by_name
from kinerja.organisation.models import ReportingLine
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import OrganisationGoal, WorkResult
from kinerja.planning.queries.goals import goals_of, paths_up

CURRENT = (SkpStatus.AGREED, SkpStatus.SUBMITTED)
ROOM = 80  # results on the page of an office, shared among its goals
FEWEST = 3  # of each goal
SHOWN = (
    "statement",
    "order",
    "goal",
    "skp__employee__name",
    "skp__employee__title_before",
    "skp__employee__title_after",
)


@dataclass(frozen=True)
class Branch:
    """A result one may read, with how many stand below it and how many of those wait."""

    result: WorkResult
    below: int = 0
    left_below: int = 0

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
    """A page of the results below a goal or a result; `left` counts all pages."""

    page: Page
    branches: list[Branch]
    hidden: int
    left: int


def current_results():
    """Results of set or submitted plans."""
    return WorkResult.objects.filter(skp__status__in=CURRENT)


def goal_tree(year, *, unit, people, on) -> list[GoalNode]:
    """The goals of a unit as a tree, with the results that serve them and what is below, counted.

    A goal of the regency is there too when somebody of this office serves it.
    """
    goals = {goal.pk: goal for goal in goals_of(year, unit=unit)}
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
    readable = _readable(rows, people=people)
    seen = [row for row in rows if row.skp.employee_id in readable]
    for branch in branches_of(seen, people=people, on=on):
        nodes[branch.result.goal_id].branches.append(branch)
    for row in rows:
        nodes[row.goal_id].hidden += row.skp.employee_id not in readable
    return _rooted(nodes)


def below(rows, *, people, on, after="") -> Below:
    """One page of these results, as far as one may read them, and the number of the others."""
    seen = Q(skp__employee__in=people)
    page = page_by_name(_rows(rows.filter(seen), on=on), name="skp__employee__name", after=after)
    counted = rows.aggregate(all=Count("pk"), left=Count("pk", filter=seen & _waits(on=on)))
    branches = branches_of(page.rows, people=people, on=on)
    return Below(page, branches, hidden=counted["all"] - page.count, left=counted["left"])


def branches_of(rows, *, people, on) -> list[Branch]:
    """These rows with what stands below each, in one question."""
    found = (
        current_results()
        .filter(parent__in=[row.pk for row in rows])
        .values_list("parent")
        .annotate(
            below=Count("pk"),
            left=Count("pk", filter=Q(skp__employee__in=people) & _waits(on=on)),
        )
    )
    counts = defaultdict(lambda: (0, 0), {parent: tuple(two) for parent, *two in found})
    return [Branch(row, *counts[row.pk]) for row in rows]


def _rows(results, *, on):
    """What a line of the tree shows, by name; annotated: owner_rates."""
    return (
        results.select_related("skp__employee")
        .only(*SHOWN)
        .annotate(owner_rates=_rates(on=on))
        .order_by("skp__employee__name", "pk")
    )


def _rates(*, on):
    return Exists(
        ReportingLine.objects.filter(appraiser=OuterRef("skp__employee"), period__contains=on)
    )


def _waits(*, on):
    """Belum diturunkan, of a result: its owner leads people, and nobody serves it."""
    return _rates(on=on) & ~Exists(current_results().filter(parent=OuterRef("pk")))


def _readable(rows, *, people):
    owners = {row.skp.employee_id for row in rows}
    return set(people.filter(pk__in=owners).values_list("pk", flat=True))


def _rooted(nodes):
    roots = []
    for node in nodes.values():
        above = nodes.get(node.goal.parent_id)
        (above.goals if above else roots).append(node)
    return roots
