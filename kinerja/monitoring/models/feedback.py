"""What others say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.monitoring.enums import Channel, FeedbackTone, GiverRole, Rhythm
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
    rhythm = models.CharField("sifat", max_length=10, choices=Rhythm, default=Rhythm.INCIDENTAL)
    channel = models.CharField("cara", max_length=15, choices=Channel, default=Channel.INDIRECT)
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
        indexes = [
            models.Index(fields=["skp", "-given_at"]),
            models.Index(fields=["giver", "-given_at"]),
        ]
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


class FeedbackInvitation(models.Model):
    """Somebody whose feedback the person or his penilai asked for (Lamp. III C 9)."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="invitations")
    invited = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="feedback_invitations"
    )
    role = models.CharField("sebagai", max_length=10, choices=GiverRole)
    relation = models.CharField("hubungan dengan pekerjaan", max_length=200)
    invited_at = models.DateTimeField("diminta pada")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField("berakhir pada", null=True)

    LEDGER_FIELDS = ("skp", "invited", "role", "relation", "invited_by", "ended_at")

    class Meta:
        verbose_name = "permintaan umpan balik"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "invited"],
                name="feedback_invitation_one_open_per_plan_and_person",
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="feedback_invitation_is_for_those_without_a_line",
                condition=Q(role__in=["ketua_tim", "rekan", "lainnya"]),
            ),
        ]

    def __str__(self):
        return f"{self.invited_id} {self.role}"
