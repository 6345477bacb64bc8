"""Services that citizens are asked about, the rounds of asking, and what is done afterwards."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from kinerja.lib.sealing import changed
from kinerja.organisation.models import Unit
from kinerja.satisfaction.enums import CostKind, Unsur


def user_field(*, null=True):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=null, on_delete=models.PROTECT, related_name="+"
    )


class ServiceUnit(models.Model):
    """Unit layanan: one service of one unit, with the people who come for it."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="services", verbose_name="unit kerja"
    )
    name = models.CharField("nama unit layanan", max_length=120)
    service = models.CharField("jenis layanan", max_length=120)
    code = models.CharField("alamat pendek", max_length=30, unique=True)
    is_face_to_face = models.BooleanField("tatap muka", default=True)
    cost = models.CharField("biaya", max_length=16, choices=CostKind, default=CostKind.PAID)
    population = models.PositiveIntegerField("pengguna layanan dalam satu triwulan")
    counter_secret = models.CharField(max_length=64)  # the code of each day is made of it
    is_active = models.BooleanField("disurvei", default=True)
    added_at = models.DateTimeField("ditambahkan pada")
    added_by = user_field()

    LEDGER_FIELDS = (
        "unit",
        "name",
        "service",
        "code",
        "is_face_to_face",
        "cost",
        "population",
        "is_active",
        "added_at",
        "added_by",
    )

    class Meta:
        verbose_name = "unit layanan"
        constraints = [
            models.CheckConstraint(
                name="service_code_is_short_and_plain",
                condition=Q(code__regex=r"^[a-z0-9][a-z0-9-]{1,29}$"),
            ),
            models.CheckConstraint(name="service_has_users", condition=Q(population__gt=0)),
            models.UniqueConstraint(
                fields=["unit", "name", "service"], name="service_one_per_unit_and_name"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_free(self):
        return self.cost != CostKind.PAID


class SurveyRound(models.Model):
    """One service asked in one quarter; elements and population stay as they were at opening."""

    service = models.ForeignKey(
        ServiceUnit, on_delete=models.PROTECT, related_name="rounds", verbose_name="unit layanan"
    )
    year = models.PositiveSmallIntegerField("tahun")
    quarter = models.PositiveSmallIntegerField("triwulan")
    starts_on = models.DateField("hari pertama")
    ends_on = models.DateField("hari terakhir")
    elements = ArrayField(models.CharField(max_length=2, choices=Unsur), verbose_name="unsur")
    is_free = models.BooleanField("layanan gratis")
    population = models.PositiveIntegerField("pengguna layanan")
    opened_at = models.DateTimeField("dibuka pada")
    opened_by = user_field()
    published_at = models.DateTimeField("diumumkan pada", null=True)
    published_by = user_field()

    LEDGER_FIELDS = (
        "service",
        "year",
        "quarter",
        "starts_on",
        "ends_on",
        "elements",
        "is_free",
        "population",
        "opened_at",
        "opened_by",
        "published_at",
        "published_by",
    )

    class Meta:
        verbose_name = "survei kepuasan"
        constraints = [
            models.UniqueConstraint(
                fields=["service", "year", "quarter"],
                name="survey_round_one_per_service_and_quarter",
            ),
            models.CheckConstraint(
                name="survey_round_is_in_one_of_four_quarters", condition=Q(quarter__range=(1, 4))
            ),
            models.CheckConstraint(
                name="survey_round_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="survey_round_has_users", condition=Q(population__gt=0)),
            models.CheckConstraint(name="survey_round_asks_something", condition=~Q(elements=[])),
            models.CheckConstraint(
                name="survey_round_publication_fields_go_together",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
            ExclusionConstraint(
                name="survey_round_asks_a_service_once_a_day",
                expressions=[
                    ("service", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="survey_round_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="survey_round_questions_stay",
                operation=pgtrigger.Update,
                condition=changed("service", "year", "quarter", "starts_on", "elements", "is_free"),
            ),
            pgtrigger.Protect(
                name="publication_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False)
                & changed("published_at", "published_by", "ends_on", "population"),
            ),
        ]

    def __str__(self):
        return f"SKM {self.year}/{self.quarter} {self.service_id}"


class Remedy(models.Model):
    """Rencana tindak lanjut: what is done about an element, when, and who answers for it."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="remedies")
    element = models.CharField("unsur", max_length=2, choices=Unsur)
    programme = models.CharField("program atau kegiatan", max_length=300)
    year = models.PositiveSmallIntegerField("tahun")
    quarter = models.PositiveSmallIntegerField("triwulan")
    in_charge = models.CharField("penanggung jawab", max_length=150)
    planned_at = models.DateTimeField("direncanakan pada")
    planned_by = user_field(null=False)
    outcome = models.CharField("hasilnya", max_length=300, blank=True)
    done_at = models.DateTimeField("selesai pada", null=True)
    done_by = user_field()

    LEDGER_FIELDS = (
        "round",
        "element",
        "programme",
        "year",
        "quarter",
        "in_charge",
        "planned_at",
        "planned_by",
        "outcome",
        "done_at",
        "done_by",
    )

    class Meta:
        verbose_name = "rencana tindak lanjut survei"
        constraints = [
            models.CheckConstraint(
                name="remedy_is_in_one_of_four_quarters", condition=Q(quarter__range=(1, 4))
            ),
            models.CheckConstraint(
                name="remedy_says_what_and_who", condition=~Q(programme="") & ~Q(in_charge="")
            ),
            models.CheckConstraint(
                name="remedy_ends_with_an_outcome",
                condition=Q(done_at=None, done_by=None, outcome="")
                | Q(done_at__isnull=False, done_by__isnull=False) & ~Q(outcome=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="remedy_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="remedy_outcome_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_at__isnull=False)
                & changed("outcome", "done_at", "done_by", "programme", "in_charge"),
            ),
        ]

    def __str__(self):
        return f"Tindak lanjut #{self.pk}"
