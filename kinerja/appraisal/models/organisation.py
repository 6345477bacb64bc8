import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.appraisal.enums import OrganisationPredikat
from kinerja.organisation.models import Unit
from kinerja.planning.models import EvaluationPeriod

RATING_USED_BY_A_SEALED_EVALUATION = """
    IF EXISTS (
        SELECT 1 FROM appraisal_evaluation AS evaluation
        WHERE evaluation.status <> 'draf'
        AND evaluation.period_id = OLD.period_id
        AND OLD.unit_id IN (evaluation.unit_id, evaluation.led_unit_id)
    ) THEN
        RAISE EXCEPTION 'an organisation rating used by a signed evaluation does not change';
    END IF;
    RETURN {row};
"""


class OrganisationRating(models.Model):
    """Capaian kinerja organisasi of one unit in one period, set one level up (stage 1)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ratings")
    period = models.ForeignKey(
        EvaluationPeriod, on_delete=models.PROTECT, related_name="organisation_ratings"
    )
    predikat = models.CharField(
        "predikat kinerja organisasi", max_length=20, choices=OrganisationPredikat
    )
    reason = models.CharField("alasan dan capaian", max_length=2000)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = (
        "unit",
        "period",
        "predikat",
        "reason",
        "set_at",
        "set_by",
    )

    class Meta:
        verbose_name = "predikat organisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"], name="organisation_rating_one_per_unit_and_period"
            ),
            models.CheckConstraint(
                name="organisation_rating_has_a_reason", condition=~Q(reason="")
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name=f"used_on_{operation}",
                when=pgtrigger.Before,
                operation=getattr(pgtrigger, operation.title()),
                func=RATING_USED_BY_A_SEALED_EVALUATION.format(row=row),
            )
            for operation, row in (("update", "NEW"), ("delete", "OLD"))
        ]

    def __str__(self):
        return f"{self.unit_id} {self.period_id} {self.predikat}"

    @property
    def is_good(self):
        """Whether the unit did at least what was planned."""
        return self.predikat in {OrganisationPredikat.ISTIMEWA, OrganisationPredikat.BAIK}
