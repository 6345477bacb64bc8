"""What is missing before one evaluation can be signed."""

from kinerja.appraisal import rules
from kinerja.appraisal.enums import EvaluationBasis, Rating
from kinerja.appraisal.models import OrganisationRating
from kinerja.appraisal.queries.former import is_by_agreement
from kinerja.appraisal.queries.material import Material
from kinerja.appraisal.queries.people import heads_above
from kinerja.planning.enums import ResultKind, SkpStatus
from kinerja.planning.models import WorkResult

NOBODY = "Admin BKPSDM"  # records what is set outside the regency, with its letter


def suggestion_for(evaluation, material: Material):
    """From the unit one leads when there is one, else from the parts."""
    if evaluation.led_unit_id:
        led = material.organisation.get(evaluation.led_unit_id)
        return led and rules.suggested_for_head(led["predikat"])
    return rules.suggested_results([(row.is_main, row.rating) for row in material.results])


def suggestion_now(evaluation, chosen: dict[int, str]):
    """The same for ratings that are chosen on the page and not saved yet."""
    if evaluation.led_unit_id:
        rating = OrganisationRating.objects.filter(
            unit=evaluation.led_unit_id, period=evaluation.period_id
        ).first()
        return rating and rules.suggested_for_head(rating.predikat)
    kinds = dict(WorkResult.objects.filter(pk__in=chosen).values_list("pk", "kind"))
    ratings = [
        (kinds[pk] == ResultKind.UTAMA, rating if rating in Rating else "")
        for pk, rating in chosen.items()
    ]
    return rules.suggested_results(ratings)


def missing_units(evaluation, material: Material, *, on) -> list[rules.MissingUnit]:
    """Units whose predikat must come first, with who sets it."""
    units = [unit for unit in (evaluation.unit, evaluation.led_unit) if unit]
    missing = [unit for unit in dict.fromkeys(units) if unit.pk not in material.organisation]
    heads = heads_above([unit.path for unit in missing], on=on) if missing else {}
    return [_missing(unit, heads[unit.path], evaluator_of(evaluation)) for unit in missing]


def evaluator_of(evaluation):
    """Id of who evaluates: the penilai, after the window his atasan."""
    by_superior = evaluation.basis == EvaluationBasis.SUPERIOR
    return evaluation.superior_id if by_superior else evaluation.appraiser_id


def _missing(unit, heads, appraiser_id):
    return rules.MissingUnit(
        pk=unit.pk,
        name=unit.name,
        setter=heads[0].employee.full_name if heads else NOBODY,
        is_yours=any(place.employee_id == appraiser_id for place in heads),
    )


def facts_of(evaluation, material: Material, *, missing):
    """What the rules ask about this evaluation."""
    return rules.EvaluationFacts(
        status=evaluation.status,
        opens_on=evaluation.period.opens_on,
        due_on=evaluation.period.due_on,
        study=evaluation.study,
        by_superior=evaluation.basis == EvaluationBasis.SUPERIOR,
        plan_is_current=evaluation.skp.status == SkpStatus.AGREED,
        missing_units=missing,
        results=[
            rules.ResultFacts(
                pk=row.result.pk,
                statement=row.result.statement,
                is_main=row.is_main,
                has_realisation=row.has_realisation,
                no_realisation_reason=row.no_realisation_reason,
            )
            for row in material.results
        ],
        has_feedback=any(
            material.has_feedback_of(pk)
            for pk in {evaluation.appraiser_id, evaluator_of(evaluation)}
        ),
        results_rating=evaluation.results_rating,
        results_reason=evaluation.results_reason,
        behaviour_rating=evaluation.behaviour_rating,
        behaviour_reason=evaluation.behaviour_reason,
        suggestion=suggestion_for(evaluation, material),
        by_agreement=is_by_agreement(evaluation),
    )


def blockers(evaluation, material: Material, *, on, missing=None):
    """The reasons why it cannot be signed on that day, as sentences with the part to repair."""
    missing = missing_units(evaluation, material, on=on) if missing is None else missing
    return rules.blockers_to_sign(facts_of(evaluation, material, missing=missing), on=on)
