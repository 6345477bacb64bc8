from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.lib.periods import MONTHS
from kinerja.organisation.models import Unit
from kinerja.planning.enums import ApproachSetting, Periodicity, PeriodKind


class PerformanceYear(models.Model):
    """One performance year of the regency, with the window in which plans are made."""

    year = models.PositiveSmallIntegerField("tahun", unique=True)
    planning_opens_on = models.DateField("perencanaan dibuka")
    planning_due_on = models.DateField("SKP paling lambat ditetapkan")  # Pasal 14: end of January
    periodicity = models.CharField(
        "evaluasi periodik", max_length=10, choices=Periodicity, default=Periodicity.QUARTERLY
    )
    approach = models.CharField(
        "pendekatan SKP",
        max_length=12,
        choices=ApproachSetting,
        default=ApproachSetting.CHOICE,
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


class ClosingTurn(models.Model):
    """The day by which one perangkat daerah finishes a period, so that not all end on one day.

    It lies within the legal window; the law's own last day stays the outer limit.
    """

    period = models.ForeignKey(EvaluationPeriod, on_delete=models.PROTECT, related_name="turns")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closing_turns")
    due_on = models.DateField("selesai paling lambat")
    basis = models.CharField("dasar", max_length=300)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "giliran selesai"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"], name="closing_turn_one_per_period_and_unit"
            ),
            models.CheckConstraint(name="closing_turn_has_a_basis", condition=~Q(basis="")),
        ]

    def __str__(self):
        return f"Giliran {self.unit_id} {self.period_id}"
