"""What can be learnt together, and who has a seat."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.development.enums import EnrolmentStatus, LearningKind
from kinerja.development.models.improvement import user_field
from kinerja.development.rules import ENROLLED, HAS_SEAT, MOST_COST, MOST_HOURS, TAKES_DAYS
from kinerja.organisation.models import Employee


class Programme(models.Model):
    """One offer of the catalogue: what, how long, how many, when, where."""

    title = models.CharField("nama program", max_length=200)
    kind = models.CharField("jenis", max_length=20, choices=LearningKind)
    competence = models.CharField("kompetensi", max_length=120, blank=True)
    hours = models.PositiveSmallIntegerField("JP")
    capacity = models.PositiveSmallIntegerField("kursi")
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("selesai")
    closes_on = models.DateField("pendaftaran sampai")
    cost = models.PositiveIntegerField("biaya per orang", default=0)
    place = models.CharField("tempat", max_length=200)
    provider = models.CharField("penyelenggara", max_length=200)
    about = models.CharField("isi program", max_length=2000, blank=True)
    needs_approval = models.BooleanField("perlu persetujuan penilai", default=False)
    opened_at = models.DateTimeField("dibuka pada")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    called_off_at = models.DateTimeField("dibatalkan pada", null=True)
    called_off_by = user_field()
    called_off_reason = models.CharField("sebab batal", max_length=500, blank=True)

    LEDGER_FIELDS = (
        "title",
        "kind",
        "competence",
        "hours",
        "capacity",
        "starts_on",
        "ends_on",
        "closes_on",
        "cost",
        "place",
        "provider",
        "about",
        "needs_approval",
        "opened_by",
        "called_off_at",
        "called_off_by",
        "called_off_reason",
    )

    class Meta:
        verbose_name = "program pengembangan"
        constraints = [
            models.CheckConstraint(
                name="programme_has_hours_and_seats",
                condition=Q(hours__range=(1, MOST_HOURS), capacity__gte=1),
            ),
            models.CheckConstraint(
                name="programme_costs_nothing_absurd", condition=Q(cost__range=(0, MOST_COST))
            ),
            models.CheckConstraint(
                name="programme_days_are_in_order",
                condition=Q(ends_on__gte=F("starts_on"), closes_on__lte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="programme_is_called_off_with_a_reason",
                condition=Q(called_off_at=None, called_off_by=None, called_off_reason="")
                | Q(called_off_at__isnull=False, called_off_by__isnull=False)
                & ~Q(called_off_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["starts_on"])]

    def __str__(self):
        return self.title


class Enrolment(models.Model):
    """One person and one programme, from asking to the certificate."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="enrolments")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="enrolments")
    days = DateRangeField("hari")  # those of the programme, so that two cannot overlap
    status = models.CharField(max_length=15, choices=EnrolmentStatus)
    seat = models.PositiveSmallIntegerField("kursi", null=True)
    asked_at = models.DateTimeField("mendaftar pada")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("dijawab pada", null=True)
    answered_by = user_field()
    answer = models.CharField("jawaban", max_length=500, blank=True)
    ended_at = models.DateTimeField("berakhir pada", null=True)
    marked_at = models.DateTimeField("kehadiran dicatat pada", null=True)
    marked_by = user_field()
    certificate = models.CharField("nomor sertifikat", max_length=120, blank=True)

    LEDGER_FIELDS = (
        "programme",
        "employee",
        "status",
        "seat",
        "asked_by",
        "answered_at",
        "answered_by",
        "ended_at",
        "marked_at",
        "marked_by",
        "certificate",
    )

    class Meta:
        verbose_name = "pendaftaran program"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "seat"], name="enrolment_one_person_a_seat"
            ),
            models.CheckConstraint(
                name="enrolment_seat_follows_status",
                condition=Q(status__in=HAS_SEAT, seat__isnull=False, seat__gte=1)
                | ~Q(status__in=HAS_SEAT) & Q(seat=None),
            ),
            models.UniqueConstraint(
                fields=["programme", "employee"],
                name="enrolment_one_per_person_and_programme",
                condition=Q(status__in=ENROLLED),
            ),
            ExclusionConstraint(
                name="enrolment_days_do_not_overlap",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("days", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=TAKES_DAYS),
            ),
        ]
        indexes = [models.Index(fields=["programme", "status", "asked_at"])]

    def __str__(self):
        return f"Pendaftaran #{self.pk}"
