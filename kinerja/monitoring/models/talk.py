"""What becomes of feedback: it is asked for, answered, and talked about."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.monitoring.models.feedback import Feedback
from kinerja.organisation.models import Employee
from kinerja.planning.enums import BehaviourValue
from kinerja.planning.models import Skp, WorkResult


class FeedbackRequest(models.Model):
    """A question of the owner of a plan to one who may speak; it waits until he has spoken."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="feedback_requests")
    asked = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="feedback_requests")
    result = models.ForeignKey(
        WorkResult, null=True, on_delete=models.PROTECT, related_name="feedback_requests"
    )
    behaviour = models.CharField("perilaku", max_length=25, choices=BehaviourValue, blank=True)
    question = models.CharField("pertanyaan", max_length=500)
    requested_at = models.DateTimeField("diminta pada")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField("ditutup pada", null=True)

    LEDGER_FIELDS = ("skp", "asked", "result", "behaviour", "question", "closed_at")

    class Meta:
        verbose_name = "pertanyaan umpan balik"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "asked"],
                name="feedback_request_one_open_per_plan_and_person",
                condition=Q(closed_at=None),
            ),
            models.CheckConstraint(
                name="feedback_request_is_on_one_thing_at_most",
                condition=Q(result=None) | Q(behaviour=""),
            ),
        ]

    def __str__(self):
        return self.question[:60]


class FeedbackReply(models.Model):
    """What the two sides of a feedback say to each other about it; it stays as written."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="replies")
    text = models.CharField("balasan", max_length=2000)
    key = models.UUIDField(unique=True)  # made by the form: sending twice stores once
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = ("feedback", "text", "written_by")

    class Meta:
        verbose_name = "balasan umpan balik"

    def __str__(self):
        return self.text[:60]


class FeedbackTalk(models.Model):
    """That a feedback was talked about in person, as one side noted and both can read."""

    feedback = models.OneToOneField(Feedback, on_delete=models.PROTECT, related_name="talk")
    held_on = models.DateField("dibahas tanggal")
    agreed = models.CharField("yang disepakati", max_length=1000, blank=True)
    noted_at = models.DateTimeField("dicatat pada")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = ("feedback", "held_on", "agreed", "noted_by")

    class Meta:
        verbose_name = "pembahasan umpan balik"

    def __str__(self):
        return f"{self.feedback_id} {self.held_on}"
