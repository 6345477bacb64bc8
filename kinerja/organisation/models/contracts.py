import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.lib.periods import last_day
from kinerja.lib.sealing import WITHDRAWAL, changed, together, user_field
from kinerja.organisation.models.people import Employee

RECORDED = ("employee", "period", "basis", "shorter_because", "recorded_at", "recorded_by")


class WorkContract(models.Model):
    """A perjanjian kerja of a PPPK, or its extension, from its first to its last day."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="contracts")
    period = DateRangeField("masa perjanjian")  # upper bound exclusive; never open
    basis = models.CharField("nomor perjanjian kerja", max_length=200)
    shorter_because = models.CharField("alasan kurang dari setahun", max_length=200, blank=True)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = user_field(null=False)
    withdrawn_at = models.DateTimeField("dicabut pada", null=True)
    withdrawn_by = user_field()

    LEDGER_FIELDS = RECORDED + WITHDRAWAL

    class Meta:
        verbose_name = "perjanjian kerja"
        constraints = [
            ExclusionConstraint(
                name="work_contract_one_per_employee_and_day",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="work_contract_has_a_first_and_a_last_day",
                condition=Q(
                    period__isempty=False, period__lower_inf=False, period__upper_inf=False
                ),
            ),
            models.CheckConstraint(name="work_contract_has_a_basis", condition=~Q(basis="")),
            models.CheckConstraint(
                name="work_contract_withdrawal_fields_go_together",
                condition=together(*WITHDRAWAL),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="work_contract_fields_stay",
                operation=pgtrigger.Update,
                condition=changed(*RECORDED),
            ),
            pgtrigger.Protect(
                name="work_contract_ends_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False) & changed(*WITHDRAWAL),
            ),
        ]

    def __str__(self):
        return f"perjanjian kerja #{self.pk}"

    @property
    def first_day(self):
        return self.period.lower

    @property
    def last_day(self):
        return last_day(self.period)
