"""Goals in a spreadsheet beside those that are kept."""

from dataclasses import dataclass, field

from kinerja.integration.rules import goals as rules
from kinerja.integration.rules.headers import plain
from kinerja.lib.canonical import digest
from kinerja.lib.spreadsheet import xlsx
from kinerja.planning.enums import GoalLevel
from kinerja.planning.models import OrganisationGoal

COMPARED = ("level", "statement", "indicator", "target", "unit_of_measure", "parent", "source")


@dataclass
class GoalChange:
    """One row of the file and what it changes: (label, before, after)."""

    row: rules.GoalRow
    goal: OrganisationGoal | None
    changes: list = field(default_factory=list)


@dataclass(frozen=True)
class GoalPreview:
    """What would be entered and changed, how many stay, what is wrong as (cell, sentence)."""

    new: list
    changed: list
    same: int
    wrong: list

    @property
    def digest(self) -> str:
        """What was shown; an apply on top of something else is refused."""
        changed = [[change.goal.pk, change.goal.revision] for change in self.changed]
        return digest([[change.row.code for change in self.new], changed])


def goal_preview(year, rows: list[dict], *, units) -> GoalPreview:
    """The file against the goals of the year; `units` are those the reader may write for."""
    units = list(units)
    words = {plain(word): unit.pk for unit in units for word in (unit.code, unit.name)}
    goals, wrong = rules.read_goals(rows, units=words, levels=_levels())
    kept = {
        (goal.unit_id, goal.code): goal
        for goal in OrganisationGoal.objects.filter(year=year).select_related("parent", "unit")
    }
    codes = {code for _, code in kept} | {goal.code for goal in goals}
    wrong += [
        (goal.cell, f"Kode induk {goal.parent} tidak ada di berkas maupun di daftar sasaran.")
        for goal in goals
        if goal.parent and goal.parent not in codes
    ]
    if not goals and not wrong:
        wrong = [("", "Berkas ini belum memuat sasaran. Isi templat, lalu unggah.")]
    found = [_compared(goal, kept.get((goal.unit, goal.code))) for goal in goals]
    return GoalPreview(
        new=[change for change in found if change.goal is None],
        changed=[change for change in found if change.goal and change.changes],
        same=sum(1 for change in found if change.goal and not change.changes),
        wrong=wrong,
    )


def _levels():
    named = {plain(level.label): level.value for level in GoalLevel}
    return named | {plain(level.value): level.value for level in GoalLevel}


def _compared(row, goal):
    if goal is None:
        return GoalChange(row, None)
    before = {name: getattr(goal, name) for name in COMPARED}
    before["parent"] = goal.parent.code if goal.parent else ""
    changes = [
        (rules.LABELS[name], _shown(name, before[name]), _shown(name, getattr(row, name)))
        for name in COMPARED
        if before[name] != getattr(row, name)
    ]
    return GoalChange(row, goal, changes)


def _shown(name, value):
    return GoalLevel(value).label if name == "level" else value


def goal_template(year, *, units) -> bytes:
    """The goals that are kept, ready to be completed; an empty table is a table to fill."""
    goals = OrganisationGoal.objects.filter(year=year, unit__in=units).select_related(
        "unit", "parent"
    )
    lines = [
        [
            goal.unit.code,
            goal.get_level_display(),
            goal.code,
            goal.statement,
            goal.indicator,
            goal.target,
            goal.unit_of_measure,
            goal.parent.code if goal.parent else "",
            goal.source,
        ]
        for goal in goals.order_by("unit__path", "code")
    ]
    return xlsx(
        f"Sasaran {year}", list(rules.LABELS.values()), lines, choices={1: GoalLevel.labels}
    )
