"""Where everybody stands at the end of a year: counted per unit in one statement.

It looks at everybody, so it is SQL: one pass over posts, plans and results in place of several.
What the facts of a person mean is said by rules.standing, as for one person.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationStatus
from kinerja.appraisal.models import SEALED
from kinerja.appraisal.queries.standing import office_of
from kinerja.lib.canonical import digest
from kinerja.lib.rows import among
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Unit
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN
from kinerja.planning.enums import SkpStatus

# The last definitive post of each person in the year, with his plan and his result. Of two
# results, as after a move, the one counts that is delivered and beyond dispute. `mark` is the
# same for the same people in any order, and costs a third of naming them.
FACTS = """
SELECT path, status, contest, owes, planned, number, mark, keys FROM (
    SELECT position.unit_id, coalesce(result.status, '') AS status,
        coalesce(result.contest, '') AS contest, person.standing <> ALL(%(exempt)s) AS owes,
        plan.id IS NOT NULL AS planned, count(*) AS number,
        sum(hashint8extended(person.id, 0))::text AS mark, {keys} AS keys
    FROM (
        SELECT DISTINCT ON (employee_id) employee_id, position_id
        FROM organisation_placement
        WHERE kind = %(definitive)s AND period && daterange(%(starts)s::date, %(ends)s::date, '[]')
        ORDER BY employee_id, lower(period) DESC
    ) post
    JOIN organisation_position position ON position.id = post.position_id
    JOIN organisation_employee person
        ON person.id = post.employee_id AND person.status <> %(without_plan)s
    LEFT JOIN (
        SELECT DISTINCT ON (skp.employee_id) skp.employee_id, evaluation.status, evaluation.contest
        FROM appraisal_evaluation evaluation
        JOIN planning_skp skp ON skp.id = evaluation.skp_id
        WHERE evaluation.period_id = %(period)s AND evaluation.status = ANY(%(sealed)s)
        AND evaluation.contest <> %(changed)s
        ORDER BY skp.employee_id, evaluation.contest = %(open)s, evaluation.status = %(signed)s
    ) result ON result.employee_id = person.id
    LEFT JOIN planning_skp plan ON plan.employee_id = person.id
        AND plan.status = %(agreed)s AND plan.period @> %(ends)s::date
    WHERE position.unit_id IN (SELECT id FROM organisation_unit WHERE starts_with(path, %(under)s))
    GROUP BY 1, 2, 3, 4, 5
) grouped
JOIN organisation_unit unit ON unit.id = unit_id
ORDER BY unit_id, status, contest, owes, planned
"""
KEYS = "string_agg(person.id::text, ',')"
STATUS = {
    "exempt": [one.value for one in EXEMPT_STANDINGS],
    "without_plan": WITHOUT_PLAN.value,
    "definitive": PlacementKind.DEFINITIF.value,
    "sealed": [one.value for one in SEALED],
    "signed": EvaluationStatus.SIGNED.value,
    "changed": Contest.CHANGED.value,
    "open": Contest.OPEN.value,
    "agreed": SkpStatus.AGREED.value,
}


@dataclass
class OfficeState:
    """An office whose year is open: how many stand where, and who is in the way."""

    unit: Unit
    people: int = 0
    exceptions: int = 0
    counts: Counter = field(default_factory=Counter)
    in_the_way: list = field(default_factory=list)  # (standing, mark of the people)
    stands: dict = field(default_factory=dict)  # id → standing of those in the way, if named


def states_of(offices, period, *, under="", named=True) -> dict[int, OfficeState]:
    """Each of these offices by its id; each person belongs to the nearest office above him."""
    by_path = {unit.path: unit for unit in offices}
    states = {unit.pk: OfficeState(unit) for unit in by_path.values()}
    for path, status, contest, owes, planned, number, mark, keys in _facts(period, under, named):
        unit = office_of(path, by_path)
        if unit is None:
            continue
        standing = rules.standing(owes_plan=owes, has_plan=planned, status=status, contest=contest)
        state = states[unit.pk]
        state.people += number
        state.counts[standing] += number
        if standing in rules.IN_THE_WAY:
            state.exceptions += number
            state.in_the_way.append((standing.value, mark))
            if named:
                state.stands |= dict.fromkeys(map(int, keys.split(",")), standing.value)
    return states


def state_of(unit: Unit, period) -> OfficeState:
    """One office before its year is closed; two statements."""
    below = Unit.objects.filter(is_opd=True, path__startswith=unit.path)
    return states_of([*below, unit], period, under=unit.path)[unit.pk]


def people_in_the_way(state: OfficeState, *, most: int) -> list[tuple[Employee, str]]:
    """The first of them by name."""
    stands = state.stands
    people = Employee.objects.filter(pk__in=among(stands)).order_by("name", "pk")
    people = people.only("name", "title_before", "title_after")[:most] if stands else []
    return [(one, stands[one.pk]) for one in people]


def digest_of_state(*states: OfficeState) -> str:
    """What the closing person saw: which offices, and who is left out in each, and why."""
    return digest("\n".join(f"{one.unit.pk} {one.in_the_way}" for one in states))


def _facts(period, under, named):
    values = STATUS | {
        "period": period.pk,
        "starts": period.starts_on,
        "ends": period.ends_on,
        "under": under,
    }
    with connection.cursor() as cursor:
        cursor.execute(FACTS.format(keys=KEYS if named else "''"), values)
        return cursor.fetchall()
