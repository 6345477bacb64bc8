"""What stands beside the ratings: targets, realisation, evidence and feedback of one period."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef

from kinerja.appraisal.models import (
    Evaluation,
)
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Feedback
from kinerja.monitoring.queries import (
    Realisation,
    feedback_of,
    notes_of,
    results_with_realisation,
)
from kinerja.planning.enums import BehaviourValue, ResultKind
from kinerja.planning.models import Indicator, WorkResult
from kinerja.planning.rules import BEHAVIOURS

# What was kept of one evaluation; each page and paper of it asks this, and five subqueries of
# rows took Django longer to write than the server to answer.
KEPT = """
SELECT
    (SELECT json_agg(json_build_object(
        'result', part.result_id, 'rating', part.rating,
        'no_realisation_reason', part.no_realisation_reason
    )) FROM appraisal_resultrating part WHERE part.evaluation_id = evaluation.id) AS results,
    (SELECT json_agg(json_build_object('value', part.value, 'rating', part.rating))
    FROM appraisal_behaviourrating part WHERE part.evaluation_id = evaluation.id) AS behaviours,
    (SELECT json_agg(json_build_object('value', part.value, 'expectation', part.expectation))
    FROM planning_behaviourexpectation part WHERE part.skp_id = skp.id) AS expectations,
    (SELECT json_agg(json_build_object(
        'lineage', result.lineage, 'note', taken.note, 'by', leader.name, 'at', taken.taken_at
    ))
    FROM planning_skp plan
    JOIN planning_workresult result ON result.skp_id = plan.id
    JOIN monitoring_takeover taken ON taken.result_id = result.id
    JOIN organisation_employee leader ON leader.id = taken.leader_id
    WHERE plan.employee_id = skp.employee_id AND taken.ended_at IS NULL) AS takeovers,
    (SELECT json_agg(json_build_object(
        'unit', rating.unit_id, 'predikat', rating.predikat, 'reason', rating.reason
    ))
    FROM appraisal_organisationrating rating
    WHERE rating.unit_id = ANY(%(units)s) AND rating.period_id = %(period)s) AS organisation
FROM appraisal_evaluation evaluation
JOIN planning_skp skp ON skp.id = evaluation.skp_id
WHERE evaluation.id = %(evaluation)s
"""


@dataclass
class IndicatorMaterial:
    """One indicator with what was reached."""

    indicator: Indicator
    realisation: Realisation


@dataclass
class ResultMaterial:
    """One result with everything that speaks for its rating."""

    result: WorkResult
    indicators: list[IndicatorMaterial]
    feedback: list[Feedback]
    rating: str
    no_realisation_reason: str
    taken_over: dict | None = None  # the note of Pasal 20 (7), when the leader took it over

    @property
    def is_main(self):
        return self.result.kind == ResultKind.UTAMA

    @property
    def has_realisation(self):
        return any(part.realisation for part in self.indicators)


@dataclass
class BehaviourMaterial:
    """One of the seven values with its guides, expectation and feedback."""

    value: BehaviourValue
    guides: tuple[str, ...]
    expectation: str
    rating: str
    feedback: list[Feedback] = field(default_factory=list)


@dataclass
class Material:
    """Everything a penilai looks at before rating."""

    results: list[ResultMaterial]
    behaviours: list[BehaviourMaterial]
    feedback: list[Feedback]
    organisation: dict[int, dict]  # predikat and reason by unit id

    def has_feedback_of(self, appraiser_id) -> bool:
        return any(
            one.giver_id == appraiser_id and one.giver_role == GiverRole.PIMPINAN
            for one in self.feedback
        )


def material_of(evaluation: Evaluation) -> Material:
    """The results and behaviours of the plan, with what the period brought.

    Feedback given while the evaluation window is open still counts for its period.
    """
    period, skp = evaluation.period, evaluation.skp
    notes = notes_of(skp, since=period.starts_on, until=period.ends_on)
    return material_from(
        results_with_realisation(skp, notes),
        feedback=feedback_of(skp, since=period.starts_on, until=period.due_on),
        kept=kept_parts(evaluation),
    )


def material_from(realised, *, feedback, kept) -> Material:
    """The same from rows at hand; `kept` is what `kept_parts` answers."""
    return Material(
        results=_results(realised, feedback, kept),
        behaviours=_behaviours(feedback, kept),
        feedback=feedback,
        organisation={one["unit"]: one for one in kept["organisation"]},
    )


def ids_of_results():
    """What the form asks about, in order; an annotation of evaluations."""
    return ArraySubquery(
        WorkResult.objects.filter(skp=OuterRef("skp")).order_by("-kind", "order").values("pk")
    )


def kept_parts(evaluation) -> dict:
    """Ratings of the parts, expectations and organisation predikat, in one statement."""
    units = [evaluation.unit_id, evaluation.led_unit_id]
    values = {"evaluation": evaluation.pk, "units": units, "period": evaluation.period_id}
    with connection.cursor() as cursor:
        cursor.execute(KEPT, values)
        names = [column.name for column in cursor.description]
        return {name: rows or [] for name, rows in zip(names, cursor.fetchone(), strict=True)}


def _results(realised, feedback, kept):
    ratings = {one["result"]: one for one in kept["results"]}
    taken = {one["lineage"]: one for one in kept.get("takeovers", ())}
    said = defaultdict(list)  # feedback on an earlier version counts where the words are the same
    for one in feedback:
        if one.result:
            said[one.result.statement].append(one)
    return sorted(
        (
            ResultMaterial(
                result=result,
                indicators=[IndicatorMaterial(*pair) for pair in pairs],
                feedback=said[result.statement],
                taken_over=taken.get(str(result.lineage)),
                **{name: ratings.get(result.pk, NO_RATING)[name] for name in NO_RATING},
            )
            for result, pairs in realised
        ),
        key=lambda row: (not row.is_main, row.result.order),  # utama before tambahan
    )


NO_RATING = {"rating": "", "no_realisation_reason": ""}


def _behaviours(feedback, kept):
    expected = {one["value"]: one["expectation"] for one in kept["expectations"]}
    ratings = {one["value"]: one["rating"] for one in kept["behaviours"]}
    return [
        BehaviourMaterial(
            value=value,
            guides=BEHAVIOURS[value],
            expectation=expected.get(value, ""),
            rating=ratings.get(value, ""),
            feedback=[one for one in feedback if one.behaviour == value],
        )
        for value in BehaviourValue
    ]
