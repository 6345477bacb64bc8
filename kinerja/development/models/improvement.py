import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.models import Evaluation
from kinerja.development.enums import (
    ImprovementStatus,
    Reassessment,
    Recommendation,
    TestResult,
)
from kinerja.development.rules import NEXT_STATUS
from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee

BEFORE_IT_RUNS = (ImprovementStatus.OFFERED, ImprovementStatus.PROPOSED)
WRITTEN = ("cause", "goals", "measure", "support")
AGREED = (*WRITTEN, "starts_on", "ends_on", "evaluation", "employee")


def user_field():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )


class ImprovementPlan(models.Model):
    """Rencana perbaikan kinerja: six months of help after a low annual predikat."""

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.PROTECT, related_name="improvement_plan"
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="improvement_plans"
    )
    status = models.CharField(
        max_length=20, choices=ImprovementStatus, default=ImprovementStatus.OFFERED
    )
    opened_at = models.DateTimeField("ditawarkan pada")
    cause = models.CharField("sebab", max_length=2000, blank=True)
    goals = models.CharField("yang diperbaiki", max_length=2000, blank=True)
    measure = models.CharField("ukuran membaik", max_length=1000, blank=True)
    support = models.CharField("dukungan", max_length=1000, blank=True)
    proposed_at = models.DateTimeField("diusulkan pada", null=True)
    proposed_by = user_field()
    returned_note = models.CharField("tanggapan pegawai", max_length=1000, blank=True)
    agreed_at = models.DateTimeField("disepakati pada", null=True)
    agreed_by = user_field()  # the employee, or the penilai after silence
    starts_on = models.DateField("mulai", null=True)
    ends_on = models.DateField("berakhir", null=True)
    reassessment = models.CharField(
        "hasil penilaian ulang", max_length=10, choices=Reassessment, blank=True
    )
    reassessment_reason = models.CharField("alasan", max_length=2000, blank=True)
    reassessed_at = models.DateTimeField("dinilai ulang pada", null=True)
    reassessed_by = user_field()
    test_result = models.CharField(
        "hasil uji kompetensi", max_length=20, choices=TestResult, blank=True
    )
    test_letter = models.CharField("surat", max_length=120, blank=True)
    tested_on = models.DateField("tanggal uji", null=True)
    tested_by = user_field()
    recommendation = models.CharField(
        "rekomendasi", max_length=15, choices=Recommendation, blank=True
    )
    recommendation_reason = models.CharField("pertimbangan", max_length=2000, blank=True)
    recommended_at = models.DateTimeField("direkomendasikan pada", null=True)
    recommended_by = user_field()
    closed_reason = models.CharField("sebab ditutup", max_length=500, blank=True)
    closed_at = models.DateTimeField("ditutup pada", null=True)
    closed_by = user_field()

    LEDGER_FIELDS = (
        "evaluation",
        "employee",
        "status",
        "opened_at",
        *WRITTEN,
        "proposed_at",
        "proposed_by",
        "returned_note",
        "agreed_at",
        "agreed_by",
        "starts_on",
        "ends_on",
        "reassessment",
        "reassessment_reason",
        "reassessed_at",
        "reassessed_by",
        "test_result",
        "test_letter",
        "tested_on",
        "tested_by",
        "recommendation",
        "recommendation_reason",
        "recommended_at",
        "recommended_by",
        "closed_reason",
        "closed_at",
        "closed_by",
    )

    class Meta:
        verbose_name = "rencana perbaikan"
        constraints = [
            models.CheckConstraint(
                name="improvement_runs_with_its_days",
                condition=Q(status__in=[*BEFORE_IT_RUNS, ImprovementStatus.CLOSED])
                | Q(agreed_at__isnull=False, agreed_by__isnull=False, ends_on__gt=F("starts_on"))
                & ~Q(goals=""),
            ),
            models.CheckConstraint(
                name="improvement_ends_with_a_reassessment",
                condition=~Q(
                    status__in=[
                        ImprovementStatus.RECOVERED,
                        ImprovementStatus.TEST_DUE,
                        ImprovementStatus.TESTED,
                        ImprovementStatus.RECOMMENDED,
                    ]
                )
                | Q(reassessed_at__isnull=False, reassessed_by__isnull=False)
                & ~Q(reassessment="")
                & ~Q(reassessment_reason=""),
            ),
            models.CheckConstraint(
                name="improvement_recommendation_follows_a_test",
                condition=~Q(status=ImprovementStatus.RECOMMENDED)
                | Q(recommended_at__isnull=False, tested_on__isnull=False)
                & ~Q(recommendation="")
                & ~Q(recommendation_reason="")
                & ~Q(test_result=""),
            ),
            models.CheckConstraint(
                name="improvement_is_closed_with_a_reason",
                condition=~Q(status=ImprovementStatus.CLOSED)
                | Q(closed_at__isnull=False) & ~Q(closed_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["status"])]
        triggers = [
            pgtrigger.Protect(name="improvement_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="agreed_improvement_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__agreed_at__isnull=False) & changed(*AGREED),
            ),
            pgtrigger.FSM(
                name="improvement_moves_by_the_table",
                field="status",
                transitions=sorted({(start, to) for (_, start), to in NEXT_STATUS.items()}),
            ),
        ]

    def __str__(self):
        return f"Rencana perbaikan #{self.pk}"


class ImprovementSession(models.Model):
    """One talk of penilai and employee during a rencana perbaikan; at least one each month."""

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField("tanggal")
    discussed = models.CharField("yang dibicarakan", max_length=2000)
    next_step = models.CharField("langkah berikutnya", max_length=1000)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField("dibaca pegawai pada", null=True)

    LEDGER_FIELDS = (
        "plan",
        "held_on",
        "discussed",
        "next_step",
        "recorded_at",
        "recorded_by",
        "read_at",
    )

    class Meta:
        verbose_name = "bimbingan perbaikan"
        constraints = [
            models.CheckConstraint(
                name="improvement_session_says_something",
                condition=~Q(discussed="") & ~Q(next_step=""),
            ),
        ]
        indexes = [models.Index(fields=["plan", "held_on"])]
        triggers = [
            pgtrigger.Protect(name="session_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="session_fields_stay",
                operation=pgtrigger.Update,
                condition=changed(
                    "plan", "held_on", "discussed", "next_step", "recorded_at", "recorded_by"
                ),
            ),
            pgtrigger.Protect(
                name="session_is_read_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__read_at__isnull=False) & changed("read_at"),
            ),
        ]

    def __str__(self):
        return f"Bimbingan #{self.pk}"
