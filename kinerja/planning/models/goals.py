from django.db import models
from django.db.models import F, Q

from kinerja.organisation.models import Unit
from kinerja.planning.enums import GoalLevel
from kinerja.planning.models.years import PerformanceYear


class OrganisationGoal(models.Model):
    """A sasaran with its indicator and yearly target in a unit's RPJMD, Renstra, PK or IKU."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="goals")
    year = models.ForeignKey(PerformanceYear, on_delete=models.PROTECT, related_name="goals")
    level = models.CharField("dokumen", max_length=10, choices=GoalLevel, default=GoalLevel.PK)
    code = models.CharField("kode", max_length=40)
    statement = models.CharField("sasaran", max_length=500)
    indicator = models.CharField("indikator", max_length=500)
    target = models.CharField("target", max_length=60)
    unit_of_measure = models.CharField("satuan", max_length=60, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    source = models.CharField("sumber", max_length=200, blank=True)
    since = models.DateField("berlaku mulai")  # the day of its document
    until = models.DateField("berlaku sampai", null=True)  # last day, included; none: all year
    revision = models.PositiveIntegerField(default=0)  # grows with every change; forms carry it

    class Meta:
        verbose_name = "sasaran organisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "code"], name="organisation_goal_one_per_year_unit_code"
            ),
            models.CheckConstraint(
                name="organisation_goal_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.statement}"
