import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.appraisal.enums import ClosingStatus, Predikat, Standing
from kinerja.appraisal.models.evaluations import Evaluation
from kinerja.appraisal.rules.closing import WITHOUT_RESULT
from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee, Unit
from kinerja.planning.models import PerformanceYear


class YearClosing(models.Model):
    """The end of one performance year in one perangkat daerah, worked off in steps."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closings")
    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="closings")
    status = models.CharField(max_length=10, choices=ClosingStatus, default=ClosingStatus.RUNNING)
    reason = models.CharField("alasan pengecualian", max_length=1000, blank=True)
    exceptions = models.PositiveIntegerField("pengecualian", default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField("mulai ditutup pada")
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    worked_at = models.DateTimeField("langkah terakhir pada")
    closed_at = models.DateTimeField("ditutup pada", null=True)

    LEDGER_FIELDS = (
        "unit",
        "year",
        "status",
        "reason",
        "exceptions",
        "begun_at",
        "begun_by",
        "closed_at",
    )

    class Meta:
        verbose_name = "penutupan tahun"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="closing_one_per_unit_and_year"),
            models.CheckConstraint(
                name="closing_exceptions_have_a_reason",
                condition=Q(exceptions=0) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="closing_moment_follows_status",
                condition=Q(status=ClosingStatus.RUNNING, closed_at=None)
                | Q(status=ClosingStatus.CLOSED, closed_at__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="closing_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="closing_fields_stay",
                operation=pgtrigger.Update,
                condition=changed("unit", "year", "reason", "exceptions", "begun_at", "begun_by"),
            ),
            pgtrigger.FSM(
                name="closing_ends_once",
                field="status",
                transitions=[(ClosingStatus.RUNNING, ClosingStatus.CLOSED)],
            ),
        ]

    def __str__(self):
        return f"Penutupan {self.unit_id} {self.year_id}"


class AnnualRecord(models.Model):
    """What a closed year says of one employee; a decision adds a version, nothing changes one."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="annual_records")
    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="records")
    version = models.PositiveSmallIntegerField("versi", default=1)
    closing = models.ForeignKey(YearClosing, on_delete=models.PROTECT, related_name="records")
    evaluation = models.ForeignKey(
        Evaluation, null=True, on_delete=models.PROTECT, related_name="annual_records"
    )
    standing = models.CharField("keadaan", max_length=20, choices=Standing)
    predikat = models.CharField("predikat", max_length=20, choices=Predikat, blank=True)
    reason = models.CharField("alasan", max_length=1000, blank=True)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = (
        "employee",
        "year",
        "version",
        "closing",
        "evaluation",
        "standing",
        "predikat",
        "reason",
        "recorded_at",
        "recorded_by",
    )

    class Meta:
        verbose_name = "catatan tahunan"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "year", "version"],
                name="annual_record_one_per_employee_year_version",
            ),
            models.CheckConstraint(
                name="annual_record_has_a_result_or_a_reason",
                condition=Q(standing__in=WITHOUT_RESULT, evaluation=None, predikat="")
                & ~Q(reason="")
                | ~Q(standing__in=WITHOUT_RESULT) & Q(evaluation__isnull=False) & ~Q(predikat=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="annual_record_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Catatan tahunan #{self.pk}"
