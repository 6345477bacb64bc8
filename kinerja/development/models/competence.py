"""What a job asks of whoever holds it."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.organisation.enums import JobKind
from kinerja.organisation.models import Position


class CompetenceStandard(models.Model):
    """The level one competence must have in a kind of job, or in one position alone.

    A row of the position goes before one of its kind, and that before rules.STANDARD_RULES.
    """

    kind = models.CharField("jenis jabatan", max_length=20, choices=JobKind)
    position = models.ForeignKey(
        Position, null=True, on_delete=models.PROTECT, related_name="standards"
    )
    group = models.CharField("kelompok", max_length=20)
    competence = models.CharField("kompetensi", max_length=120)
    level = models.PositiveSmallIntegerField("level")
    period = DateRangeField("masa berlaku")  # upper bound exclusive; open means "until now"
    basis = models.CharField("dasar", max_length=300)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = (
        "kind",
        "position",
        "group",
        "competence",
        "level",
        "period",
        "basis",
        "set_by",
    )

    class Meta:
        verbose_name = "standar kompetensi"
        constraints = [
            models.CheckConstraint(
                name="competence_standard_is_one_to_five", condition=Q(level__range=(1, 5))
            ),
            models.CheckConstraint(
                name="competence_standard_names_its_basis",
                condition=~Q(basis="") & ~Q(competence=""),
            ),
            ExclusionConstraint(
                name="competence_standard_one_per_kind_and_day",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("competence", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(position=None),
            ),
            ExclusionConstraint(
                name="competence_standard_one_per_position_and_day",
                expressions=[
                    ("position", RangeOperators.EQUAL),
                    ("competence", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(position__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.competence} {self.level}"
