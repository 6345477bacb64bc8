from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.planning.enums import (
    AnnexKind,
    Approach,
    Aspect,
    BehaviourValue,
    Cascade,
    Periodicity,
    PeriodKind,
    Perspective,
    Polarity,
    ResultKind,
    SkpKind,
    SkpStatus,
)

SEALED = "('ditetapkan', 'digantikan')"
REFUSE_SEALED = "RAISE EXCEPTION 'SKP yang sudah ditetapkan tidak dapat diubah';"


def sealed_with_its_plan(owner):
    """Triggers of a part of a plan: once the plan is set, the part refuses every change.

    `owner` is the SQL that finds the plan's id in a row called {row}.
    """

    def refuse(*rows):
        ids = ", ".join(owner.format(row=row) for row in rows)
        plans = f"SELECT 1 FROM planning_skp WHERE id IN ({ids})"  # noqa: S608 -- our own names
        return f"IF EXISTS ({plans} AND status IN {SEALED}) THEN {REFUSE_SEALED} END IF;"

    return [
        pgtrigger.Trigger(
            name="sealed_part_is_not_added",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=f"{refuse('NEW')} RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="sealed_part_is_not_changed",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            func=f"{refuse('OLD', 'NEW')} RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="sealed_part_is_not_deleted",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=f"{refuse('OLD')} RETURN OLD;",
        ),
    ]


class PerformanceYear(models.Model):
    """One performance year of the regency, with the window in which plans are made."""

    year = models.PositiveSmallIntegerField("tahun", unique=True)
    planning_opens_on = models.DateField("perencanaan dibuka")
    planning_due_on = models.DateField("SKP paling lambat ditetapkan")  # Pasal 14: end of January
    periodicity = models.CharField(
        "evaluasi periodik", max_length=10, choices=Periodicity, default=Periodicity.QUARTERLY
    )

    class Meta:
        verbose_name = "tahun kinerja"
        constraints = [
            models.CheckConstraint(
                name="performance_year_opens_before_it_is_due",
                condition=Q(planning_opens_on__lt=F("planning_due_on")),
            ),
        ]

    def __str__(self):
        return str(self.year)


class EvaluationPeriod(models.Model):
    """A month, a quarter or the whole year, with the window in which it is evaluated."""

    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="periods")
    kind = models.CharField("jenis", max_length=10, choices=PeriodKind)
    number = models.PositiveSmallIntegerField("nomor")  # month 1–12, quarter 1–4, year 1
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("berakhir")  # last day, included
    opens_on = models.DateField("evaluasi dibuka")
    due_on = models.DateField("evaluasi paling lambat")

    class Meta:
        verbose_name = "periode evaluasi"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "kind", "number"], name="evaluation_period_one_per_year_kind_number"
            ),
            models.CheckConstraint(
                name="evaluation_period_days_are_in_order",
                condition=Q(starts_on__lte=F("ends_on")) & Q(opens_on__lt=F("due_on")),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """As printed on the forms: `Triwulan III 2026`, `Bulan Juni 2026`, `Tahun 2026`."""
        if self.kind == PeriodKind.YEAR:
            return f"Tahun {self.starts_on.year}"
        if self.kind == PeriodKind.QUARTER:
            return f"Triwulan {('I', 'II', 'III', 'IV')[self.number - 1]} {self.starts_on.year}"
        return f"Bulan {MONTHS[self.number - 1]} {self.starts_on.year}"


MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


class OrganisationGoal(models.Model):
    """A sasaran with its indicator and yearly target in a unit's RPJMD, Renstra or PK."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="goals")
    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="goals")
    code = models.CharField("kode", max_length=40)
    statement = models.CharField("sasaran", max_length=500)
    indicator = models.CharField("indikator", max_length=500)
    target = models.CharField("target", max_length=60)
    unit_of_measure = models.CharField("satuan", max_length=60, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    source = models.CharField("sumber", max_length=200, blank=True)

    class Meta:
        verbose_name = "sasaran organisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "code"], name="organisation_goal_one_per_year_unit_code"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.statement}"


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


class WorkResult(models.Model):
    """Rencana hasil kerja (RHK): one result the employee is to bring about."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField("jenis", max_length=10, choices=ResultKind, default=ResultKind.UTAMA)
    order = models.PositiveSmallIntegerField("urutan")
    statement = models.CharField("rencana hasil kerja", max_length=1000)
    assigner = models.CharField("penugasan dari", max_length=200, blank=True)
    cascade = models.CharField("penurunan", max_length=15, choices=Cascade, default=Cascade.DIRECT)
    parent = models.ForeignKey(  # the leader's result it serves
        "self", null=True, on_delete=models.PROTECT, related_name="derived"
    )
    goal = models.ForeignKey(
        OrganisationGoal, null=True, on_delete=models.PROTECT, related_name="results"
    )
    provisional_parent = models.CharField(  # typed while the leader has no plan yet
        "hasil kerja pimpinan (sementara)", max_length=500, blank=True
    )
    no_parent_reason = models.CharField("alasan tidak diturunkan", max_length=300, blank=True)
    lineage = models.UUIDField(  # the same in every version of the plan
        default=uuid4, editable=False, db_index=True
    )

    class Meta:
        verbose_name = "rencana hasil kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "order"],
                name="work_result_one_per_skp_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.statement


class Indicator(models.Model):
    """Indikator kinerja individu (IKI) with its target."""

    result = models.ForeignKey(WorkResult, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField("urutan")
    aspect = models.CharField("aspek", max_length=10, choices=Aspect, blank=True)
    perspective = models.CharField("perspektif", max_length=20, choices=Perspective, blank=True)
    statement = models.CharField("indikator", max_length=500)
    target = models.CharField("target", max_length=120)  # as people write it: "95 persen"
    target_value = models.DecimalField("nilai target", max_digits=18, decimal_places=4, null=True)
    unit_of_measure = models.CharField("satuan", max_length=60, blank=True)
    polarity = models.CharField("arah", max_length=4, choices=Polarity, default=Polarity.MAXIMISE)
    lineage = models.UUIDField(  # the same in every version of the plan
        default=uuid4, editable=False, db_index=True
    )

    class Meta:
        verbose_name = "indikator kinerja individu"
        constraints = [
            models.UniqueConstraint(
                fields=["result", "order"],
                name="indicator_one_per_result_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="indicator_has_an_aspect_or_a_perspective",
                condition=Q(aspect="") ^ Q(perspective=""),
            ),
        ]
        triggers = sealed_with_its_plan(
            "(SELECT skp_id FROM planning_workresult WHERE id = {row}.result_id)"
        )

    def __str__(self):
        return self.statement


class BehaviourExpectation(models.Model):
    """Ekspektasi khusus pimpinan on one of the seven values (Pasal 10)."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="behaviours")
    value = models.CharField("nilai", max_length=25, choices=BehaviourValue)
    expectation = models.CharField("ekspektasi khusus", max_length=1000)

    class Meta:
        verbose_name = "ekspektasi khusus perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "value"], name="behaviour_expectation_one_per_skp_and_value"
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.get_value_display()


class SkpAnnex(models.Model):
    """One line of the lampiran SKP: resources, accountability, consequences (Pasal 11–13)."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="annexes")
    kind = models.CharField("jenis", max_length=25, choices=AnnexKind)
    order = models.PositiveSmallIntegerField("urutan")
    text = models.CharField("isi", max_length=1000)

    class Meta:
        verbose_name = "lampiran SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "kind", "order"],
                name="skp_annex_one_per_skp_kind_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.text


class SkpComment(models.Model):
    """What the superior asks to change, tied to the part of the plan it is about."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="comments")
    result = models.ForeignKey(
        WorkResult, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    part = models.CharField("bagian", max_length=40)  # "hasil", "perilaku", "lampiran", "umum"
    text = models.CharField("komentar", max_length=2000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField("diselesaikan pada", null=True)

    class Meta:
        verbose_name = "komentar SKP"

    def __str__(self):
        return self.text
