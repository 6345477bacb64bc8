"""What is signed: one content for page, signature and print."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from kinerja.appraisal import rules
from kinerja.appraisal.enums import OrganisationPredikat, Rating
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries.material import Material, material_of
from kinerja.appraisal.queries.people import places_of
from kinerja.organisation.enums import PlacementKind
from kinerja.planning.enums import Approach, SkpKind
from kinerja.planning.models import WorkResult
from kinerja.planning.queries import person

NO_RATING = {"predikat": "", "reason": ""}
FORMATS = {
    (Approach.QUALITATIVE, SkpKind.LEADER): "C.1.1",
    (Approach.QUALITATIVE, SkpKind.STAFF): "C.1.1",
    (Approach.QUANTITATIVE, SkpKind.LEADER): "C.1.2",
    (Approach.QUANTITATIVE, SkpKind.STAFF): "C.1.3",
}


def evaluation_content(evaluation: Evaluation, *, on: date | None = None) -> dict:
    """The statutory content: as signed, or as it would be signed on that day."""
    if evaluation.content is not None:
        return evaluation.content
    on = on or evaluation.period.ends_on
    places = places_of(evaluation.appraiser, evaluation.superior, on=on)
    return draft_content(evaluation, material_of(evaluation), places, on=on)


def draft_content(evaluation: Evaluation, material: Material, places, *, on: date) -> dict:
    """Plain words, ids and ISO days only, so that its digest means the same everywhere."""
    served = {row.result.parent_id for row in material.results} - {None}
    parents = dict(WorkResult.objects.filter(pk__in=served).values_list("pk", "statement"))
    return content_from(evaluation, material, places, parents=parents, on=on)


def content_from(evaluation, material, places, *, parents, on) -> dict:
    """The same when the statements of the parents are at hand, by id."""
    skp, period = evaluation.skp, evaluation.period
    seats = {one.employee_id: one for one in places if one.kind == PlacementKind.DEFINITIF}
    seats[skp.employee_id] = skp.placement
    organisation = material.organisation.get(evaluation.unit_id, NO_RATING)
    rule = rules.quadrant_on(on)
    return {
        "format": FORMATS[skp.approach, skp.kind],
        "agency": f"Pemerintah {settings.REGENCY}",
        "approach": skp.approach,
        "period": {
            "label": period.label,
            "kind": period.kind,
            "number": period.number,
            "year": skp.year.year,
            "starts_on": max(period.starts_on, skp.period.lower).isoformat(),
            "ends_on": period.ends_on.isoformat(),
        },
        "skp": {"id": skp.pk, "version": skp.version, "digest": skp.content_digest},
        "employee": _person(skp.employee, seats),
        "appraiser": _person(evaluation.appraiser, seats),
        "superior": _person(evaluation.superior, seats),
        "organisation": {
            "unit": evaluation.unit.name,
            "predikat": organisation["predikat"],
            "label": dict(OrganisationPredikat.choices).get(organisation["predikat"], ""),
            "reason": organisation["reason"],
        },
        "results": [_result(row, parents) for row in material.results],
        "behaviours": [_behaviour(row) for row in material.behaviours],
        **_ratings(evaluation, rule),
        "note": evaluation.note,
        "is_final": evaluation.is_final,
        "basis": evaluation.basis,
        "study": evaluation.study,
    }


def _ratings(evaluation, rule):
    given = evaluation.results_rating and evaluation.behaviour_rating
    predikat = (
        rule.cells[Rating(evaluation.results_rating), Rating(evaluation.behaviour_rating)]
        if given
        else None
    )
    return {
        "results_rating": evaluation.results_rating,
        "results_rating_label": evaluation.get_results_rating_display(),
        "results_reason": evaluation.results_reason,
        "behaviour_rating": evaluation.behaviour_rating,
        "behaviour_rating_label": evaluation.get_behaviour_rating_display(),
        "behaviour_reason": evaluation.behaviour_reason,
        "predikat": predikat.value if predikat else "",
        "predikat_label": predikat.label if predikat else "",
        "rule": {"version": rule.version, "law": rule.law},
    }


def _person(employee, seats):
    return person(employee, seats.get(employee.pk)) if employee else None


def _result(row, parents):
    result = row.result
    return {
        "id": result.pk,
        "kind": result.kind,
        "statement": result.statement,
        "parent": parents.get(result.parent_id, result.provisional_parent),
        "indicators": [
            {
                "aspect": part.indicator.get_aspect_display(),
                "perspective": part.indicator.get_perspective_display(),
                "statement": part.indicator.statement,
                "target": part.indicator.target,
                "realisation": part.realisation.text,
                "evidence": [
                    {"id": proof.pk, "caption": proof.caption}
                    for proof in part.realisation.evidence
                ],
            }
            for part in row.indicators
        ],
        "no_realisation_reason": row.no_realisation_reason,
        "feedback": [_feedback(one) for one in row.feedback],
        "rating": row.rating,
        "rating_label": Rating(row.rating).label if row.rating else "",
    } | _taken_over(row)


def _taken_over(row):
    """The note of Pasal 20 (7), which counts in the evaluation; nothing when there is none."""
    if row.taken_over is None:
        return {}
    day = timezone.localdate(datetime.fromisoformat(row.taken_over["at"]))
    said = {"note": row.taken_over["note"], "by": row.taken_over["by"], "on": day.isoformat()}
    return {"taken_over": said}


def _behaviour(row):
    return {
        "value": row.value.value,
        "label": row.value.label,
        "guides": list(row.guides),
        "expectation": row.expectation,
        "feedback": [_feedback(one) for one in row.feedback],
        "rating": row.rating,
        "rating_label": Rating(row.rating).label if row.rating else "",
    }


def _feedback(one):
    return {
        "text": one.text,
        "giver": one.giver.full_name,
        "role": one.get_giver_role_display(),
        "tone": one.get_tone_display(),
        "on": timezone.localdate(one.given_at).isoformat(),
    }


def quadrant_of(content: dict) -> dict:
    """The matrix with this content's cell marked, and its sentence."""
    results, behaviour = content["results_rating"], content["behaviour_rating"]
    given = results and behaviour
    return {
        "rows": rules.matrix(
            results=results,
            behaviour=behaviour,
            rule=rules.quadrant_called(content["rule"]["version"]),
        ),
        "columns": [column.label for column in rules.MATRIX_COLUMNS],
        "sentence": rules.sentence(
            results=results, behaviour=behaviour, predikat=content["predikat"]
        )
        if given
        else "",
    }
