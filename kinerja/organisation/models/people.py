from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from kinerja.organisation.enums import (
    EmployeeStatus,
    LegalStanding,
    PlacementKind,
)
from kinerja.organisation.models.units import Position
from kinerja.organisation.rules.identity import full_name


class Employee(models.Model):
    """A person with a NIP (or a pejabat negara who rates and has none)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="employee"
    )
    nip = models.CharField("NIP", max_length=18, null=True, unique=True)
    name = models.CharField("nama", max_length=150)
    title_before = models.CharField("gelar depan", max_length=40, blank=True)
    title_after = models.CharField("gelar belakang", max_length=60, blank=True)
    status = models.CharField("status kepegawaian", max_length=20, choices=EmployeeStatus)
    standing = models.CharField(
        "kedudukan hukum", max_length=30, choices=LegalStanding, default=LegalStanding.AKTIF
    )
    rank = models.CharField("golongan", max_length=6, blank=True)
    email = models.EmailField("surel dinas", blank=True)
    is_demo = models.BooleanField("data demo", default=False)

    class Meta:
        verbose_name = "pegawai"
        constraints = [
            models.CheckConstraint(
                name="employee_nip_has_18_digits", condition=Q(nip__regex=r"^[0-9]{18}$")
            ),
            models.CheckConstraint(
                name="employee_nip_missing_only_for_pejabat_negara",
                condition=Q(nip__isnull=False) | Q(status=EmployeeStatus.PEJABAT_NEGARA),
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="employee_by_name"),
            GinIndex(fields=["name"], name="employee_name_trigrams", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return full_name(self.title_before, self.name, self.title_after)


class Placement(models.Model):
    """Who holds which position from when to when."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="placements")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="placements")
    kind = models.CharField(
        "jenis", max_length=10, choices=PlacementKind, default=PlacementKind.DEFINITIF
    )
    period = DateRangeField("masa berlaku")  # upper bound exclusive; open means "until now"
    basis = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        verbose_name = "penempatan"
        constraints = [
            ExclusionConstraint(
                name="placement_one_definitive_per_employee_and_day",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(kind=PlacementKind.DEFINITIF),
            ),
            models.CheckConstraint(
                name="placement_period_is_not_empty", condition=Q(period__isempty=False)
            ),
        ]
        indexes = [models.Index(fields=["position"])]

    def __str__(self):
        return f"{self.employee_id} pada {self.position_id}"
