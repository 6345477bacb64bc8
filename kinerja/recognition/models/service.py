"""What is recorded about somebody's years of service."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee
from kinerja.recognition.enums import ServiceFactKind
from kinerja.recognition.models.fields import user_field

RECORDED = ("employee", "kind", "first_on", "last_on", "letter", "recorded_at", "recorded_by")


class ServiceFact(models.Model):
    """A dated fact from a letter: appointment, leave, punishment, or a medal given."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="service_facts")
    kind = models.CharField("jenis", max_length=15, choices=ServiceFactKind)
    first_on = models.DateField("mulai")
    last_on = models.DateField("berakhir", null=True)
    letter = models.CharField("surat", max_length=150)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = user_field(null=False)
    withdrawn_at = models.DateTimeField("dibatalkan pada", null=True)
    withdrawn_by = user_field()

    LEDGER_FIELDS = (*RECORDED, "withdrawn_at", "withdrawn_by")

    class Meta:
        verbose_name = "catatan masa kerja"
        constraints = [
            models.CheckConstraint(
                name="service_fact_ends_after_it_begins",
                condition=Q(last_on=None) | Q(last_on__gte=F("first_on")),
            ),
            models.CheckConstraint(
                name="service_fact_of_one_day_has_no_end",
                condition=Q(
                    kind__in=[
                        ServiceFactKind.UNPAID_LEAVE,
                        ServiceFactKind.MEDIUM,
                        ServiceFactKind.SEVERE,
                    ]
                )
                | Q(last_on=None),
            ),
            models.CheckConstraint(name="service_fact_has_a_letter", condition=~Q(letter="")),
            models.UniqueConstraint(
                fields=["employee", "kind"],
                name="service_fact_one_of_a_kind",
                condition=Q(withdrawn_at=None)
                & ~Q(
                    kind__in=[
                        ServiceFactKind.UNPAID_LEAVE,
                        ServiceFactKind.MEDIUM,
                        ServiceFactKind.SEVERE,
                    ]
                ),
            ),
        ]
        indexes = [models.Index(fields=["employee"])]
        triggers = [
            pgtrigger.Protect(name="service_fact_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="service_fact_words_stay",
                operation=pgtrigger.Update,
                condition=changed(*RECORDED),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.first_on}"
