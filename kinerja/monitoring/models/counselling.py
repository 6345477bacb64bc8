"""Konseling kinerja: behind the wall of docs/adr/0014; read by those it concerns alone."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kinerja.monitoring.enums import CaseStatus, CounsellorKind
from kinerja.organisation.models import Employee
from kinerja.planning.enums import BehaviourValue
from kinerja.planning.models import Skp

WITHOUT_COUNSELLOR = [CaseStatus.TOLD, CaseStatus.REPORTED, CaseStatus.CLOSED]

WRITTEN_ONCE = pgtrigger.Protect(
    name="is_written_once", operation=pgtrigger.Update | pgtrigger.Delete
)


class BehaviourCase(models.Model):
    """Permasalahan perilaku kerja of one person, from telling him to its end (Format B.1.10).

    The ledger seals who and when, and a digest of the words; the words themselves stay here.
    """

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    appraiser = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    superior = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    counsellor = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    counsellor_kind = models.CharField(
        "jenis konselor", max_length=10, choices=CounsellorKind, blank=True
    )
    status = models.CharField(max_length=15, choices=CaseStatus, default=CaseStatus.TOLD)
    values_missed = ArrayField(models.CharField(max_length=25, choices=BehaviourValue))
    expectation = models.CharField("ekspektasi khusus", max_length=2000, blank=True)
    problem = models.CharField("permasalahan", max_length=4000)
    is_common = models.BooleanField("terjadi juga pada pegawai lain")
    tried = models.CharField("yang sudah dilakukan", max_length=4000)
    told_on = models.DateField("disampaikan kepada pegawai pada")
    meets_at = models.DateTimeField("jadwal konseling", null=True)
    place = models.CharField("tempat", max_length=200, blank=True)
    opened_at = models.DateTimeField("dicatat pada")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reported_at = models.DateTimeField("dilaporkan pada", null=True)
    ended_at = models.DateTimeField("selesai pada", null=True)
    words_digest = models.CharField(max_length=64)

    LEDGER_FIELDS = (
        "employee",
        "appraiser",
        "counsellor",
        "status",
        "told_on",
        "reported_at",
        "ended_at",
        "words_digest",
    )

    class Meta:
        verbose_name = "kasus perilaku"
        constraints = [
            models.CheckConstraint(
                name="behaviour_case_counsellor_follows_status",
                condition=Q(status__in=WITHOUT_COUNSELLOR, counsellor=None, counsellor_kind="")
                | ~Q(status__in=WITHOUT_COUNSELLOR)
                & Q(counsellor__isnull=False)
                & ~Q(counsellor_kind=""),
            ),
            models.CheckConstraint(
                name="behaviour_case_is_not_counselled_by_the_person_himself",
                condition=Q(counsellor=None) | ~Q(counsellor=F("employee")),
            ),
            models.CheckConstraint(
                name="behaviour_case_names_a_value", condition=~Q(values_missed=[])
            ),
            models.UniqueConstraint(
                fields=["employee"],
                name="behaviour_case_one_open_per_person",
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self):
        return f"Kasus #{self.pk}"

    @property
    def values_in_words(self):
        return [BehaviourValue(one).label for one in self.values_missed]


class CounsellingNote(models.Model):
    """What was spoken in counselling: for the counsellor and the person, and nobody else."""

    case = models.ForeignKey(BehaviourCase, on_delete=models.PROTECT, related_name="notes")
    text = models.CharField("catatan", max_length=4000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "catatan konseling"
        triggers = [WRITTEN_ONCE]

    def __str__(self):
        return f"Catatan #{self.pk}"


class CounsellingReport(models.Model):
    """Rekaman informasi hasil konseling: what the counsellor tells those who decide."""

    case = models.OneToOneField(BehaviourCase, on_delete=models.PROTECT, related_name="report")
    held_on = models.DateField("tanggal konseling")
    outcome = models.CharField("hasil", max_length=3000)
    follow_up = models.CharField("tindak lanjut yang disarankan", max_length=3000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "hasil konseling"
        triggers = [WRITTEN_ONCE]

    def __str__(self):
        return f"Hasil #{self.pk}"
