import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee
from kinerja.school.enums import RoundState, ShownSex
from kinerja.school.models.ratings import EightRatings, all_known
from kinerja.school.models.vignettes import VignetteVersion
from kinerja.school.rules import SIZE, round_state

SENT = "Jawaban yang sudah dikirim tidak dapat diubah"


class Round(models.Model):
    """A window in which every penilai rates the same eight vignettes, each in his own order."""

    name = models.CharField("nama", max_length=80)
    period = DateRangeField("masa")  # upper bound exclusive
    seed = models.BigIntegerField("benih")  # replays the choice of vignettes, order and names
    opened_at = models.DateTimeField("dibuat pada")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    scored_at = models.DateTimeField("dihitung pada", null=True)
    # What HR and auditors may read of all answers together, fixed when the round was scored.
    summary = models.JSONField("ringkasan", null=True)

    LEDGER_FIELDS = ("name", "period", "seed", "opened_at", "opened_by", "scored_at")

    class Meta:
        verbose_name = "putaran"
        constraints = [
            ExclusionConstraint(
                name="round_one_at_a_time", expressions=[("period", RangeOperators.OVERLAPS)]
            ),
            models.CheckConstraint(
                name="round_has_two_ends",
                condition=Q(
                    period__lower_inf=False, period__upper_inf=False, period__isempty=False
                ),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def opens_on(self):
        return self.period.lower

    @property
    def closes_on(self):
        return last_day(self.period)

    def state(self, *, on) -> RoundState:
        return round_state(
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            is_scored=self.scored_at is not None,
            on=on,
        )


class RoundVignette(models.Model):
    """One of the eight versions of a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="vignettes")
    version = models.ForeignKey(VignetteVersion, on_delete=models.PROTECT, related_name="rounds")
    is_carried = models.BooleanField("dari putaran sebelumnya", default=False)

    class Meta:
        verbose_name = "vinyet putaran"
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="round_vignette_once"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="round_vignette_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Vinyet putaran #{self.pk}"


class Attempt(models.Model):
    """That a penilai takes part in a round; how he rated stands behind the wall (ADR 24)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="attempts")
    rater = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="rater_attempts")
    started_at = models.DateTimeField("dimulai pada")
    submitted_at = models.DateTimeField("dikirim pada", null=True)
    scored_at = models.DateTimeField("dihitung pada", null=True)

    LEDGER_FIELDS = ("round", "rater", "started_at", "submitted_at", "scored_at")

    class Meta:
        verbose_name = "keikutsertaan"
        constraints = [
            models.UniqueConstraint(fields=["round", "rater"], name="attempt_once_a_rater"),
            models.CheckConstraint(
                name="attempt_is_scored_after_it_was_sent",
                condition=Q(scored_at=None) | Q(submitted_at__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="attempt_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="attempt_is_sent_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__submitted_at__isnull=False)
                & pgtrigger.Q(old__submitted_at__df=pgtrigger.F("new__submitted_at")),
            ),
        ]

    def __str__(self):
        return f"Keikutsertaan #{self.pk}"


class Answer(EightRatings):
    """How one penilai rated one vignette, as whom and as which in line he met it; walled."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    rater = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(VignetteVersion, on_delete=models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField("urutan")
    shown_name = models.CharField("nama yang tampil", max_length=60)
    shown_sex = models.CharField("jenis kelamin yang tampil", max_length=1, choices=ShownSex)

    class Meta:
        verbose_name = "jawaban vinyet"
        constraints = [
            models.UniqueConstraint(fields=["attempt", "version"], name="answer_once_a_vignette"),
            models.UniqueConstraint(fields=["attempt", "position"], name="answer_one_a_position"),
            models.CheckConstraint(name="answer_knows_its_words", condition=all_known()),
            models.CheckConstraint(
                name="answer_stands_in_the_round",
                condition=Q(position__gte=1, position__lte=SIZE),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="answer_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="sent_answer_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="IF EXISTS (SELECT FROM school_attempt WHERE id IN (OLD.attempt_id, "
                "NEW.attempt_id) AND submitted_at IS NOT NULL) "
                f"THEN RAISE EXCEPTION '{SENT}'; END IF; RETURN NEW;",
            ),
        ]

    def __str__(self):
        return f"Jawaban #{self.pk}"


class Scorecard(models.Model):
    """What a round says about one penilai; only he reads it (walled)."""

    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="scorecard")
    rater = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    counted = models.PositiveSmallIntegerField("kasus yang dihitung")
    left_out = models.JSONField("kasus yang tidak dihitung")  # versions he judged as an expert
    agreement = models.DecimalField("kesesuaian", max_digits=5, decimal_places=2, null=True)
    threshold = models.PositiveSmallIntegerField("ambang")
    passed = models.BooleanField("lulus")
    method = models.CharField("cara hitung", max_length=20)
    measures = models.JSONField("ukuran")

    class Meta:
        verbose_name = "hasil putaran"
        constraints = [
            models.CheckConstraint(
                name="scorecard_passes_by_its_threshold",
                condition=Q(passed=False)
                | Q(agreement__isnull=False, agreement__gte=F("threshold")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="scorecard_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Hasil putaran #{self.pk}"
