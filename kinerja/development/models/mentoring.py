"""Colleagues who pass on what they know."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.development.enums import MentoringStatus
from kinerja.development.rules import MOST_MEETING
from kinerja.organisation.models import Employee


class Mentor(models.Model):
    """Somebody offers to pass on one competence."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="mentor_offers")
    competence = models.CharField("kompetensi", max_length=120)
    about = models.CharField("yang dapat dibagikan", max_length=500)
    offered_at = models.DateTimeField("ditawarkan pada")
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)

    LEDGER_FIELDS = ("employee", "competence", "about", "withdrawn_at")

    class Meta:
        verbose_name = "mentor"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "competence"],
                name="mentor_offers_a_competence_once",
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self):
        return f"Mentor #{self.pk}"


class Mentoring(models.Model):
    """One person learns from one mentor."""

    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="mentorings")
    guide = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="mentorings_given")
    mentee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="mentorings")
    goal = models.CharField("yang ingin dipelajari", max_length=1000)
    status = models.CharField(max_length=15, choices=MentoringStatus, default=MentoringStatus.ASKED)
    asked_at = models.DateTimeField("diminta pada")
    answered_at = models.DateTimeField("dijawab pada", null=True)
    answer = models.CharField("jawaban", max_length=500, blank=True)
    ended_at = models.DateTimeField("selesai pada", null=True)

    LEDGER_FIELDS = (
        "mentor",
        "guide",
        "mentee",
        "goal",
        "status",
        "asked_at",
        "answered_at",
        "answer",
        "ended_at",
    )

    class Meta:
        verbose_name = "mentoring"
        constraints = [
            models.CheckConstraint(
                name="mentoring_is_with_somebody_else", condition=~Q(guide=F("mentee"))
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                name="mentoring_one_open_per_pair",
                condition=Q(status__in=[MentoringStatus.ASKED, MentoringStatus.RUNNING]),
            ),
        ]

    def __str__(self):
        return f"Mentoring #{self.pk}"


class MentoringMeeting(models.Model):
    """One meeting of the two; its hours count when both have confirmed it."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("tanggal")
    hours = models.PositiveSmallIntegerField("JP")
    discussed = models.CharField("yang dipelajari", max_length=2000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    guide_confirmed_at = models.DateTimeField("dibenarkan mentor pada", null=True)
    mentee_confirmed_at = models.DateTimeField("dibenarkan pegawai pada", null=True)

    LEDGER_FIELDS = (
        "mentoring",
        "held_on",
        "hours",
        "discussed",
        "written_by",
        "guide_confirmed_at",
        "mentee_confirmed_at",
    )

    class Meta:
        verbose_name = "pertemuan mentoring"
        constraints = [
            models.CheckConstraint(
                name="mentoring_meeting_has_hours", condition=Q(hours__range=(1, MOST_MEETING))
            ),
            models.UniqueConstraint(
                fields=["mentoring", "held_on"], name="mentoring_meeting_one_a_day"
            ),
        ]

    def __str__(self):
        return f"Pertemuan {self.held_on}"

    @property
    def is_confirmed(self):
        """By both."""
        return bool(self.guide_confirmed_at and self.mentee_confirmed_at)
