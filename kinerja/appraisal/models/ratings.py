import pgtrigger
from django.db import models

from kinerja.appraisal.enums import Rating
from kinerja.appraisal.models.evaluations import Evaluation
from kinerja.planning.enums import BehaviourValue
from kinerja.planning.models import WorkResult

RATING_OF_A_SEALED_EVALUATION = """
    IF EXISTS (
        SELECT 1 FROM appraisal_evaluation AS evaluation
        WHERE evaluation.status <> 'draf'
        AND evaluation.id IN ({ids})
    ) THEN
        RAISE EXCEPTION 'a rating of a signed evaluation does not change';
    END IF;
    RETURN {row};
"""


def sealed_rating():
    """Ratings of a signed evaluation are neither added, changed nor removed."""
    return [
        pgtrigger.Trigger(
            name=f"sealed_on_{operation}",
            when=pgtrigger.Before,
            operation=getattr(pgtrigger, operation.title()),
            func=RATING_OF_A_SEALED_EVALUATION.format(ids=ids, row=row),
        )
        for operation, ids, row in (
            ("insert", "NEW.evaluation_id", "NEW"),
            ("update", "OLD.evaluation_id, NEW.evaluation_id", "NEW"),
            ("delete", "OLD.evaluation_id", "OLD"),
        )
    ]


class ResultRating(models.Model):
    """How one result compares with expectation; material for the overall rating, not a sum."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="result_ratings"
    )
    result = models.ForeignKey(WorkResult, on_delete=models.PROTECT, related_name="ratings")
    rating = models.CharField(max_length=10, choices=Rating, blank=True)
    realisation = models.CharField("realisasi", max_length=2000, blank=True)
    no_realisation_reason = models.CharField(
        "alasan belum ada realisasi", max_length=500, blank=True
    )

    class Meta:
        verbose_name = "rating hasil kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "result"], name="result_rating_one_per_evaluation_and_result"
            ),
        ]
        triggers = sealed_rating()

    def __str__(self):
        return f"{self.result_id} {self.rating}"


class BehaviourRating(models.Model):
    """How one of the seven values was lived; material for the overall rating."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="behaviour_ratings"
    )
    value = models.CharField("nilai", max_length=25, choices=BehaviourValue)
    rating = models.CharField(max_length=10, choices=Rating, blank=True)

    class Meta:
        verbose_name = "rating perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "value"], name="behaviour_rating_one_per_evaluation_and_value"
            ),
        ]
        triggers = sealed_rating()

    def __str__(self):
        return f"{self.value} {self.rating}"
