"""What others say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import FeedbackTone, GiverRole
from kinerja.organisation.models import Employee
from kinerja.planning.enums import BehaviourValue
from kinerja.planning.models import Skp, WorkResult


class FeedbackQuerySet(models.QuerySet):
    def standing(self):
        """Neither withdrawn nor replaced."""
        return self.filter(withdrawn_at=None, superseded_by=None)


class Feedback(models.Model):
    """Umpan balik berkelanjutan: named, on a result or a behaviour; superseded, never deleted."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="feedback")
    result = models.ForeignKey(
        WorkResult, null=True, on_delete=models.PROTECT, related_name="feedback"
    )
    behaviour = models.CharField("perilaku", max_length=25, choices=BehaviourValue, blank=True)
    giver = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="feedback_given")
    giver_role = models.CharField("sebagai", max_length=10, choices=GiverRole)
    tone = models.CharField("nada", max_length=10, choices=FeedbackTone)
    text = models.CharField("umpan balik", max_length=4000)
    key = models.UUIDField(unique=True)  # made by the form: sending twice stores once
    given_at = models.DateTimeField("diberikan pada")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField("dibaca pada", null=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)

    objects = FeedbackQuerySet.as_manager()

    LEDGER_FIELDS = (
        "skp",
        "result",
        "behaviour",
        "giver",
        "giver_role",
        "tone",
        "text",
        "given_at",
        "read_at",
        "withdrawn_at",
    )

    class Meta:
        verbose_name = "umpan balik"
        indexes = [models.Index(fields=["skp", "-given_at"])]
        constraints = [
            models.CheckConstraint(
                name="feedback_is_on_a_result_or_a_behaviour",
                condition=Q(result__isnull=False, behaviour="")
                | Q(result__isnull=True) & ~Q(behaviour=""),
            ),
            models.CheckConstraint(
                name="feedback_taken_back_was_not_read",
                condition=Q(withdrawn_at=None) | Q(read_at=None),
            ),
        ]

    def __str__(self):
        return self.text[:60]
