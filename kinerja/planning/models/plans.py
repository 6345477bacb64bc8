import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.organisation.models import Employee, Placement
from kinerja.planning.enums import Approach, SkpKind, SkpStatus
from kinerja.planning.models.seals import REFUSE_SEALED, SEALED
from kinerja.planning.models.years import PerformanceYear


class Skp(models.Model):
    """Sasaran Kinerja Pegawai: what is expected of one employee in one position and year."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="skps")
    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="skps")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="skps")
    version = models.PositiveSmallIntegerField("versi", default=1)
    previous = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="successors"
    )
    change_reason = models.CharField("alasan perubahan", max_length=500, blank=True)
    kind = models.CharField("jenis SKP", max_length=10, choices=SkpKind)
    approach = models.CharField(
        "pendekatan", max_length=12, choices=Approach, default=Approach.QUANTITATIVE
    )
    period = DateRangeField("masa SKP")  # upper bound exclusive, inside one calendar year
    status = models.CharField(max_length=15, choices=SkpStatus, default=SkpStatus.DRAFT)
    revision = models.PositiveIntegerField(
        default=0
    )  # grows with every saved change; forms carry it
    created_at = models.DateTimeField("dibuat pada")
    submitted_at = models.DateTimeField("diajukan pada", null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField("ditetapkan pada", null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    appraiser = models.ForeignKey(  # who agreed it, as he was on that day
        Employee, null=True, on_delete=models.PROTECT, related_name="skps_agreed"
    )
    content = models.JSONField("isi yang ditetapkan", null=True)  # what was shown when agreed
    content_digest = models.CharField(max_length=64, blank=True)
    verification_code = models.CharField(max_length=26, blank=True)

    LEDGER_FIELDS = (
        "employee",
        "year",
        "placement",
        "version",
        "previous",
        "period",
        "status",
        "submitted_at",
        "submitted_by",
        "agreed_at",
        "agreed_by",
        "appraiser",
        "content_digest",
        "verification_code",
    )

    class Meta:
        verbose_name = "SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "year", "placement", "version"],
                name="skp_one_per_employee_placement_year_and_version",
            ),
            models.UniqueConstraint(
                fields=["employee", "year", "placement"],
                name="skp_one_open_version_at_a_time",
                condition=Q(status__in=["draf", "diajukan", "dikembalikan"]),
            ),
            ExclusionConstraint(
                name="skp_one_agreed_per_employee_and_day",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(status=SkpStatus.AGREED),
            ),
            models.CheckConstraint(
                name="skp_submission_fields_follow_status",
                condition=Q(status__in=[SkpStatus.DRAFT, SkpStatus.RETURNED])
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="skp_agreement_fields_follow_status",
                condition=Q(
                    status__in=[SkpStatus.AGREED, SkpStatus.SUPERSEDED],
                    agreed_at__isnull=False,
                    agreed_by__isnull=False,
                    appraiser__isnull=False,
                    content__isnull=False,
                )
                & ~Q(content_digest="")
                & ~Q(verification_code="")
                | Q(
                    status__in=[SkpStatus.DRAFT, SkpStatus.SUBMITTED, SkpStatus.RETURNED],
                    agreed_at=None,
                    agreed_by=None,
                    content=None,
                    content_digest="",
                    verification_code="",
                ),
            ),
            models.CheckConstraint(
                name="skp_change_has_a_reason",
                condition=Q(version=1) | Q(previous__isnull=False) & ~Q(change_reason=""),
            ),
            models.UniqueConstraint(
                fields=["verification_code"],
                name="skp_one_per_verification_code",
                condition=~Q(verification_code=""),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="sealed_skp_is_not_changed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.status IN {SEALED}"),
                # Only its end may come: by a new version, or by a new position.
                func=(
                    "IF OLD.status = 'ditetapkan' AND NEW.status IN ('ditetapkan', 'digantikan')"
                    " AND NEW.period <@ OLD.period"
                    " AND to_jsonb(NEW) - 'status' - 'period' = to_jsonb(OLD) - 'status' - 'period'"
                    f" THEN RETURN NEW; END IF; {REFUSE_SEALED}"
                ),
            ),
            pgtrigger.Trigger(
                name="sealed_skp_is_not_deleted",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition(f"OLD.status IN {SEALED}"),
                func=REFUSE_SEALED,
            ),
        ]

    def __str__(self):
        return f"SKP #{self.pk} versi {self.version}"
