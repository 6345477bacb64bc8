"""What stands beside the ratings: targets, realisation, evidence and feedback of one period."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from kinerja.appraisal.models import (
    BehaviourRating,
    Evaluation,
    OrganisationRating,
    ResultRating,
)
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Feedback, TakeOver
from kinerja.monitoring.queries import (
    Realisation,
    feedback_of,
    notes_of,
    results_with_realisation,
)
from kinerja.planning.enums import BehaviourValue, ResultKind
from kinerja.planning.models import BehaviourExpectation, Indicator, WorkResult
from kinerja.planning.rules import BEHAVIOURS


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
    mine = {"evaluation": OuterRef("pk")}
    return (
        Evaluation.objects.filter(pk=evaluation.pk)
        .annotate(
            results=_rows(
                ResultRating.objects.filter(**mine),
                ("result", "rating", "no_realisation_reason"),
            ),
            behaviours=_rows(BehaviourRating.objects.filter(**mine), ("value", "rating")),
            expectations=_rows(
                BehaviourExpectation.objects.filter(skp=OuterRef("skp")), ("value", "expectation")
            ),
            takeovers=ArraySubquery(
                TakeOver.objects.filter(
                    result__skp__employee=OuterRef("skp__employee"), ended_at=None
                ).values(
                    json=JSONObject(
                        lineage="result__lineage", note="note", by="leader__name", at="taken_at"
                    )
                )
            ),
            organisation=_rows(
                OrganisationRating.objects.filter(
                    unit__in=[pk for pk in (evaluation.unit_id, evaluation.led_unit_id) if pk],
                    period=evaluation.period_id,
                ),
                ("unit", "predikat", "reason"),
            ),
        )
        .values("results", "behaviours", "expectations", "takeovers", "organisation")
        .get()
    )


def _rows(rows, fields):
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in fields})))


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
