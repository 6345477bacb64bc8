"""What citizens said: scores with a few words about themselves, and free texts apart from them."""

from functools import reduce
from operator import and_

import pgtrigger
from django.db import models
from django.db.models import Q

from kinerja.lib.sealing import changed
from kinerja.satisfaction.enums import (
    AgeBand,
    AnswerState,
    CommentState,
    HoldReason,
    Occupation,
    Schooling,
    Sex,
    SurveyDoor,
    Unsur,
)
from kinerja.satisfaction.models.rounds import SurveyRound, user_field

PROFILE = ("sex", "age_band", "schooling", "occupation")
SCORES = tuple(Unsur.values)
GIVEN = ("round", *SCORES, *PROFILE, "door", "hold", "given_at", "form_key", "source")
REVIEW = ("state", "review_reason", "reviewed_at", "reviewed_by")


def score(element):
    return models.PositiveSmallIntegerField(Unsur(element).label, null=True)  # null: skipped


class SurveyAnswerQuerySet(models.QuerySet):
    def counted(self):
        return self.filter(state=AnswerState.COUNTED)

    def held(self):
        return self.filter(state=AnswerState.HELD)


class SurveyAnswer(models.Model):
    """One citizen's answer: no name, no NIK, no address; nobody can change what it says."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="answers")
    u1 = score("u1")
    u2 = score("u2")
    u3 = score("u3")
    u4 = score("u4")
    u5 = score("u5")
    u6 = score("u6")
    u7 = score("u7")
    u8 = score("u8")
    u9 = score("u9")
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex, blank=True)
    age_band = models.CharField("umur", max_length=2, choices=AgeBand, blank=True)
    schooling = models.CharField("pendidikan", max_length=7, choices=Schooling, blank=True)
    occupation = models.CharField("pekerjaan", max_length=7, choices=Occupation, blank=True)
    door = models.CharField("masuk dengan", max_length=5, choices=SurveyDoor)
    state = models.CharField(max_length=14, choices=AnswerState, default=AnswerState.COUNTED)
    hold = models.CharField("sebab ditahan", max_length=16, choices=HoldReason, blank=True)
    given_at = models.DateTimeField("dijawab pada")
    form_key = models.CharField(max_length=64, unique=True)  # one page sends one answer
    # The network of that day under a daily key: the same tomorrow is another word.
    source = models.CharField(max_length=64)
    review_reason = models.CharField("alasan", max_length=300, blank=True)
    reviewed_at = models.DateTimeField("diperiksa pada", null=True)
    reviewed_by = user_field()

    objects = SurveyAnswerQuerySet.as_manager()

    LEDGER_FIELDS = ("round", *SCORES, "door", "hold", "given_at", *REVIEW)

    class Meta:
        verbose_name = "jawaban survei"
        constraints = [
            models.CheckConstraint(
                name="answer_scores_are_1_to_4",
                condition=reduce(
                    and_,
                    (
                        Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 4)})
                        for name in SCORES
                    ),
                ),
            ),
            models.CheckConstraint(
                name="answer_says_something",
                condition=~Q(**{f"{name}__isnull": True for name in SCORES}),
            ),
            models.CheckConstraint(
                name="answer_is_held_for_a_reason",
                condition=Q(state=AnswerState.COUNTED) | ~Q(hold=""),
            ),
            models.CheckConstraint(
                name="answer_review_fields_follow_state",
                condition=Q(state=AnswerState.HELD, reviewed_at=None, reviewed_by=None)
                | Q(state=AnswerState.COUNTED, hold="", reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False)
                & ~Q(state=AnswerState.HELD)
                & ~Q(hold="")
                & ~Q(review_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state"]),
            models.Index(fields=["source", "given_at"], name="answer_by_network"),
        ]
        triggers = [
            pgtrigger.Protect(name="answer_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="answer_says_what_was_given",
                operation=pgtrigger.Update,
                condition=changed(*GIVEN),
            ),
            pgtrigger.Protect(
                name="answer_is_reviewed_once",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state=AnswerState.HELD) & changed(*REVIEW),
            ),
        ]

    def __str__(self):
        return f"Jawaban #{self.pk}"


class SurveyComment(models.Model):
    """A free text, apart from the answer it came with; nobody reads it before the keeper."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="comments")
    text = models.CharField("kata warga", max_length=1000)
    hold = models.CharField("jawabannya ditahan", max_length=16, choices=HoldReason, blank=True)
    given_on = models.DateField("ditulis tanggal")
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITING)
    handed_text = models.CharField("yang diteruskan", max_length=1000, blank=True)
    reason = models.CharField("alasan", max_length=300, blank=True)
    decided_at = models.DateTimeField("diperiksa pada", null=True)
    decided_by = user_field()

    LEDGER_FIELDS = (
        "round",
        "text",
        "hold",
        "given_on",
        "state",
        "handed_text",
        "reason",
        "decided_at",
        "decided_by",
    )

    class Meta:
        verbose_name = "kata warga"
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_decision_fields_follow_state",
                condition=Q(
                    state=CommentState.WAITING, decided_at=None, decided_by=None, handed_text=""
                )
                | Q(
                    state=CommentState.HANDED_ON,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                )
                & ~Q(handed_text="")
                | Q(
                    state=CommentState.HIDDEN,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    handed_text="",
                )
                & ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(fields=["round", "state"])]
        triggers = [
            pgtrigger.Protect(name="comment_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="comment_text_stays",
                operation=pgtrigger.Update,
                condition=changed("round", "text", "hold", "given_on"),
            ),
            pgtrigger.Protect(
                name="comment_is_decided_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Kata warga #{self.pk}"
