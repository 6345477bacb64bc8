from itertools import pairwise

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.enums import (
    Acknowledgement,
    Contest,
    EvaluationBasis,
    EvaluationStatus,
    OrganisationPredikat,
    Predikat,
    Rating,
    Study,
)
from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee, Unit
from kinerja.planning.models import EvaluationPeriod, Skp

SEALED = [
    EvaluationStatus.SIGNED,
    EvaluationStatus.HANDED_OVER,
    EvaluationStatus.ACKNOWLEDGED,
]
SEALED_FIELDS = (
    "skp",
    "period",
    "unit",
    "led_unit",
    "appraiser",
    "superior",
    "is_final",
    "basis",
    "supersedes",
    "revision",
    "started_at",
    "organisation_predikat",
    "results_rating",
    "results_reason",
    "behaviour_rating",
    "behaviour_reason",
    "study",
    "predikat",
    "rule_version",
    "note",
    "content",
    "content_digest",
    "verification_code",
    "signed_at",
    "signed_by",
)
NOT_IN_THE_LEDGER = ("led_unit", "revision", "started_at", "content")
ANSWER_FIELDS = (
    "acknowledged_at",
    "acknowledged_by",
    "acknowledgement",
    "acknowledgement_note",
)
# A closed year takes no new result but that of a decision; see models/closing.py.
YEAR_IS_CLOSED = """
    IF NEW.basis <> 'keberatan' AND (TG_OP = 'INSERT' OR OLD.status = 'draf') AND EXISTS (
        SELECT 1 FROM appraisal_annualrecord AS record
        JOIN planning_evaluationperiod AS period ON period.year_id = record.year_id
        JOIN planning_skp AS skp ON skp.employee_id = record.employee_id
        WHERE period.id = NEW.period_id AND skp.id = NEW.skp_id
    ) THEN
        RAISE EXCEPTION 'the year of this evaluation is closed';
    END IF;
    RETURN NEW;
"""


class EvaluationQuerySet(models.QuerySet):
    def standing(self):
        """Not replaced by the decision on an objection."""
        return self.exclude(contest=Contest.CHANGED)


class Evaluation(models.Model):
    """Hasil evaluasi kinerja of one SKP in one period; sealed when signed."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="evaluations")
    period = models.ForeignKey(
        EvaluationPeriod, on_delete=models.PROTECT, related_name="evaluations"
    )
    unit = models.ForeignKey(  # the unit led by the penilai; its rating comes first
        Unit, on_delete=models.PROTECT, related_name="evaluations"
    )
    led_unit = models.ForeignKey(  # the unit the employee leads; its rating is his result
        Unit, null=True, on_delete=models.PROTECT, related_name="head_evaluations"
    )
    appraiser = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="evaluations_made"
    )
    superior = models.ForeignKey(
        Employee, null=True, on_delete=models.PROTECT, related_name="evaluations_above"
    )
    is_final = models.BooleanField("bersifat final", default=False)  # admits no objection
    basis = models.CharField(
        "ditetapkan oleh", max_length=10, choices=EvaluationBasis, default=EvaluationBasis.APPRAISER
    )
    supersedes = models.OneToOneField(  # the result that a decision on an objection changed
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    contest = models.CharField("keberatan", max_length=15, choices=Contest, blank=True)
    status = models.CharField(
        max_length=15, choices=EvaluationStatus, default=EvaluationStatus.DRAFT
    )
    revision = models.PositiveIntegerField(default=0)  # grows with every saved change
    started_at = models.DateTimeField("dimulai pada")
    organisation_predikat = models.CharField(
        max_length=20, choices=OrganisationPredikat, blank=True
    )
    results_rating = models.CharField(
        "rating hasil kerja", max_length=10, choices=Rating, blank=True
    )
    results_reason = models.CharField("alasan rating hasil kerja", max_length=2000, blank=True)
    behaviour_rating = models.CharField(
        "rating perilaku kerja", max_length=10, choices=Rating, blank=True
    )
    behaviour_reason = models.CharField("alasan rating perilaku", max_length=2000, blank=True)
    predikat = models.CharField("predikat", max_length=20, choices=Predikat, blank=True)
    rule_version = models.CharField("versi aturan", max_length=120, blank=True)
    study = models.CharField("tugas belajar", max_length=10, choices=Study, blank=True)
    note = models.CharField("catatan dan rekomendasi", max_length=4000, blank=True)
    content = models.JSONField("isi yang ditandatangani", null=True)
    content_digest = models.CharField(max_length=64, blank=True)
    verification_code = models.CharField(max_length=26, blank=True)
    signed_at = models.DateTimeField("ditandatangani pada", null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_at = models.DateTimeField("diserahkan pada", null=True)
    acknowledged_at = models.DateTimeField("diterima pada", null=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledgement = models.CharField(
        "tanggapan pegawai", max_length=10, choices=Acknowledgement, blank=True
    )
    acknowledgement_note = models.CharField("catatan pegawai", max_length=2000, blank=True)

    objects = EvaluationQuerySet.as_manager()

    LEDGER_FIELDS = (
        *(name for name in SEALED_FIELDS if name not in NOT_IN_THE_LEDGER),
        "contest",
        "status",
        "handed_over_at",
        *ANSWER_FIELDS,
    )

    class Meta:
        verbose_name = "evaluasi kinerja"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "period"],
                name="evaluation_one_per_skp_and_period",
                condition=~Q(contest=Contest.CHANGED),
            ),
            models.CheckConstraint(
                name="evaluation_is_final_unless_by_the_penilai",
                condition=Q(basis=EvaluationBasis.APPRAISER) | Q(is_final=True),
            ),
            models.CheckConstraint(
                name="evaluation_only_a_decision_supersedes",
                condition=Q(basis=EvaluationBasis.DECISION, supersedes__isnull=False)
                | ~Q(basis=EvaluationBasis.DECISION) & Q(supersedes=None),
            ),
            models.CheckConstraint(
                name="evaluation_final_is_not_contested",
                condition=Q(is_final=False) | Q(contest=Contest.NONE),
            ),
            models.CheckConstraint(
                name="evaluation_contested_was_handed_over",
                condition=Q(contest=Contest.NONE) | Q(handed_over_at__isnull=False),
            ),
            models.CheckConstraint(
                name="evaluation_signed_fields_follow_status",
                condition=Q(
                    status=EvaluationStatus.DRAFT,
                    signed_at=None,
                    signed_by=None,
                    predikat="",
                    content=None,
                    content_digest="",
                    verification_code="",
                )
                | Q(
                    status__in=SEALED,
                    signed_at__isnull=False,
                    signed_by__isnull=False,
                    content__isnull=False,
                )
                & ~Q(predikat="")
                & ~Q(organisation_predikat="")
                & ~Q(results_rating="")
                & ~Q(behaviour_rating="")
                & ~Q(rule_version="")
                & ~Q(content_digest="")
                & ~Q(verification_code=""),
            ),
            models.CheckConstraint(
                name="evaluation_handover_follows_status",
                condition=Q(
                    status__in=[EvaluationStatus.DRAFT, EvaluationStatus.SIGNED],
                    handed_over_at=None,
                )
                | Q(
                    status__in=[EvaluationStatus.HANDED_OVER, EvaluationStatus.ACKNOWLEDGED],
                    handed_over_at__gte=F("signed_at"),
                ),
            ),
            models.CheckConstraint(
                name="evaluation_acknowledgement_follows_status",
                condition=~Q(status=EvaluationStatus.ACKNOWLEDGED)
                & Q(acknowledged_at=None, acknowledged_by=None, acknowledgement="")
                | Q(
                    status=EvaluationStatus.ACKNOWLEDGED,
                    acknowledged_at__gte=F("handed_over_at"),
                    acknowledged_by__isnull=False,
                )
                & ~Q(acknowledgement=""),
            ),
            models.UniqueConstraint(
                fields=["verification_code"],
                name="evaluation_one_per_verification_code",
                condition=~Q(verification_code=""),
            ),
        ]
        indexes = [
            models.Index(fields=["appraiser", "status"]),
            models.Index(fields=["period", "status"]),
            models.Index(  # counts of a whole period need nothing but this
                fields=["period", "skp"],
                include=["status", "contest", "predikat", "signed_at"],
                condition=Q(status__in=SEALED) & ~Q(contest=Contest.CHANGED),
                name="evaluation_signed_of_period",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="closed_year_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=YEAR_IS_CLOSED,
            ),
            pgtrigger.Protect(
                name="sealed_rows_stay",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__status__in=SEALED),
            ),
            pgtrigger.Protect(
                name="sealed_fields_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=SEALED) & changed(*SEALED_FIELDS),
            ),
            pgtrigger.Protect(
                name="handover_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__handed_over_at__isnull=False)
                & changed("handed_over_at"),
            ),
            pgtrigger.Protect(
                name="answer_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__acknowledged_at__isnull=False) & changed(*ANSWER_FIELDS),
            ),
            pgtrigger.FSM(
                name="status_moves_forward",
                field="status",
                transitions=list(pairwise([EvaluationStatus.DRAFT, *SEALED])),
            ),
            pgtrigger.FSM(
                name="contest_moves_forward",
                field="contest",
                transitions=[
                    (Contest.NONE, Contest.OPEN),
                    (Contest.OPEN, Contest.CONFIRMED),
                    (Contest.OPEN, Contest.CHANGED),
                    (Contest.OPEN, Contest.WITHDRAWN),
                ],
            ),
        ]

    def __str__(self):
        return f"Evaluasi #{self.pk}"

    @property
    def is_contested(self):
        """Whether an objection waits for its decision."""
        return self.contest == Contest.OPEN
