"""The counts of the records office's desk: everybody in service, in one statement.

It looks at everybody, so it is SQL. What the facts of a person mean is said by rules.standing.
"""

from collections import Counter
from datetime import date, datetime, time

from django.db import connection
from django.utils import timezone

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationStatus
from kinerja.appraisal.models import SEALED
from kinerja.appraisal.queries.standing import LATE
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.queries import days_off
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN
from kinerja.planning.enums import SkpStatus

COUNTED = """
SELECT coalesce(result.status, ''), coalesce(result.contest, ''),
    coalesce(result.signed_at < %(late)s, false), person.standing <> ALL(%(exempt)s),
    plan.employee_id IS NOT NULL, count(*)
FROM organisation_employee person
LEFT JOIN (
    SELECT skp.employee_id, evaluation.status, evaluation.contest, evaluation.signed_at
    FROM appraisal_evaluation evaluation
    JOIN planning_skp skp ON skp.id = evaluation.skp_id
    WHERE evaluation.period_id = %(period)s AND evaluation.status = ANY(%(sealed)s)
    AND evaluation.contest <> %(changed)s
) result ON result.employee_id = person.id
LEFT JOIN planning_skp plan ON plan.employee_id = person.id
    AND plan.status = %(agreed)s AND plan.period @> %(ends)s::date
WHERE person.status <> %(without_plan)s
AND person.id IN (
    SELECT post.employee_id FROM organisation_placement post
    WHERE post.kind = %(definitive)s AND post.period @> %(day)s::date
)
{within}
GROUP BY 1, 2, 3, 4, 5
"""
PLACED = """AND person.id IN (
    SELECT post.employee_id FROM organisation_placement post
    JOIN organisation_position position ON position.id = post.position_id
    JOIN organisation_unit unit ON unit.id = position.unit_id
    JOIN unnest(%({paths})s::text[]) AS top(path) ON starts_with(unit.path, top.path)
    WHERE post.kind = %(definitive)s AND post.period @> %({day})s::date
)
"""
STATUS = {
    "exempt": [one.value for one in EXEMPT_STANDINGS],
    "sealed": [one.value for one in SEALED],
    "changed": Contest.CHANGED.value,
    "agreed": SkpStatus.AGREED.value,
    "without_plan": WITHOUT_PLAN.value,
    "definitive": PlacementKind.DEFINITIF.value,
}


def standing_counts(period, *, kept: list[str] | None, unit=None, on: date) -> Counter:
    """How many stand where of those placed below these units today, None for everybody.

    Of a unit those are counted who were placed in it at the end of the period, or are today.
    """
    late = rules.late_before(on=on, days=rules.HAND_OVER_DAYS, holidays=days_off())
    values = STATUS | {
        "late": timezone.make_aware(datetime.combine(late, time())),
        "period": period.pk,
        "ends": period.ends_on,
        "day": min(on, period.ends_on),
        "today": on,
        "kept": kept,
        "asked": unit and [unit.path],
    }
    within = PLACED.format(paths="kept", day="today") if kept is not None else ""
    within += PLACED.format(paths="asked", day="day") if unit else ""
    counts = Counter()
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(within=within), values)
        for status, contest, is_late, owes, planned, number in cursor.fetchall():
            standing = rules.standing(
                owes_plan=owes, has_plan=planned, status=status, contest=contest
            )
            counts[standing] += number
            if is_late and status == EvaluationStatus.SIGNED:
                counts[LATE] += number
    return counts
