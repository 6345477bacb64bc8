"""Each constraint refuses by its name."""

import pytest
from django.db import IntegrityError, transaction

from kinerja.appraisal.models import BehaviourRating, Evaluation, ResultRating
from tests.factories import NOW, EvaluationFactory, OrganisationRatingFactory


def refusing(name):
    return pytest.raises(IntegrityError, match=name)


def test_one_evaluation_per_plan_and_period(ready):
    with refusing("evaluation_one_per_skp_and_period"), transaction.atomic():
        EvaluationFactory(skp=ready.skp, period=ready.period)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "ditandatangani"},
        {"predikat": "baik"},
        {"signed_at": NOW},
        {"content": {"uji": True}},
        {"verification_code": "A" * 26},
    ],
)
def test_a_signature_comes_with_all_its_fields(ready, changes):
    with refusing("evaluation_signed_fields_follow_status"), transaction.atomic():
        Evaluation.objects.filter(pk=ready.pk).update(**changes)


def test_a_draft_is_not_handed_over(ready):
    with refusing("evaluation_handover_follows_status"), transaction.atomic():
        Evaluation.objects.filter(pk=ready.pk).update(handed_over_at=NOW)


def test_a_draft_is_not_acknowledged(ready):
    with refusing("evaluation_acknowledgement_follows_status"), transaction.atomic():
        Evaluation.objects.filter(pk=ready.pk).update(acknowledgement="menerima")


def test_a_verification_code_belongs_to_one_evaluation(cast, period):
    EvaluationFactory(signed=True, period=period, verification_code="A" * 26)

    with refusing("evaluation_one_per_verification_code"), transaction.atomic():
        EvaluationFactory(signed=True, period=period, verification_code="A" * 26)


def test_one_rating_per_result(ready):
    result = ready.skp.results.get()
    ResultRating.objects.create(evaluation=ready, result=result)

    with refusing("result_rating_one_per_evaluation_and_result"), transaction.atomic():
        ResultRating.objects.create(evaluation=ready, result=result)


def test_one_rating_per_value(ready):
    BehaviourRating.objects.create(evaluation=ready, value="loyal")

    with refusing("behaviour_rating_one_per_evaluation_and_value"), transaction.atomic():
        BehaviourRating.objects.create(evaluation=ready, value="loyal")


def test_one_organisation_rating_per_unit_and_period(cast, ready):
    with refusing("organisation_rating_one_per_unit_and_period"), transaction.atomic():
        OrganisationRatingFactory(unit=cast.field, period=ready.period)


def test_an_organisation_rating_has_a_reason(cast, period):
    with refusing("organisation_rating_has_a_reason"), transaction.atomic():
        OrganisationRatingFactory(unit=cast.office, period=period, reason="")
