"""Keberatan: behind the wall of docs/adr/0014; only its people and their HR read these rows."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.enums import Manner, ObjectionStatus, Predikat, Rating, Side
from kinerja.appraisal.models.evaluations import Evaluation
from kinerja.appraisal.rules.objection import NEXT_OBJECTION
from kinerja.lib.sealing import changed
from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee

OPEN_OBJECTIONS = [ObjectionStatus.FILED, ObjectionStatus.EXAMINED]
DECIDED = [ObjectionStatus.CONFIRMED, ObjectionStatus.CHANGED]
FILED_FIELDS = (
    "evaluation",
    "employee",
    "appraiser",
    "reasons",
    "received_on",
    "due_on",
    "evaluation_digest",
    "filed_at",
    "filed_by",
)
DECIDED_FIELDS = (
    "examiner",
    "results_rating",
    "behaviour_rating",
    "predikat",
    "considerations",
    "recommendation",
    "content",
    "content_digest",
    "decided_at",
    "decided_by",
    "outcome",
)


class Objection(models.Model):
    """Keberatan of an employee against the result of one evaluation (PP 30/2019 Pasal 59)."""

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.PROTECT, related_name="objection"
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="objections")
    appraiser = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="objections_against"
    )
    examiner = models.ForeignKey(  # atasan pejabat penilai; named by HR where there is none
        Employee, null=True, on_delete=models.PROTECT, related_name="objections_examined"
    )
    examiner_reason = models.CharField("alasan penunjukan", max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=ObjectionStatus, default=ObjectionStatus.FILED)
    reasons = models.CharField("alasan keberatan", max_length=8000)
    evaluation_digest = models.CharField(max_length=64)  # the sealed file that is examined
    received_on = models.DateField("dokumen diterima pada")
    due_on = models.DateField("keputusan paling lambat")
    filed_at = models.DateTimeField("diajukan pada")
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    examined_at = models.DateTimeField("diperiksa sejak", null=True)
    results_rating = models.CharField(max_length=10, choices=Rating, blank=True)
    behaviour_rating = models.CharField(max_length=10, choices=Rating, blank=True)
    predikat = models.CharField(max_length=20, choices=Predikat, blank=True)
    considerations = models.CharField("pertimbangan", max_length=2000, blank=True)
    recommendation = models.CharField("rekomendasi", max_length=4000, blank=True)
    content = models.JSONField("isi keputusan", null=True)
    content_digest = models.CharField(max_length=64, blank=True)
    outcome = models.OneToOneField(  # the evaluation that holds from now on, when changed
        Evaluation, null=True, on_delete=models.PROTECT, related_name="decision"
    )
    decided_at = models.DateTimeField("diputus pada", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("dicabut pada", null=True)

    LEDGER_FIELDS = (*FILED_FIELDS, "status", "examined_at", *DECIDED_FIELDS, "withdrawn_at")

    class Meta:
        verbose_name = "keberatan"
        constraints = [
            models.CheckConstraint(name="objection_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(
                name="objection_is_not_examined_by_its_parties",
                condition=Q(examiner=None)
                | ~Q(examiner=F("employee")) & ~Q(examiner=F("appraiser")),
            ),
            models.CheckConstraint(
                name="objection_examination_follows_status",
                condition=Q(status=ObjectionStatus.FILED, examined_at=None)
                | Q(status=ObjectionStatus.WITHDRAWN)
                | Q(
                    status__in=[ObjectionStatus.EXAMINED, *DECIDED],
                    examined_at__isnull=False,
                    examiner__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="objection_decision_follows_status",
                condition=~Q(status__in=DECIDED)
                & Q(decided_at=None, decided_by=None, predikat="", content=None, outcome=None)
                | Q(
                    status__in=DECIDED,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    content__isnull=False,
                )
                & ~Q(predikat="")
                & ~Q(considerations=""),
            ),
            models.CheckConstraint(
                name="objection_changed_has_an_outcome",
                condition=Q(status=ObjectionStatus.CHANGED, outcome__isnull=False)
                & ~Q(recommendation="")
                | ~Q(status=ObjectionStatus.CHANGED) & Q(outcome=None),
            ),
            models.CheckConstraint(
                name="objection_withdrawal_follows_status",
                condition=Q(status=ObjectionStatus.WITHDRAWN, withdrawn_at__isnull=False)
                | ~Q(status=ObjectionStatus.WITHDRAWN) & Q(withdrawn_at=None),
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on"])]
        triggers = [
            pgtrigger.Protect(name="objections_stay", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="what_was_filed_stays",
                operation=pgtrigger.Update,
                condition=changed(*FILED_FIELDS),
            ),
            pgtrigger.Protect(
                name="decision_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_at__isnull=False) & changed(*DECIDED_FIELDS),
            ),
            pgtrigger.FSM(
                name="objection_moves_forward",
                field="status",
                transitions=[(start, to) for (_, start), to in NEXT_OBJECTION.items()],
            ),
        ]

    def __str__(self):
        return f"Keberatan #{self.pk}"

    @property
    def is_open(self):
        """Whether it waits for its decision."""
        return self.status in OPEN_OBJECTIONS


class ObjectionStatement(models.Model):
    """What one side explained to the examiner, or that it did not (Lampiran Bab V B.4)."""

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="statements")
    side = models.CharField("pihak", max_length=10, choices=Side)
    manner = models.CharField("cara", max_length=15, choices=Manner)
    text = models.CharField("penjelasan", max_length=8000)
    key = models.UUIDField(unique=True)  # made by the form: sending twice stores once
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = ("objection", "side", "manner", "text", "written_at", "written_by")

    class Meta:
        verbose_name = "penjelasan atas keberatan"
        triggers = [
            pgtrigger.Protect(
                name="statements_stay", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"{self.get_side_display()} #{self.pk}"


class ObjectionEvidence(models.Model):
    """A file that one side put before the examiner."""

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="evidence")
    statement = models.ForeignKey(  # empty: came with the objection itself
        ObjectionStatement, null=True, on_delete=models.PROTECT, related_name="evidence"
    )
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="objection_evidence")
    caption = models.CharField("keterangan", max_length=200)

    class Meta:
        verbose_name = "bukti keberatan"
        triggers = [
            pgtrigger.Protect(name="evidence_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return self.caption
