from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.organisation.models import Employee
from kinerja.planning.enums import (
    AssignmentOrigin,
    AssignmentStatus,
    CascadeMethod,
    ControlLevel,
)
from kinerja.planning.models.plans import Skp
from kinerja.planning.models.strategies import StrategyBlock


class MatrixRow(models.Model):
    """Penugasan of one person in the matrix of roles of somebody's plan (Format A.1.5)."""

    plan = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="matrix")  # version 1
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="assignments")
    is_team_lead = models.BooleanField("ketua tim", default=False)
    origin = models.CharField("bentuk penugasan", max_length=12, choices=AssignmentOrigin)
    strategy = models.ForeignKey(  # what a volunteer wants to help with
        StrategyBlock, null=True, on_delete=models.PROTECT, related_name="volunteers"
    )
    status = models.CharField(max_length=12, choices=AssignmentStatus)
    reason = models.CharField("alasan", max_length=500, blank=True)  # of asking, or of refusing
    asked_at = models.DateTimeField("ditulis pada")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField("disetujui penilai pada", null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "penugasan"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "employee"],
                name="matrix_row_one_open_per_plan_and_employee",
                condition=~Q(status__in=["ditolak", "berakhir"]),
            ),
            models.CheckConstraint(
                name="matrix_row_approval_has_a_person_and_a_moment",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"penugasan #{self.pk}"


class MatrixRole(models.Model):
    """Peran hasil: what one person brings about for one indicator or result of the plan."""

    row = models.ForeignKey(MatrixRow, on_delete=models.CASCADE, related_name="roles")
    column = models.UUIDField()  # lineage of the leader's indicator, or of the team lead's result
    statement = models.CharField("peran hasil", max_length=1000)
    method = models.CharField("cara menurunkan", max_length=15, choices=CascadeMethod)
    control = models.CharField("tingkat kendali", max_length=15, choices=ControlLevel)

    class Meta:
        verbose_name = "peran hasil"
        constraints = [
            models.UniqueConstraint(
                fields=["row", "column"], name="matrix_role_one_per_row_and_column"
            ),
        ]

    def __str__(self):
        return self.statement
