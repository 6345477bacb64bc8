"""Progres harian."""

from django.db import models
from django.db.models import F, Q

from kinerja.monitoring.models.progress import Progress
from kinerja.monitoring.models.steps import ActionStep


class DailyProgress(models.Model):
    """What a note says besides, in the form “Progress Harian” of e-Kinerja BKN."""

    progress = models.OneToOneField(Progress, on_delete=models.CASCADE, related_name="daily")
    step = models.ForeignKey(
        ActionStep, null=True, on_delete=models.PROTECT, related_name="progress"
    )
    starts = models.TimeField("jam mulai", null=True)
    ends = models.TimeField("jam selesai", null=True)
    amount = models.PositiveIntegerField("realisasi hari itu", null=True)  # of this day alone
    unit_of_measure = models.CharField("satuan", max_length=60, blank=True)

    class Meta:
        verbose_name = "progres harian"
        constraints = [
            models.CheckConstraint(
                name="daily_progress_ends_after_it_starts",
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
            ),
        ]

    def __str__(self):
        return f"{self.starts}–{self.ends}"
