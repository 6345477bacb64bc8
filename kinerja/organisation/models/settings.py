import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.organisation.enums import SettingName
from kinerja.organisation.rules import SETTINGS


def _one_that_can_be_chosen():
    chosen = Q()
    for name, number in SETTINGS.items():
        chosen |= Q(name=name.value, value__gte=number.lowest, value__lte=number.highest)
    return chosen


class DatedSetting(models.Model):
    """A number the regency chose where the law gives none, from one day on, until the next row."""

    name = models.CharField("hal", max_length=30, choices=SettingName)
    value = models.PositiveSmallIntegerField("nilai")
    since = models.DateField("berlaku mulai")
    reason = models.CharField("dasar", max_length=500)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = ("name", "value", "since", "reason", "set_at", "set_by")

    class Meta:
        verbose_name = "pengaturan bertanggal"
        constraints = [
            models.UniqueConstraint(
                fields=["name", "since"], name="dated_setting_one_value_from_a_day_on"
            ),
            models.CheckConstraint(
                name="dated_setting_is_one_that_can_be_chosen", condition=_one_that_can_be_chosen()
            ),
            models.CheckConstraint(name="dated_setting_has_a_reason", condition=~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="dated_setting_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"{self.get_name_display()} {self.value} sejak {self.since}"
