import pgtrigger
from django.conf import settings
from django.db import models

from kinerja.organisation.models import Employee
from kinerja.planning.models import EvaluationPeriod


class DistributionReason(models.Model):
    """Why a finished group departs from the pattern of its organisation (SE MenPANRB 3/2023).

    A later reason stands beside the earlier ones; none is changed.
    """

    LEDGER_FIELDS = ("appraiser", "period", "organisation_predikat", "counts", "departures", "text")

    appraiser = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="distribution_reasons"
    )
    period = models.ForeignKey(EvaluationPeriod, on_delete=models.PROTECT, related_name="+")
    organisation_predikat = models.CharField("predikat organisasi", max_length=20)
    counts = models.JSONField("sebaran")  # predikat -> how many people
    departures = models.JSONField("perbedaan dari pola")  # the sentences shown
    text = models.CharField("alasan", max_length=2000)
    given_at = models.DateTimeField("ditulis pada")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "alasan sebaran"
        indexes = [models.Index(fields=["period", "appraiser"])]
        triggers = [
            pgtrigger.Protect(name="reasons_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.appraiser} {self.period}"
