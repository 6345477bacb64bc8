import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.appraisal.enums import Contest, Predikat
from kinerja.appraisal.models import Evaluation
from kinerja.credits.enums import CreditSource, Diploma, Jenjang
from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee


def credit_field(label):
    """Exact to a millionth; rounded on paper only."""
    return models.DecimalField(label, max_digits=12, decimal_places=6)


CONVERTED = (
    "employee",
    "evaluation",
    "period",
    "is_annual",
    "jenjang",
    "predikat",
    "months",
    "percentage",
    "coefficient",
    "credit",
    "rule_version",
    "content",
    "content_digest",
    "verification_code",
    "set_at",
    "set_by",
)
REPLACEMENT = ("replaced_at", "replaced_by")


NOT_COUNTING = (Contest.OPEN, Contest.CHANGED)  # while contested, or no longer what was signed


class CreditConversionQuerySet(models.QuerySet):
    def counting(self):
        """Not replaced, and of a predikat that nobody contests or has changed."""
        return self.filter(replaced_at=None).exclude(evaluation__contest__in=NOT_COUNTING)


class CreditConversion(models.Model):
    """Konversi predikat: the angka kredit of one evaluation's months, signed by the penilai."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="credit_conversions"
    )
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="credit_conversions"
    )
    period = DateRangeField("masa")  # whole months; upper bound exclusive
    is_annual = models.BooleanField("tahunan")
    jenjang = models.CharField(max_length=15, choices=Jenjang)
    predikat = models.CharField(max_length=20, choices=Predikat)
    months = models.PositiveSmallIntegerField("bulan")
    percentage = models.PositiveSmallIntegerField("persentase")
    coefficient = models.DecimalField("koefisien per tahun", max_digits=6, decimal_places=2)
    credit = credit_field("angka kredit")
    rule_version = models.CharField("versi aturan", max_length=120)
    content = models.JSONField("isi yang ditetapkan")
    content_digest = models.CharField(max_length=64)
    verification_code = models.CharField(max_length=26, unique=True)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField("digantikan pada", null=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CreditConversionQuerySet.as_manager()

    LEDGER_FIELDS = tuple(name for name in CONVERTED if name != "content") + REPLACEMENT

    class Meta:
        verbose_name = "konversi predikat"
        constraints = [
            ExclusionConstraint(
                name="conversion_counts_a_month_once",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(replaced_at=None),
            ),
            models.CheckConstraint(
                name="conversion_has_one_to_twelve_months", condition=Q(months__range=(1, 12))
            ),
            models.CheckConstraint(
                name="conversion_counts_whole_months",
                condition=Q(period__startswith__day=1, period__endswith__day=1),
            ),
            models.CheckConstraint(name="conversion_gives_credit", condition=Q(credit__gt=0)),
            models.CheckConstraint(
                name="conversion_replacement_fields_go_together",
                condition=Q(replaced_at=None, replaced_by=None)
                | Q(replaced_at__isnull=False, replaced_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["employee", "jenjang"])]
        triggers = [
            pgtrigger.Protect(name="conversion_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="conversion_fields_stay",
                operation=pgtrigger.Update,
                condition=changed(*CONVERTED),
            ),
            pgtrigger.Protect(
                name="replacement_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__replaced_at__isnull=False) & changed(*REPLACEMENT),
            ),
        ]

    def __str__(self):
        return f"Konversi #{self.pk}"


ADDED = (
    "employee",
    "source",
    "jenjang",
    "diploma",
    "credit",
    "basis",
    "valid_on",
    "recorded_at",
    "recorded_by",
)
WITHDRAWAL = ("withdrawn_at", "withdrawn_by")


class CreditAddition(models.Model):
    """Angka kredit that no predikat gave: base, former, adjusted, education."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="credit_additions"
    )
    source = models.CharField("asal", max_length=12, choices=CreditSource)
    jenjang = models.CharField(max_length=15, choices=Jenjang)
    diploma = models.CharField("ijazah", max_length=5, choices=Diploma, blank=True)
    credit = credit_field("angka kredit")
    basis = models.CharField("dasar", max_length=200)
    valid_on = models.DateField("berlaku sejak")
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("dicabut pada", null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = ADDED + WITHDRAWAL

    class Meta:
        verbose_name = "perolehan angka kredit lain"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "diploma"],
                name="addition_counts_a_diploma_once",
                condition=~Q(diploma="") & Q(withdrawn_at=None),
            ),
            models.UniqueConstraint(
                fields=["employee", "source", "jenjang"],
                name="addition_of_a_source_once_in_a_jenjang",
                condition=~Q(source=CreditSource.EDUCATION) & Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="addition_for_education_names_the_diploma",
                condition=Q(source=CreditSource.EDUCATION) & ~Q(diploma="")
                | ~Q(source=CreditSource.EDUCATION) & Q(diploma=""),
            ),
            models.CheckConstraint(name="addition_gives_credit", condition=Q(credit__gt=0)),
            models.CheckConstraint(name="addition_has_a_basis", condition=~Q(basis="")),
            models.CheckConstraint(
                name="addition_withdrawal_fields_go_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="addition_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="addition_fields_stay",
                operation=pgtrigger.Update,
                condition=changed(*ADDED),
            ),
            pgtrigger.Protect(
                name="withdrawal_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False) & changed(*WITHDRAWAL),
            ),
        ]

    def __str__(self):
        return f"{self.get_source_display()} {self.employee_id}"


class CreditStatement(models.Model):
    """Penetapan angka kredit (PAK) with the accumulation it rests on; sealed as it was set."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="credit_statements"
    )
    number = models.CharField("nomor", max_length=80, unique=True)
    set_on = models.DateField("tanggal")
    jenjang = models.CharField(max_length=15, choices=Jenjang)
    rank = models.CharField("golongan", max_length=6)
    total = credit_field("angka kredit kumulatif")
    rule_version = models.CharField("versi aturan", max_length=120)
    content = models.JSONField("isi yang ditetapkan")
    content_digest = models.CharField(max_length=64)
    verification_code = models.CharField(max_length=26, unique=True)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = (
        "employee",
        "number",
        "set_on",
        "jenjang",
        "rank",
        "total",
        "rule_version",
        "content_digest",
        "verification_code",
        "set_at",
        "set_by",
    )

    class Meta:
        verbose_name = "penetapan angka kredit"
        constraints = [
            models.CheckConstraint(name="statement_has_a_number", condition=~Q(number="")),
        ]
        indexes = [models.Index(fields=["employee", "-set_on"])]
        triggers = [
            pgtrigger.Protect(
                name="statement_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"PAK {self.number}"
