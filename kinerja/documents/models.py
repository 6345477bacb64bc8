from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.documents.enums import BundleContent, BundleStatus
from kinerja.organisation.models import Unit
from kinerja.planning.models import EvaluationPeriod


class Bundle(models.Model):
    """Every document of one kind of one unit and period, asked for as one ZIP file."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="unit")
    period = models.ForeignKey(
        EvaluationPeriod, on_delete=models.PROTECT, related_name="+", verbose_name="periode"
    )
    content = models.CharField("isi", max_length=10, choices=BundleContent)
    status = models.CharField(max_length=10, choices=BundleStatus, default=BundleStatus.QUEUED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField("ukuran (byte)", default=0)
    asked_at = models.DateTimeField("diminta pada")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ready_at = models.DateTimeField("siap pada", null=True)

    class Meta:
        verbose_name = "berkas dokumen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=BundleStatus.READY, ready_at__isnull=False)
                | ~Q(status=BundleStatus.READY),
                name="bundle_ready_has_its_moment",
            ),
        ]

    def __str__(self):
        return f"{self.get_content_display()} {self.period} {self.unit}"

    @property
    def tone(self):
        return {
            BundleStatus.READY: "ok",
            BundleStatus.RUNNING: "info",
            BundleStatus.FAILED: "bad",
        }.get(self.status, "")
