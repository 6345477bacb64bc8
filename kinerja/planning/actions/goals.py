"""Writing the goals of the organisation; HR of the agency, or of the unit, keeps them."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.organisation.models import Unit
from kinerja.planning import access, queries, rules
from kinerja.planning.models import OrganisationGoal, PerformanceYear

GOAL_FIELDS = (
    "level",
    "code",
    "statement",
    "indicator",
    "target",
    "unit_of_measure",
    "parent",
    "source",
    "since",
    "until",
)


@transaction.atomic
def save_goal(
    goal: OrganisationGoal | None,
    *,
    year: PerformanceYear,
    unit: Unit,
    values: dict,
    revision: int = 0,
    by: User,
    at: datetime,
) -> OrganisationGoal:
    """Enter a goal, or write over the one given; plans already set keep the words they had."""
    year = PerformanceYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    on = queries.day_of(at)
    if not access.can_keep_goals(by, unit, on=on):
        raise Refused("Hanya pengelola kepegawaian unit itu yang dapat mengisi sasarannya.")
    _refuse_misplaced(year, unit, values)
    if goal is None:
        goal = OrganisationGoal(year=year, unit=unit)
    else:
        goal = OrganisationGoal.objects.select_for_update(of=("self",)).get(pk=goal.pk)
        if goal.unit_id != unit.pk or goal.year_id != year.pk:
            raise Refused("Sasaran tidak berpindah unit atau tahun. Tulis sasaran baru.")
        refuse_stale(seen=revision, current=goal.revision)
        goal.revision += 1
    _refuse_double(goal, values["code"])

    for name in GOAL_FIELDS:
        setattr(goal, name, values[name])
    goal.save()
    log.record(
        "planning.goal_saved",
        by=by,
        at=at,
        target=goal,
        unit=unit.pk,
        year=year.year,
        code=goal.code,
        content=digest([goal.statement, goal.indicator, goal.target]),
    )
    return goal


def _refuse_misplaced(year, unit, values):
    parent = values["parent"]
    refuse_if(
        rules.blockers_to_place_goal(
            place=rules.GoalPlace(values["level"], unit.path),
            parent=parent and rules.GoalPlace(parent.level, parent.unit.path),
            since=values["since"],
            until=values["until"],
            year=year.year,
        )
    )


def _refuse_double(goal, code):
    same = OrganisationGoal.objects.filter(year=goal.year_id, unit=goal.unit_id, code=code)
    if same.exclude(pk=goal.pk).exists():
        raise Refused(f"Kode {code} sudah dipakai unit ini. Pakai kode lain.")
