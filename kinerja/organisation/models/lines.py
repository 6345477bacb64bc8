from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.organisation.enums import (
    LineBasis,
    RequestStatus,
)
from kinerja.organisation.models.people import Employee


class ReportingLine(models.Model):
    """Who is the penilai, and the atasan penilai, of an employee from when to when."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="lines_up")
    appraiser = models.ForeignKey(
        Employee,
        on_delete=models.PROTECT,
        related_name="lines_down",
        verbose_name="pejabat penilai",
    )
    superior = models.ForeignKey(
        Employee,
        null=True,
        on_delete=models.PROTECT,
        related_name="lines_two_down",
        verbose_name="atasan pejabat penilai",
    )
    period = DateRangeField("masa berlaku")  # upper bound exclusive; open means "until now"
    basis = models.CharField("asal data", max_length=15, choices=LineBasis)
    rule = models.CharField("aturan yang dipakai", max_length=200, blank=True)
    reason = models.CharField("alasan", max_length=300, blank=True)
    letter = models.CharField("surat", max_length=120, blank=True)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = (
        "employee",
        "appraiser",
        "superior",
        "period",
        "basis",
        "reason",
        "letter",
    )

    class Meta:
        verbose_name = "garis penilaian"
        constraints = [
            ExclusionConstraint(
                name="reporting_line_one_appraiser_per_employee_and_day",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="reporting_line_nobody_rates_himself", condition=~Q(employee=F("appraiser"))
            ),
            models.CheckConstraint(
                name="reporting_line_superior_is_a_third_person",
                condition=Q(superior__isnull=True)
                | ~Q(superior=F("appraiser")) & ~Q(superior=F("employee")),
            ),
            models.CheckConstraint(
                name="reporting_line_correction_has_a_reason",
                condition=Q(basis=LineBasis.PROPOSED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="reporting_line_delegation_has_a_letter",
                condition=~Q(basis=LineBasis.DELEGATED) | ~Q(letter=""),
            ),
        ]

    def __str__(self):
        return f"{self.employee_id} dinilai {self.appraiser_id}"


class LineCorrection(models.Model):
    """An employee says that his penilai is wrong; HR answers."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="corrections")
    proposed_appraiser = models.ForeignKey(
        Employee,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="penilai usulan",
    )
    message = models.CharField("penjelasan", max_length=1000)
    status = models.CharField(max_length=12, choices=RequestStatus, default=RequestStatus.OPEN)
    requested_at = models.DateTimeField("diminta pada")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("dijawab pada", null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField("jawaban", max_length=1000, blank=True)

    class Meta:
        verbose_name = "permintaan koreksi penilai"
        constraints = [
            models.CheckConstraint(
                name="line_correction_answer_fields_follow_status",
                condition=Q(status=RequestStatus.OPEN, answered_at=None, answered_by=None)
                | ~Q(status=RequestStatus.OPEN)
                & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["employee"],
                name="line_correction_one_open_per_employee",
                condition=Q(status=RequestStatus.OPEN),
            ),
        ]

    def __str__(self):
        return f"koreksi penilai {self.employee_id}"
