"""The register of innovations."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.lib.sealing import changed
from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee
from kinerja.planning.models import WorkResult
from kinerja.recognition.enums import (
    InnovationForm,
    InnovationOutcome,
    InnovationStage,
    InnovationStatus,
)
from kinerja.recognition.models.fields import transitions, user_field
from kinerja.recognition.models.rounds import Round
from kinerja.recognition.rules import EDITABLE, NEXT_STATUS
from kinerja.satisfaction.models import ServiceUnit

TEXTS = ("problem", "idea", "benefit", "replication", "continuity")
JUDGED = (
    *("proposer", "title", *TEXTS, "form", "is_digital", "stage", "trial_on", "applied_on"),
    *("service_unit", "round", "submitted_at", "submitted_by"),
)


class Innovation(models.Model):
    """A proposal of an employee: problem, idea, benefit, how others copy it."""

    proposer = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="innovations")
    title = models.CharField("judul", max_length=200)
    problem = models.CharField("masalah dengan data", max_length=4000, blank=True)
    idea = models.CharField("gagasan", max_length=4000, blank=True)
    benefit = models.CharField("manfaat", max_length=4000, blank=True)
    replication = models.CharField("cara meniru", max_length=4000, blank=True)
    continuity = models.CharField("keberlanjutan", max_length=4000, blank=True)
    form = models.CharField("bentuk", max_length=20, choices=InnovationForm)
    is_digital = models.BooleanField("digital", default=False)
    stage = models.CharField("tahap", max_length=12, choices=InnovationStage)
    trial_on = models.DateField("mulai uji coba", null=True)
    applied_on = models.DateField("mulai penerapan", null=True)
    service_unit = models.ForeignKey(  # whose satisfaction is shown beside it
        ServiceUnit, null=True, on_delete=models.PROTECT, related_name="innovations"
    )
    status = models.CharField(max_length=20, choices=InnovationStatus, default="draf")
    round = models.ForeignKey(
        Round, null=True, on_delete=models.PROTECT, related_name="innovations"
    )
    created_at = models.DateTimeField("dibuat pada")
    submitted_at = models.DateTimeField("diajukan pada", null=True)
    submitted_by = user_field()
    decided_at = models.DateTimeField("diputus pada", null=True)
    outcome = models.CharField("capaian", max_length=15, choices=InnovationOutcome, blank=True)
    outcome_note = models.CharField("yang dipelajari", max_length=2000, blank=True)
    outcome_at = models.DateTimeField("capaian ditulis pada", null=True)
    maturity = models.DecimalField("skor kematangan", max_digits=6, decimal_places=2, null=True)

    LEDGER_FIELDS = (
        *JUDGED,
        *("status", "decided_at", "outcome", "outcome_note", "outcome_at", "maturity"),
    )

    class Meta:
        verbose_name = "inovasi"
        constraints = [
            models.CheckConstraint(
                name="innovation_before_the_panel_was_submitted_in_a_round",
                condition=~Q(
                    status__in=[
                        InnovationStatus.SUBMITTED,
                        InnovationStatus.ACCEPTED,
                        InnovationStatus.DECLINED,
                    ]
                )
                | Q(round__isnull=False, submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="innovation_trial_is_not_after_its_use",
                condition=Q(trial_on=None) | Q(applied_on=None) | Q(trial_on__lte=F("applied_on")),
            ),
            models.CheckConstraint(
                name="innovation_decision_has_a_moment",
                condition=~Q(status__in=[InnovationStatus.ACCEPTED, InnovationStatus.DECLINED])
                | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="innovation_outcome_follows_acceptance",
                condition=Q(outcome="", outcome_at=None)
                | Q(status=InnovationStatus.ACCEPTED, outcome_at__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="innovation_maturity_is_not_negative",
                condition=Q(maturity=None) | Q(maturity__gte=0),
            ),
        ]
        indexes = [models.Index(fields=["status", "-decided_at"])]
        triggers = [
            pgtrigger.Protect(name="innovation_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="judged_innovation_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__status__in=[*EDITABLE, InnovationStatus.SUBMITTED])
                & changed(*JUDGED),
            ),
            pgtrigger.FSM(
                name="innovation_moves_by_the_table",
                field="status",
                transitions=transitions(NEXT_STATUS),
            ),
        ]

    def __str__(self):
        return self.title


class Contributor(models.Model):
    """Who did how much of an innovation, and whether he agrees and lets his name be shown."""

    innovation = models.ForeignKey(
        Innovation, on_delete=models.PROTECT, related_name="contributors"
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="contributions")
    share = models.PositiveSmallIntegerField("bagian (persen)")
    part = models.CharField("peran", max_length=200)
    answered_at = models.DateTimeField("dijawab pada", null=True)
    agrees = models.BooleanField("setuju", null=True)
    note = models.CharField("catatan", max_length=500, blank=True)
    shown_since = models.DateTimeField("nama ditampilkan sejak", null=True)
    left_at = models.DateTimeField("dikeluarkan pada", null=True)

    LEDGER_FIELDS = (
        *("innovation", "employee", "share", "part", "answered_at", "agrees", "note"),
        *("shown_since", "left_at"),
    )

    class Meta:
        verbose_name = "penyumbang"
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "employee"],
                name="contributor_one_per_innovation_and_person",
                condition=Q(left_at=None),
            ),
            models.CheckConstraint(
                name="contributor_share_is_from_1_to_100",
                condition=Q(share__gte=1, share__lte=100),
            ),
            models.CheckConstraint(
                name="contributor_answer_has_a_moment",
                condition=Q(agrees=None, answered_at=None)
                | Q(agrees__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contributor_is_shown_only_when_he_agrees",
                condition=Q(shown_since=None) | Q(agrees=True, left_at=None),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="contributor_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="shares_stay_within_a_hundred",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF (
                        SELECT sum(c.share) FROM recognition_contributor c
                        WHERE c.innovation_id = NEW.innovation_id AND c.left_at IS NULL
                    ) > 100 THEN
                        RAISE EXCEPTION 'shares_stay_within_a_hundred';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.employee_id} {self.share} %"


class ServedResult(models.Model):
    """A result of somebody's SKP that the innovation served."""

    innovation = models.ForeignKey(Innovation, on_delete=models.PROTECT, related_name="served")
    result = models.ForeignKey(WorkResult, on_delete=models.PROTECT, related_name="+")
    linked_by = user_field(null=False)

    class Meta:
        verbose_name = "hasil kerja yang dilayani"
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "result"], name="served_result_one_per_innovation"
            ),
        ]

    def __str__(self):
        return f"{self.innovation_id} {self.result_id}"


class InnovationProof(models.Model):
    """Evidence of an innovation: a stored file or a link."""

    innovation = models.ForeignKey(Innovation, on_delete=models.PROTECT, related_name="proofs")
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="+")
    url = models.URLField("tautan", max_length=500, blank=True)
    caption = models.CharField("keterangan", max_length=200)

    class Meta:
        verbose_name = "bukti inovasi"
        constraints = [
            models.CheckConstraint(
                name="innovation_proof_is_a_file_or_a_link",
                condition=Q(blob__isnull=False, url="") | Q(blob__isnull=True) & ~Q(url=""),
            ),
        ]

    def __str__(self):
        return self.caption
