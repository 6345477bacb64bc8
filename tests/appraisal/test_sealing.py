"""What the database refuses once an evaluation is signed."""

import pytest
from django.db import ProgrammingError, transaction

from kinerja.appraisal.models import (
    BehaviourRating,
    Evaluation,
    OrganisationRating,
    ResultRating,
)
from tests.appraisal.conftest import rate, sign
from tests.factories import NOW


@pytest.fixture
def answered(cast, ready):
    """Signed, handed over and accepted."""
    rate(ready, cast.sari)
    ResultRating.objects.get_or_create(evaluation=ready, result=ready.skp.results.get())
    BehaviourRating.objects.get_or_create(evaluation=ready, value="adaptif")
    sign(ready, cast.sari)
    rows = Evaluation.objects.filter(pk=ready.pk)
    rows.update(status="diserahkan", handed_over_at=NOW)
    rows.update(
        status="diterima",
        acknowledged_at=NOW,
        acknowledged_by=cast.budi.user,
        acknowledgement="menerima",
    )
    return rows.get()


SEALED = {
    "a field": lambda row: Evaluation.objects.update(note="Lain."),
    "the row": lambda row: Evaluation.objects.all()._raw_delete("default"),
    "the day of handing over": lambda row: Evaluation.objects.update(handed_over_at=row.signed_at),
    "the answer": lambda row: Evaluation.objects.update(acknowledgement_note="Lain."),
    "the state": lambda row: Evaluation.objects.update(status="diserahkan"),
    "a rating of a result": lambda row: ResultRating.objects.update(realisation="Lain."),
    "a rating of a result, gone": lambda row: ResultRating.objects.all()._raw_delete("default"),
    "another rating of a result": lambda row: ResultRating.objects.create(
        evaluation=row, result=row.skp.results.first()
    ),
    "a rating of behaviour": lambda row: BehaviourRating.objects.update(value="loyal"),
    "a rating of behaviour, gone": lambda row: BehaviourRating.objects.all()._raw_delete("default"),
    "another rating of behaviour": lambda row: BehaviourRating.objects.create(
        evaluation=row, value="loyal"
    ),
    "the unit's predikat": lambda row: OrganisationRating.objects.update(reason="Lain."),
    "the unit's predikat, gone": lambda row: OrganisationRating.objects.all()._raw_delete(
        "default"
    ),
}


@pytest.mark.parametrize("what", SEALED)
def test_what_a_signature_rests_on_does_not_change(answered, what):
    later = answered
    later.signed_at = answered.handed_over_at.replace(year=2027)

    with (
        pytest.raises(ProgrammingError, match=r"does not change|Cannot|Invalid"),
        transaction.atomic(),
    ):
        SEALED[what](later)
