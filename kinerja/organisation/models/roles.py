from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kinerja.organisation.enums import (
    Role,
)
from kinerja.organisation.models.units import Unit


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
