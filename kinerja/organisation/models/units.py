from django.db import models
from django.db.models import Q

from kinerja.organisation.enums import (
    JobKind,
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
