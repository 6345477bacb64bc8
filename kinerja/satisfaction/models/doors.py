"""What lets a citizen in: sheets of single-use tokens. The counter code is a rule, not a row."""

import pgtrigger
from django.db import models
from django.db.models import Q

from kinerja.lib.sealing import changed
from kinerja.satisfaction.models.rounds import SurveyRound, user_field


class TokenSheet(models.Model):
    """A printed sheet of single-use tokens for one round."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField("nomor lembar")
    size = models.PositiveSmallIntegerField("banyak kupon")
    made_at = models.DateTimeField("dibuat pada")
    made_by = user_field(null=False)
    voided_at = models.DateTimeField("dibatalkan pada", null=True)
    voided_by = user_field()

    LEDGER_FIELDS = ("round", "number", "size", "made_at", "made_by", "voided_at", "voided_by")

    class Meta:
        verbose_name = "lembar kupon survei"
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="sheet_one_number_per_round"),
            models.CheckConstraint(
                name="sheet_has_1_to_96_tokens", condition=Q(size__range=(1, 96))
            ),
            models.CheckConstraint(
                name="sheet_voiding_fields_go_together",
                condition=Q(voided_at=None, voided_by=None)
                | Q(voided_at__isnull=False, voided_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="sheet_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="sheet_is_voided_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__voided_at__isnull=False)
                & changed("voided_at", "voided_by"),
            ),
        ]

    def __str__(self):
        return f"Lembar {self.number}"


class SurveyToken(models.Model):
    """One printed token; only its hash is kept, and nothing ties it to an answer."""

    sheet = models.ForeignKey(TokenSheet, on_delete=models.PROTECT, related_name="tokens")
    code_hash = models.CharField(max_length=64, unique=True)
    used_on = models.DateField("dipakai tanggal", null=True)  # the day, not the minute

    class Meta:
        verbose_name = "kupon survei"
        triggers = [
            pgtrigger.Protect(name="token_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="token_is_used_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__used_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Kupon #{self.pk}"
