"""How often work is to be documented."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import Documentation


class DocumentationRule(models.Model):
    """The regency's periode pendokumentasian from one day on, until the next row (Pasal 16)."""

    since = models.DateField("berlaku mulai", unique=True)
    periodicity = models.CharField("periode pendokumentasian", max_length=12, choices=Documentation)
    reason = models.CharField("dasar", max_length=500)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = ("since", "periodicity", "reason", "set_by")

    class Meta:
        verbose_name = "periode pendokumentasian"
        constraints = [
            models.CheckConstraint(name="documentation_rule_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.get_periodicity_display()} sejak {self.since}"
