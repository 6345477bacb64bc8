from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from kinerja.library.enums import LibraryTopic, QuestionStatus
from kinerja.library.models.faq import FaqEntry
from kinerja.library.models.searching import account, search_field

SHOWN = (QuestionStatus.WAITING, QuestionStatus.ANSWERED)


class PublicQuestion(models.Model):
    """A question an employee asked; what everybody reads are the words HR has checked."""

    text = models.CharField("pertanyaan", max_length=2000)
    asked_by = account(null=True)  # null: asked without a name, and then nobody is kept
    asked_at = models.DateTimeField("ditanyakan pada")  # without a name only the day
    status = models.CharField(max_length=10, choices=QuestionStatus, default=QuestionStatus.SENT)
    topic = models.CharField("kelompok", max_length=15, choices=LibraryTopic, blank=True)
    public_text = models.CharField("bunyi yang diterbitkan", max_length=1000, blank=True)
    answer = models.CharField("jawaban", max_length=3000, blank=True)
    answered_by = models.CharField("penjawab", max_length=80, blank=True)
    answered_at = models.DateTimeField("dijawab pada", null=True)
    reason = models.CharField("alasan tidak diterbitkan", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1)
    entry = models.OneToOneField(
        FaqEntry, null=True, on_delete=models.PROTECT, related_name="asked_as"
    )
    search = search_field(public_text="A", answer="B")

    LEDGER_FIELDS = (
        "asked_by",
        "status",
        "topic",
        "public_text",
        "answer",
        "answered_by",
        "reason",
        "revision",
        "entry",
    )

    class Meta:
        verbose_name = "pertanyaan pegawai"
        constraints = [
            models.CheckConstraint(name="question_asks_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="question_is_shown_in_checked_words",
                condition=~Q(status__in=SHOWN) | ~Q(public_text="") & ~Q(topic=""),
            ),
            models.CheckConstraint(
                name="question_is_answered_with_an_answer",
                condition=~Q(status=QuestionStatus.ANSWERED)
                | Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(answered_by=""),
            ),
            models.CheckConstraint(
                name="question_is_declined_with_a_reason",
                condition=~Q(status=QuestionStatus.DECLINED) | ~Q(reason=""),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="question_search"),
            models.Index(fields=["status", "asked_at"], name="question_by_status"),
        ]

    def __str__(self):
        return f"Pertanyaan #{self.pk}"


class QuestionFollower(models.Model):
    """Somebody who wants to hear when a question is answered."""

    question = models.ForeignKey(PublicQuestion, on_delete=models.PROTECT, related_name="followers")
    user = account()
    since = models.DateTimeField("sejak")

    class Meta:
        verbose_name = "pengikut pertanyaan"
        constraints = [
            models.UniqueConstraint(
                fields=["question", "user"], name="follower_one_per_question_and_user"
            ),
        ]

    def __str__(self):
        return f"{self.user_id} mengikuti {self.question_id}"
