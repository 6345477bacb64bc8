"""Bimbingan kinerja: coaching and mentoring, and what follows (Lamp. III D 4)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import Agreement, GuidanceKind
from kinerja.organisation.models import Employee
from kinerja.planning.models import Skp

QUESTIONS = 9  # of Format B.1.8


class Guidance(models.Model):
    """One coaching or mentoring of a person by his leader, or by somebody with a letter.

    The sheets of Formats B.1.6 and B.1.7 are kept as they were filled in; once one side signed,
    they stay.
    """

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="guidance")
    kind = models.CharField("bentuk", max_length=10, choices=GuidanceKind)
    guide = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="guidance_given")
    assignment = models.CharField("penugasan khusus", max_length=300, blank=True)
    purpose = models.CharField("alasan bimbingan", max_length=1000)
    goals = models.JSONField("tujuan", default=list)  # rows the employee fills in
    opportunity = models.CharField("peluang", max_length=3000, blank=True)
    steps = models.JSONField("langkah ke depan", default=list)  # rows the guide fills in
    opened_at = models.DateTimeField("dimulai pada")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    employee_signed_at = models.DateTimeField("ditandatangani pegawai pada", null=True)
    guide_signed_at = models.DateTimeField("ditandatangani pembimbing pada", null=True)

    LEDGER_FIELDS = (
        "skp",
        "kind",
        "guide",
        "assignment",
        "goals",
        "opportunity",
        "steps",
        "employee_signed_at",
        "guide_signed_at",
    )

    class Meta:
        verbose_name = "bimbingan kinerja"
        constraints = [
            models.CheckConstraint(
                name="guidance_is_signed_when_both_filled_it_in",
                condition=Q(employee_signed_at=None, guide_signed_at=None)
                | ~Q(goals=[]) & ~Q(steps=[]),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} #{self.pk}"

    @property
    def is_signed(self):
        """By both."""
        return bool(self.employee_signed_at and self.guide_signed_at)

    @property
    def is_open(self):
        """Nobody signed yet, so the sheets may change."""
        return not (self.employee_signed_at or self.guide_signed_at)


class GuidanceFeedback(models.Model):
    """What the person says about his guidance, for the leader's superior (Format B.1.8)."""

    guidance = models.OneToOneField(Guidance, on_delete=models.PROTECT, related_name="feedback")
    answers = ArrayField(models.CharField(max_length=10, choices=Agreement), size=QUESTIONS)
    note = models.CharField("catatan", max_length=2000, blank=True)
    given_at = models.DateTimeField("diberikan pada")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "umpan balik bimbingan"
        constraints = [
            models.CheckConstraint(
                name="guidance_feedback_answers_every_question",
                condition=Q(answers__len=QUESTIONS),
            ),
        ]

    def __str__(self):
        return f"B.1.8 #{self.pk}"


class CompetenceReview(models.Model):
    """Competences after guidance, 1 to 5 with reasons (Format B.1.9)."""

    guidance = models.OneToOneField(Guidance, on_delete=models.PROTECT, related_name="review")
    scores = models.JSONField("nilai")  # [{"group", "competence", "score", "reason"}]
    recommendation = models.CharField("rekomendasi", max_length=2000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = ("guidance", "scores", "recommendation", "written_by")

    class Meta:
        verbose_name = "evaluasi kompetensi"

    def __str__(self):
        return f"B.1.9 #{self.pk}"
