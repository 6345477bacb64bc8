"""What somebody has learnt and plans to learn."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.development.enums import LearningKind, LearningPlanStatus, LearningStatus
from kinerja.development.models.improvement import user_field
from kinerja.development.models.mentoring import MentoringMeeting
from kinerja.development.models.programmes import Enrolment, Programme
from kinerja.development.rules import MOST_HOURS
from kinerja.lib.uploads import ENDINGS
from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee


class LearningRecord(models.Model):
    """Hours (JP) that somebody learnt: from a programme, a mentor, or elsewhere with proof."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="learning")
    title = models.CharField("kegiatan", max_length=200)
    kind = models.CharField("jenis", max_length=20, choices=LearningKind)
    provider = models.CharField("penyelenggara", max_length=200)
    hours = models.PositiveSmallIntegerField("JP")
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("selesai")  # the year in which the hours count
    certificate = models.CharField("nomor sertifikat", max_length=120, blank=True)
    file = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=15, choices=LearningStatus, default=LearningStatus.DECLARED
    )
    enrolment = models.OneToOneField(
        Enrolment, null=True, on_delete=models.PROTECT, related_name="record"
    )
    meeting = models.ForeignKey(  # one record for each of the two
        MentoringMeeting, null=True, on_delete=models.PROTECT, related_name="records"
    )
    declared_at = models.DateTimeField("dicatat pada")
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("dijawab pada", null=True)
    answered_by = user_field()
    answer = models.CharField("alasan", max_length=500, blank=True)

    LEDGER_FIELDS = (
        "employee",
        "title",
        "kind",
        "provider",
        "hours",
        "starts_on",
        "ends_on",
        "certificate",
        "file",
        "status",
        "enrolment",
        "meeting",
        "declared_by",
        "answered_at",
        "answered_by",
        "answer",
    )

    class Meta:
        verbose_name = "catatan pengembangan"
        constraints = [
            models.CheckConstraint(
                name="learning_record_has_hours", condition=Q(hours__range=(1, MOST_HOURS))
            ),
            models.CheckConstraint(
                name="learning_record_days_are_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="learning_record_is_answered_by_somebody",
                condition=Q(status=LearningStatus.DECLARED, answered_at=None, answered_by=None)
                | ~Q(status=LearningStatus.DECLARED)
                & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="learning_record_from_elsewhere_has_proof",
                condition=Q(enrolment__isnull=False)
                | Q(meeting__isnull=False)
                | Q(file__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["employee", "meeting"], name="learning_record_counts_a_meeting_once"
            ),
        ]
        indexes = [models.Index(fields=["employee", "ends_on"])]

    def __str__(self):
        return f"{self.title} {self.hours} JP"

    @property
    def file_name(self):
        """Of the download."""
        return f"bukti-{self.pk}.{ENDINGS[self.file.media_type]}"


class LearningPlan(models.Model):
    """Rencana pengembangan kompetensi of one person for one year, agreed with the penilai."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="learning_plans")
    year = models.PositiveSmallIntegerField("tahun")
    status = models.CharField(
        max_length=15, choices=LearningPlanStatus, default=LearningPlanStatus.DRAFT
    )
    begun_at = models.DateTimeField("dimulai pada")
    proposed_at = models.DateTimeField("diajukan pada", null=True)
    answered_at = models.DateTimeField("dijawab pada", null=True)
    answered_by = user_field()
    answer = models.CharField("tanggapan penilai", max_length=1000, blank=True)

    LEDGER_FIELDS = (
        "employee",
        "year",
        "status",
        "proposed_at",
        "answered_at",
        "answered_by",
        "answer",
    )

    class Meta:
        verbose_name = "rencana pengembangan"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "year"], name="learning_plan_one_per_person_and_year"
            ),
            models.CheckConstraint(
                name="learning_plan_is_agreed_by_somebody",
                condition=~Q(status=LearningPlanStatus.AGREED)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Rencana pengembangan {self.year} #{self.pk}"


class LearningStep(models.Model):
    """One line of such a plan: which gap, by which way, until when."""

    plan = models.ForeignKey(LearningPlan, on_delete=models.PROTECT, related_name="steps")
    competence = models.CharField("kompetensi", max_length=120)
    standard = models.PositiveSmallIntegerField("level standar", null=True)
    result = models.PositiveSmallIntegerField("level hasil", null=True)  # null: not measured
    kind = models.CharField("jalur", max_length=20, choices=LearningKind)
    aim = models.CharField("yang ingin dicapai", max_length=500)
    due_on = models.DateField("paling lambat")
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="planned"
    )
    written_at = models.DateTimeField("ditulis pada")
    dropped_at = models.DateTimeField("dihapus pada", null=True)

    LEDGER_FIELDS = (
        "plan",
        "competence",
        "standard",
        "result",
        "kind",
        "aim",
        "due_on",
        "programme",
        "dropped_at",
    )

    class Meta:
        verbose_name = "langkah pengembangan"
        constraints = [
            models.CheckConstraint(
                name="learning_step_says_what_for", condition=~Q(aim="") & ~Q(competence="")
            ),
        ]
        indexes = [models.Index(fields=["plan", "due_on"])]

    def __str__(self):
        return f"{self.competence} {self.kind}"
