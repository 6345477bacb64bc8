from django.db import models
from django.db.models import Q

from kinerja.organisation.models import Employee
from kinerja.transparency.enums import CopyStatus

OPEN_COPIES = [CopyStatus.QUEUED, CopyStatus.RUNNING]


class DataCopyQuerySet(models.QuerySet):
    def mark(self, copy, **fields):
        """How far the worker is; told outside of any act."""
        self.filter(pk=copy.pk).update(**fields)


class DataCopy(models.Model):
    """Everything we keep about one person, as one ZIP for that person alone."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="copies")
    status = models.CharField(max_length=10, choices=CopyStatus, default=CopyStatus.QUEUED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField("ukuran (byte)", default=0)
    asked_at = models.DateTimeField("diminta pada")
    ready_at = models.DateTimeField("siap pada", null=True)

    objects = DataCopyQuerySet.as_manager()

    LEDGER_FIELDS = ("employee", "asked_at")

    class Meta:
        verbose_name = "salinan data saya"
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                name="copy_one_in_the_making_per_person",
                condition=Q(status__in=OPEN_COPIES),
            ),
            models.CheckConstraint(
                name="copy_ready_has_its_moment",
                condition=~Q(status=CopyStatus.READY) | Q(ready_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Salinan data #{self.pk}"

    @property
    def is_open(self):
        """Whether it is still being made."""
        return self.status in OPEN_COPIES

    @property
    def tone(self):
        return {
            CopyStatus.READY: "ok",
            CopyStatus.RUNNING: "info",
            CopyStatus.FAILED: "bad",
        }.get(self.status, "")
