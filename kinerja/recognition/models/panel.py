"""What a panel does with one proposal or nomination."""

import pgtrigger
from django.db import models
from django.db.models import Q

from kinerja.recognition.enums import CaseOutcome
from kinerja.recognition.models.fields import user_field
from kinerja.recognition.models.innovations import Innovation
from kinerja.recognition.models.nominations import Nomination
from kinerja.recognition.models.rounds import Round

OPEN = Q(decided_at=None, closed_at=None)


class PanelCase(models.Model):
    """Berkas panel: a proposal or nomination as it lies before the panel of its round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="cases")
    innovation = models.ForeignKey(
        Innovation, null=True, on_delete=models.PROTECT, related_name="cases"
    )
    nomination = models.ForeignKey(
        Nomination, null=True, on_delete=models.PROTECT, related_name="cases"
    )
    opened_at = models.DateTimeField("masuk pada")
    outcome = models.CharField("keputusan", max_length=15, choices=CaseOutcome, blank=True)
    reason = models.CharField("alasan keputusan", max_length=2000, blank=True)
    decided_at = models.DateTimeField("diputus pada", null=True)
    decided_by = user_field()
    closed_at = models.DateTimeField("ditarik dari panel pada", null=True)

    LEDGER_FIELDS = (
        *("round", "innovation", "nomination", "opened_at", "outcome", "reason"),
        *("decided_at", "decided_by", "closed_at"),
    )

    class Meta:
        verbose_name = "berkas panel"
        constraints = [
            models.CheckConstraint(
                name="panel_case_is_about_one_thing",
                condition=Q(innovation__isnull=False, nomination=None)
                | Q(innovation=None, nomination__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["innovation"], name="panel_case_one_open_per_innovation", condition=OPEN
            ),
            models.UniqueConstraint(
                fields=["nomination"], name="panel_case_one_open_per_nomination", condition=OPEN
            ),
            models.CheckConstraint(
                name="panel_case_decision_has_a_reason",
                condition=Q(outcome="", reason="", decided_at=None, decided_by=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, closed_at=None)
                & ~Q(outcome="")
                & ~Q(reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="panel_case_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="finished_panel_case_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_at__isnull=False)
                | pgtrigger.Q(old__closed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"berkas panel #{self.pk}"

    @property
    def is_open(self):
        return self.decided_at is None and self.closed_at is None


class Judgement(models.Model):
    """What one member found, before he could read what the others found."""

    case = models.ForeignKey(PanelCase, on_delete=models.PROTECT, related_name="judgements")
    reviewer = user_field(null=False)
    scores = models.JSONField("nilai per kriteria")  # id of the criterion → 0 to 100
    advice = models.CharField("saran", max_length=15, choices=CaseOutcome)
    reason = models.CharField("alasan", max_length=2000)
    given_at = models.DateTimeField("diberikan pada")

    LEDGER_FIELDS = ("case", "reviewer", "scores", "advice", "reason", "given_at")

    class Meta:
        verbose_name = "penilaian anggota panel"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reviewer"], name="judgement_one_per_case_and_member"
            ),
            models.CheckConstraint(name="judgement_has_a_reason", condition=~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="judgement_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"{self.reviewer_id} atas {self.case_id}"


class Recusal(models.Model):
    """A member who does not judge this case, and why: declared, or found by the system."""

    case = models.ForeignKey(PanelCase, on_delete=models.PROTECT, related_name="recusals")
    reviewer = user_field(null=False)
    reason = models.CharField("alasan", max_length=300)
    is_automatic = models.BooleanField("ditemukan sistem", default=False)
    declared_at = models.DateTimeField("dinyatakan pada")

    LEDGER_FIELDS = ("case", "reviewer", "reason", "is_automatic", "declared_at")

    class Meta:
        verbose_name = "pengunduran diri dari berkas"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reviewer"], name="recusal_one_per_case_and_member"
            ),
            models.CheckConstraint(name="recusal_has_a_reason", condition=~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(name="recusal_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.reviewer_id} tidak menilai {self.case_id}"
