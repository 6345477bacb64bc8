"""A round in which a panel judges by criteria that everybody could read before."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.lib.sealing import changed
from kinerja.recognition.enums import RoundKind
from kinerja.recognition.models.fields import user_field

CONDITIONS = ("min_service_years", "clean_years", "under_age")
PUBLISHED = (
    *("kind", "title", "terms", "basis", "opens_on", "closes_on", "panel_until"),
    *("announced_on", "passing", "quorum", *CONDITIONS, "published_at", "published_by"),
)


class Round(models.Model):
    """Putaran: one call for innovations or one award, with its rules, criteria and calendar."""

    kind = models.CharField("jenis", max_length=12, choices=RoundKind)
    title = models.CharField("nama", max_length=150)
    terms = models.CharField("aturan", max_length=4000)
    basis = models.CharField("dasar", max_length=200)
    opens_on = models.DateField("usulan dibuka")
    closes_on = models.DateField("usulan ditutup")
    panel_until = models.DateField("panel sampai")
    announced_on = models.DateField("diumumkan")
    passing = models.PositiveSmallIntegerField("nilai acuan")
    quorum = models.PositiveSmallIntegerField("anggota yang menilai, paling sedikit")
    min_service_years = models.PositiveSmallIntegerField("masa kerja paling sedikit", null=True)
    clean_years = models.PositiveSmallIntegerField("tahun tanpa hukuman disiplin", null=True)
    under_age = models.PositiveSmallIntegerField("usia di bawah", null=True)
    created_at = models.DateTimeField("dibuat pada")
    created_by = user_field(null=False)
    published_at = models.DateTimeField("diterbitkan pada", null=True)
    published_by = user_field()

    LEDGER_FIELDS = PUBLISHED

    class Meta:
        verbose_name = "putaran"
        constraints = [
            models.CheckConstraint(
                name="round_days_follow_each_other",
                condition=Q(opens_on__lte=F("closes_on"))
                & Q(closes_on__lte=F("panel_until"))
                & Q(panel_until__lte=F("announced_on")),
            ),
            models.CheckConstraint(
                name="round_publication_fields_go_together",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="round_passing_is_at_most_a_hundred", condition=Q(passing__lte=100)
            ),
            models.CheckConstraint(
                name="round_needs_two_members_at_least", condition=Q(quorum__gte=2)
            ),
            models.CheckConstraint(
                name="round_of_innovations_asks_nothing_of_persons",
                condition=Q(kind=RoundKind.AWARD)
                | Q(min_service_years=None, clean_years=None, under_age=None),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="round_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="published_round_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False) & changed(*PUBLISHED),
            ),
        ]

    def __str__(self):
        return self.title


class Criterion(models.Model):
    """What the panel of a round looks at, with its weight; sealed when the round is published."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField("urutan")
    name = models.CharField("kriteria", max_length=80)
    question = models.CharField("pertanyaan", max_length=300)
    weight = models.PositiveSmallIntegerField("bobot")

    class Meta:
        verbose_name = "kriteria"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "order"], name="criterion_one_per_round_and_place"
            ),
            models.CheckConstraint(
                name="criterion_weight_is_from_1_to_100",
                condition=Q(weight__gte=1, weight__lte=100),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="criteria_of_a_published_round_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT FROM recognition_round r WHERE r.published_at IS NOT NULL
                        AND r.id = CASE TG_OP WHEN 'INSERT' THEN NEW.round_id ELSE OLD.round_id END
                    ) THEN
                        RAISE EXCEPTION 'criteria_of_a_published_round_stay';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.name
