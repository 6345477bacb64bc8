"""Dialog kinerja."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import Channel, DialogueKind
from kinerja.organisation.models import Employee
from kinerja.planning.models import Skp


class Dialogue(models.Model):
    """One dialog kinerja: what was spoken about, and what each side agreed to do.

    Whoever writes it down acknowledges it by writing; once both did, it stands.
    """

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="dialogues")
    leader = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="dialogues_led")
    kind = models.CharField("tentang", max_length=15, choices=DialogueKind)
    channel = models.CharField("cara", max_length=15, choices=Channel, default=Channel.DIRECT)
    held_on = models.DateField("tanggal dialog")
    topics = models.CharField("pokok pembicaraan", max_length=3000)
    employee_agrees = models.CharField("kesanggupan pegawai", max_length=3000, blank=True)
    leader_agrees = models.CharField("kesanggupan pimpinan", max_length=3000, blank=True)
    next_on = models.DateField("dialog berikutnya", null=True)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    employee_acknowledged_at = models.DateTimeField("diakui pegawai pada", null=True)
    leader_acknowledged_at = models.DateTimeField("diakui pimpinan pada", null=True)
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)

    LEDGER_FIELDS = (
        "skp",
        "leader",
        "kind",
        "held_on",
        "topics",
        "employee_agrees",
        "leader_agrees",
        "next_on",
        "written_by",
        "employee_acknowledged_at",
        "leader_acknowledged_at",
        "withdrawn_at",
    )

    class Meta:
        verbose_name = "dialog kinerja"
        indexes = [models.Index(fields=["skp", "-held_on"])]
        constraints = [
            models.CheckConstraint(
                name="dialogue_says_what_somebody_will_do",
                condition=~Q(employee_agrees="") | ~Q(leader_agrees=""),
            ),
            models.CheckConstraint(
                name="dialogue_of_both_is_not_withdrawn",
                condition=Q(withdrawn_at=None)
                | Q(employee_acknowledged_at=None)
                | Q(leader_acknowledged_at=None),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="dialogue_of_both_is_not_changed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(
                    old__employee_acknowledged_at__isnull=False,
                    old__leader_acknowledged_at__isnull=False,
                ),
            ),
        ]

    def __str__(self):
        return f"{self.held_on} {self.kind}"

    @property
    def is_acknowledged(self):
        """By both sides."""
        return bool(self.employee_acknowledged_at and self.leader_acknowledged_at)
