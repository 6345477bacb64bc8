import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from kinerja.library.enums import LibraryTopic
from kinerja.library.models.searching import account, search_field


class FaqEntry(models.Model):
    """A question that many ask, with the answer in force."""

    key = models.SlugField("kunci", max_length=60, null=True, unique=True)  # of the first ones
    topic = models.CharField("kelompok", max_length=15, choices=LibraryTopic)
    order = models.PositiveSmallIntegerField("urutan", default=100)
    question = models.CharField("pertanyaan", max_length=200)
    answer = models.CharField("jawaban", max_length=3000)
    link = models.CharField("tempat mengerjakannya", max_length=200, blank=True)
    link_label = models.CharField("nama tempat itu", max_length=80, blank=True)
    basis = models.CharField("dasar", max_length=200, blank=True)
    answered_by = models.CharField("penjawab", max_length=80)
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField("diperbarui pada")
    is_shown = models.BooleanField("tampil", default=True)
    helped = models.PositiveIntegerField("terbantu", default=0)
    not_helped = models.PositiveIntegerField("belum terbantu", default=0)
    search = search_field(question="A", answer="B", basis="C")

    LEDGER_FIELDS = ("topic", "question", "answer", "basis", "answered_by", "revision", "is_shown")

    class Meta:
        verbose_name = "tanya jawab"
        constraints = [
            models.CheckConstraint(
                name="faq_entry_asks_and_answers", condition=~Q(question="") & ~Q(answer="")
            ),
            models.CheckConstraint(
                name="faq_link_stays_on_this_site",
                condition=Q(link="") | Q(link__regex=r"^/[^/\\\s][^\s]*$") | Q(link="/"),
            ),
        ]
        indexes = [GinIndex(fields=["search"], name="faq_search")]

    def __str__(self):
        return self.question


class FaqVersion(models.Model):
    """What the answer to a question said from some moment on."""

    entry = models.ForeignKey(FaqEntry, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("versi")
    question = models.CharField("pertanyaan", max_length=200)
    answer = models.CharField("jawaban", max_length=3000)
    answered_by = models.CharField("penjawab", max_length=80)
    written_at = models.DateTimeField("ditulis pada")
    written_by = account(null=True)

    class Meta:
        verbose_name = "versi jawaban"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="faq_version_one_per_entry_and_number"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="faq_version_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"versi {self.number}"
