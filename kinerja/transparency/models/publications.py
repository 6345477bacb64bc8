import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.planning.models import EvaluationPeriod


class Publication(models.Model):
    """The counts of one finished period as the public reads them: made once, never changed.

    Numbers that were hidden are not here either. Whatever is decided or corrected later does not
    touch it, so that nobody can subtract two publications; see docs/adr/0026.
    """

    period = models.OneToOneField(
        EvaluationPeriod, on_delete=models.PROTECT, related_name="publication"
    )
    smallest = models.PositiveSmallIntegerField("jumlah terkecil")
    rule_version = models.CharField("versi aturan", max_length=120)
    content = models.JSONField("angka yang diterbitkan")
    content_digest = models.CharField(max_length=64)
    published_at = models.DateTimeField("diterbitkan pada")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = (
        "period",
        "smallest",
        "rule_version",
        "content",
        "content_digest",
        "published_at",
        "published_by",
    )

    class Meta:
        verbose_name = "publikasi agregat"
        constraints = [
            models.CheckConstraint(
                name="publication_hides_groups_below_ten", condition=Q(smallest__gte=10)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="publication_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Publikasi {self.period_id}"
