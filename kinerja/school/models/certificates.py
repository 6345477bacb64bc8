import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee
from kinerja.school.enums import Enforcement
from kinerja.school.models.rounds import Attempt
from kinerja.school.rules import HIGHEST, LONGEST_MONTHS, LOWEST, SHORTEST_MONTHS


class CertificationRule(models.Model):
    """What a certificate asks and what its lack means, from one day on, until the next row."""

    since = models.DateField("berlaku mulai", unique=True)
    threshold = models.PositiveSmallIntegerField("kesesuaian paling rendah")
    months = models.PositiveSmallIntegerField("masa berlaku dalam bulan")
    enforcement = models.CharField("tanpa sertifikat", max_length=15, choices=Enforcement)
    reason = models.CharField("dasar", max_length=500)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = ("since", "threshold", "months", "enforcement", "reason", "set_at", "set_by")

    class Meta:
        verbose_name = "ketentuan sertifikat"
        constraints = [
            models.CheckConstraint(
                name="certification_asks_what_can_be_asked",
                condition=Q(
                    threshold__gte=LOWEST,
                    threshold__lte=HIGHEST,
                    months__gte=SHORTEST_MONTHS,
                    months__lte=LONGEST_MONTHS,
                )
                & ~Q(reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="certification_rule_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Ketentuan sertifikat sejak {self.since}"


class RaterCertificate(models.Model):
    """That a penilai was trained and rated as the panel does, with its last day."""

    rater = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="rater_certificates")
    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="certificate")
    number = models.CharField("nomor", max_length=40, unique=True)
    period = DateRangeField("masa berlaku")  # upper bound exclusive
    content = models.JSONField("isi")
    content_digest = models.CharField("sidik isi", max_length=64)
    verification_code = models.CharField("kode verifikasi", max_length=26, unique=True)
    issued_at = models.DateTimeField("diterbitkan pada")

    LEDGER_FIELDS = (
        "rater",
        "attempt",
        "number",
        "period",
        "content",
        "content_digest",
        "verification_code",
        "issued_at",
    )

    class Meta:
        verbose_name = "sertifikat penilai"
        constraints = [
            models.CheckConstraint(
                name="certificate_has_two_ends",
                condition=Q(
                    period__lower_inf=False, period__upper_inf=False, period__isempty=False
                ),
            ),
        ]
        indexes = [models.Index(fields=["rater", "period"])]
        triggers = [
            pgtrigger.Protect(
                name="certificate_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Sertifikat {self.number}"

    @property
    def valid_until(self):
        return last_day(self.period)
