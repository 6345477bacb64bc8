from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kinerja.organisation.enums import (
    EmployeeStatus,
    HolidayKind,
    JobKind,
    LegalStanding,
    LineBasis,
    PlacementKind,
    RequestStatus,
    Role,
    UnitKind,
    WorkPattern,
)


class UnitQuerySet(models.QuerySet):
    def below(self, unit):
        """The unit and everything under it."""
        return self.filter(path__startswith=unit.path)


class Unit(models.Model):
    """A node of the organisation: the regency, an OPD, a bidang, a puskesmas, a school."""

    code = models.CharField("kode", max_length=40, unique=True)
    name = models.CharField("nama", max_length=200)
    abbreviation = models.CharField("singkatan", max_length=40, blank=True)
    kind = models.CharField("jenis", max_length=20, choices=UnitKind)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children", verbose_name="induk"
    )
    path = models.CharField(max_length=250, unique=True)  # codes from the root, each ending in "/"
    is_opd = models.BooleanField("perangkat daerah", default=False)
    work_pattern = models.CharField(
        "pola kerja", max_length=1, choices=WorkPattern, default=WorkPattern.FIVE_DAYS
    )
    aliases = models.JSONField("nama lain", default=list)
    is_active = models.BooleanField("aktif", default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        indexes = [
            models.Index(
                fields=["path"], name="unit_path_prefix", opclasses=["varchar_pattern_ops"]
            )
        ]

    def __str__(self):
        return self.name


class Position(models.Model):
    """A jabatan in a unit; several people may hold the same JF or pelaksana position."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField("jabatan", max_length=200)
    kind = models.CharField("jenis jabatan", max_length=20, choices=JobKind)
    is_head = models.BooleanField("memimpin unit", default=False)
    echelon = models.CharField("eselon", max_length=6, blank=True)
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "jabatan"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title"], name="position_one_per_unit_and_title"
            ),
            models.UniqueConstraint(
                fields=["unit"],
                name="position_one_head_per_unit",
                condition=Q(is_head=True, is_active=True),
            ),
        ]

    def __str__(self):
        return self.title


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
            GinIndex(fields=["name"], name="employee_name_trigrams", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        """Name with titles as printed on the forms."""
        name = f"{self.title_before} {self.name}".strip()
        return f"{name}, {self.title_after}" if self.title_after else name


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


class Holiday(models.Model):
    """A day in the regency's calendar; local commemorations are working days."""

    day = models.DateField("tanggal")
    name = models.CharField("nama", max_length=150)
    kind = models.CharField("jenis", max_length=20, choices=HolidayKind)
    basis = models.CharField("dasar", max_length=200)
    confirmed_at = models.DateTimeField("dikonfirmasi pada", null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "hari libur"
        constraints = [
            models.UniqueConstraint(fields=["day", "name"], name="holiday_one_per_day_and_name"),
            models.CheckConstraint(
                name="holiday_confirmation_fields_go_together",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.day} {self.name}"


class RoleGrant(models.Model):
    """A role given to an account, for one unit and all below it, or for the whole regency."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants"
    )
    role = models.CharField("peran", max_length=15, choices=Role)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="role_grants")
    period = DateRangeField("masa berlaku")  # upper bound exclusive; open means "until now"
    granted_at = models.DateTimeField("diberikan pada")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = (
        "user",
        "role",
        "unit",
        "period",
    )

    class Meta:
        verbose_name = "peran"
        constraints = [
            models.CheckConstraint(
                name="role_grant_unit_hr_has_a_unit",
                condition=~Q(role=Role.UNIT_HR) | Q(unit__isnull=False),
            ),
            ExclusionConstraint(
                name="role_grant_one_per_account_role_unit_and_day",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("unit", 0), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="role_grant_is_given_by_somebody_else",
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user")),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.user_id}"
