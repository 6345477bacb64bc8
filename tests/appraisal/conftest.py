"""Budi's evaluation of triwulan II, ready to be signed by Sari on TODAY."""

from datetime import UTC, date, datetime

import pytest

from kinerja.appraisal import actions, queries
from kinerja.appraisal.actions import Ratings
from kinerja.lib.canonical import digest
from tests.factories import (
    NOW,
    TODAY,
    EvaluationFactory,
    EvaluationPeriodFactory,
    FeedbackFactory,
    IndicatorFactory,
    OrganisationRatingFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)

JUNE = datetime(2026, 6, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def period(db):
    """Open on TODAY, and for many years by the real clock."""
    return EvaluationPeriodFactory(due_on=date(2099, 7, 31))


@pytest.fixture
def ready(cast, period):
    return evaluation_of(cast, cast.budi, period)


def evaluation_of(cast, employee, period, *, results=1):
    """Everything a signature needs but the two ratings."""
    skp = SkpFactory(placement=employee.placements.get(), agreed=True, appraiser=cast.sari)
    for order in range(1, results + 1):
        result = WorkResultFactory(skp=skp, order=order)
        indicator = IndicatorFactory(result=result, order=1)
        ProgressFactory(result=result, indicator=indicator, value=9, on=date(2026, 6, 20))
        FeedbackFactory(result=result, giver=cast.sari, given_at=JUNE)
    OrganisationRatingFactory._meta.model.objects.get_or_create(
        unit=cast.field,
        period=period,
        defaults={
            "predikat": "baik",
            "reason": "Rencana aksi tercapai.",
            "set_at": NOW,
            "set_by": cast.joko.user,
        },
    )
    return EvaluationFactory(
        skp=skp, period=period, unit=cast.field, appraiser=cast.sari, superior=cast.joko
    )


def rate(evaluation, by, *, at=NOW, **changes):
    """Save both ratings as sesuai, or as given."""
    chosen = {"results_rating": "sesuai", "behaviour_rating": "sesuai", **changes}
    return actions.save_evaluation(
        evaluation, ratings=Ratings(**chosen), seen=evaluation.revision, by=by.user, at=at
    )


def shown_digest(evaluation, *, on=TODAY):
    """The digest of what the review page shows that day."""
    evaluation.refresh_from_db()
    places = queries.take_over(evaluation, on=on)
    material = queries.material_of(evaluation)
    return digest(queries.draft_content(evaluation, material, places, on=on))


def sign(evaluation, by, *, at=NOW):
    return actions.sign_evaluation(
        evaluation, seen_digest=shown_digest(evaluation), by=by.user, at=at
    )
