"""Rencana aksi."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.planning.models import WorkResult


class StepQuerySet(models.QuerySet):
    def standing(self):
        """Not taken off the plan."""
        return self.filter(dropped_at=None)


class ActionStep(models.Model):
    """One rencana aksi towards a result (Format B.1.1): written by one side, agreed by the other.

    It follows its result through the versions of the plan, by the result's lineage.
    """

    result = models.ForeignKey(WorkResult, on_delete=models.PROTECT, related_name="steps")
    text = models.CharField("rencana aksi", max_length=500)
    due_on = models.DateField("selesai paling lambat", null=True)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField("disepakati pada", null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField("dicabut pada", null=True)

    objects = StepQuerySet.as_manager()

    LEDGER_FIELDS = (
        "result",
        "text",
        "due_on",
        "written_by",
        "agreed_at",
        "agreed_by",
        "dropped_at",
    )

    class Meta:
        verbose_name = "rencana aksi"
        constraints = [
            models.CheckConstraint(
                name="action_step_is_agreed_by_the_other_side",
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False) & ~Q(agreed_by=F("written_by")),
            ),
        ]

    def __str__(self):
        return self.text[:60]
