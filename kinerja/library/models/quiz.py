from django.db import models
from django.db.models import Q

from kinerja.library.enums import LibraryTopic
from kinerja.library.models.searching import account


class QuizQuestion(models.Model):
    """A short question to learn from."""

    key = models.SlugField("kunci", max_length=60, unique=True)
    topic = models.CharField("pokok", max_length=15, choices=LibraryTopic)
    order = models.PositiveSmallIntegerField("urutan", default=100)
    text = models.CharField("pertanyaan", max_length=400)
    basis = models.CharField("pasal", max_length=200, blank=True)
    is_shown = models.BooleanField("tampil", default=True)

    class Meta:
        verbose_name = "soal kuis"

    def __str__(self):
        return self.text


class QuizOption(models.Model):
    """One possible answer, with why it is right or not."""

    question = models.ForeignKey(QuizQuestion, on_delete=models.PROTECT, related_name="options")
    order = models.PositiveSmallIntegerField("urutan")
    text = models.CharField("jawaban", max_length=300)
    is_right = models.BooleanField("benar", default=False)
    explanation = models.CharField("penjelasan", max_length=600)

    class Meta:
        verbose_name = "pilihan jawaban"
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(is_right=True),
                name="quiz_question_has_one_right_option",
            ),
            models.UniqueConstraint(
                fields=["question", "order"], name="quiz_option_one_per_question_and_order"
            ),
        ]

    def __str__(self):
        return self.text


class QuizAnswer(models.Model):
    """What somebody answered first, which is counted among others, and what he answered last."""

    question = models.ForeignKey(QuizQuestion, on_delete=models.PROTECT, related_name="answers")
    user = account()
    first = models.ForeignKey(QuizOption, on_delete=models.PROTECT, related_name="+")
    last = models.ForeignKey(QuizOption, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField("pertama dijawab pada")

    class Meta:
        verbose_name = "jawaban kuis"
        constraints = [
            models.UniqueConstraint(
                fields=["question", "user"], name="quiz_answer_one_per_question_and_person"
            ),
        ]
        indexes = [models.Index(fields=["question", "answered_at"], name="quiz_answer_in_order")]

    def __str__(self):
        return f"Jawaban #{self.pk}"
