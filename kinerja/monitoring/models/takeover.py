"""Pengambilalihan hasil kerja."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import FollowUp
from kinerja.organisation.models import Employee
from kinerja.planning.models import WorkResult


class TakeOver(models.Model):
    """A result the leader took over because the employee showed no progress (Pasal 20 (6)–(8)).

    The note counts as material of the evaluation; it follows the result by its lineage.
    """

    result = models.ForeignKey(WorkResult, on_delete=models.PROTECT, related_name="takeovers")
    leader = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="takeovers")
    follow_ups = ArrayField(models.CharField(max_length=15, choices=FollowUp))
    note = models.CharField("catatan", max_length=2000)
    taken_at = models.DateTimeField("diambil alih pada")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField("dikembalikan pada", null=True)

    LEDGER_FIELDS = ("result", "leader", "follow_ups", "note", "taken_by", "ended_at")

    class Meta:
        verbose_name = "pengambilalihan hasil kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["result"],
                name="take_over_one_open_per_result",
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="take_over_follows_something_tried", condition=~Q(follow_ups=[])
            ),
            models.CheckConstraint(name="take_over_has_a_note", condition=~Q(note="")),
        ]

    def __str__(self):
        return f"{self.result_id} {self.note[:40]}"

    @property
    def tried(self):
        """What had been tried before, in words."""
        return [FollowUp(one).label for one in self.follow_ups]
