"""The pulse survey. No answer knows whose it is: see docs/maintainers/security.md.

An answer only adds one to counters that stood there before; nothing of it is a row of its own
except a free text, which knows neither group nor moment. Who has used his right stands apart.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from kinerja.organisation.models import Employee
from kinerja.outreach.enums import PulseStatus, RemarkStatus
from kinerja.outreach.models.events import user_field


class PulseRound(models.Model):
    """One round of the survey on trust and worries: draft, open, closed."""

    title = models.CharField("judul", max_length=120)
    statements = models.JSONField("pernyataan")
    closes_on = models.DateField("hari terakhir")
    status = models.CharField(max_length=12, choices=PulseStatus, default=PulseStatus.DRAFT)
    created_at = models.DateTimeField("dibuat pada")
    created_by = user_field()
    opened_at = models.DateTimeField("dibuka pada", null=True)
    closed_at = models.DateTimeField("ditutup pada", null=True)
    result = models.JSONField("hasil", null=True)

    LEDGER_FIELDS = ("title", "statements", "closes_on", "status", "opened_at", "result")

    class Meta:
        verbose_name = "putaran survei kepercayaan"
        constraints = [
            models.UniqueConstraint(
                fields=["status"], name="pulse_one_round_is_open", condition=Q(status="dibuka")
            ),
            models.CheckConstraint(
                name="pulse_result_comes_with_closing",
                condition=Q(
                    status=PulseStatus.CLOSED, result__isnull=False, closed_at__isnull=False
                )
                | ~Q(status=PulseStatus.CLOSED) & Q(result__isnull=True, closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="pulse_opens_before_it_closes",
                condition=Q(status=PulseStatus.DRAFT, opened_at__isnull=True)
                | ~Q(status=PulseStatus.DRAFT) & Q(opened_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return self.status == PulseStatus.OPEN

    @property
    def is_closed(self):
        return self.status == PulseStatus.CLOSED


class PulseGroup(models.Model):
    """People whose answers are told together, frozen when the round opens."""

    round = models.ForeignKey(PulseRound, on_delete=models.PROTECT, related_name="groups")
    label = models.CharField("kelompok", max_length=250)
    people = models.PositiveIntegerField("orang")

    class Meta:
        verbose_name = "kelompok survei"
        constraints = [
            models.UniqueConstraint(fields=["round", "label"], name="pulse_group_has_its_own_name"),
        ]

    def __str__(self):
        return self.label


class PulseRight(models.Model):
    """A person may answer a round once; made when it opens, knows no answer and no moment."""

    group = models.ForeignKey(PulseGroup, on_delete=models.PROTECT, related_name="rights")
    round = models.ForeignKey(PulseRound, on_delete=models.PROTECT, related_name="rights")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    is_used = models.BooleanField("sudah menjawab", default=False)

    class Meta:
        verbose_name = "hak menjawab survei"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "employee"], name="pulse_right_is_one_for_each_person"
            ),
        ]

    def __str__(self):
        return f"Hak #{self.pk}"


class PulseTally(models.Model):
    """How many of a group gave one answer to one statement; gone when the round is closed."""

    group = models.ForeignKey(PulseGroup, on_delete=models.PROTECT, related_name="tallies")
    statement = models.PositiveSmallIntegerField("pernyataan")
    value = models.PositiveSmallIntegerField("jawaban")
    number = models.PositiveIntegerField("jumlah", default=0)

    class Meta:
        verbose_name = "hitungan survei"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "statement", "value"], name="pulse_tally_counts_one_thing"
            ),
            models.CheckConstraint(
                name="pulse_answers_are_one_to_five", condition=Q(value__gte=1, value__lte=5)
            ),
        ]

    def __str__(self):
        return f"Hitungan #{self.pk}"


class PulseRemark(models.Model):
    """A free text without person, group or moment; read before others may see it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(PulseRound, on_delete=models.PROTECT, related_name="remarks")
    text = models.CharField("isi", max_length=500)
    status = models.CharField(max_length=12, choices=RemarkStatus, default=RemarkStatus.WAITING)

    class Meta:
        verbose_name = "uraian survei"
        constraints = [
            models.CheckConstraint(name="pulse_remark_says_something", condition=~Q(text="")),
        ]

    def __str__(self):
        return f"Uraian {self.pk}"


class PulseReply(models.Model):
    """Anda bertanya, kami jawab: what is done about a worry, beside the result."""

    round = models.ForeignKey(PulseRound, on_delete=models.PROTECT, related_name="replies")
    theme = models.CharField("kekhawatiran", max_length=120)
    text = models.CharField("jawaban", max_length=1000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = user_field()

    LEDGER_FIELDS = ("round", "theme", "text", "written_by")

    class Meta:
        verbose_name = "jawaban atas kekhawatiran"
        constraints = [
            models.UniqueConstraint(fields=["round", "theme"], name="pulse_theme_is_answered_once"),
        ]

    def __str__(self):
        return self.theme
