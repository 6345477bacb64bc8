from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.organisation.enums import (
    HolidayKind,
)


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
