from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee, Unit
from kinerja.outreach.enums import (
    ArrivalWay,
    Audience,
    BriefingForm,
    BriefingStatus,
    InvitationAnswer,
)
from kinerja.outreach.rules.code import is_late


def user_field(**options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options
    )


class Briefing(models.Model):
    """Kegiatan sosialisasi: a meeting of many about how performance is managed."""

    unit = models.ForeignKey(  # none: held by BKPSDM for the whole regency
        Unit, null=True, on_delete=models.PROTECT, related_name="briefings"
    )
    title = models.CharField("judul", max_length=150)
    purpose = models.CharField("tujuan", max_length=500)
    form = models.CharField("bentuk", max_length=15, choices=BriefingForm)
    place = models.CharField("tempat", max_length=200, blank=True)
    online_at = models.CharField("ruang daring", max_length=300, blank=True)
    starts_at = models.DateTimeField("mulai")
    ends_at = models.DateTimeField("selesai")
    audience = models.CharField("peserta", max_length=12, choices=Audience)
    speakers = models.CharField("narasumber", max_length=500, blank=True)
    agenda = models.CharField("susunan acara", max_length=3000, blank=True)
    learning_hours = models.PositiveSmallIntegerField("JP", default=0)
    capacity = models.PositiveIntegerField("kapasitas", null=True)
    status = models.CharField(max_length=15, choices=BriefingStatus, default=BriefingStatus.PLANNED)
    secret = models.CharField(max_length=64)  # of the code on the screen; never shown
    moved_at = models.DateTimeField("dipindah pada", null=True)
    cancelled_reason = models.CharField("alasan batal", max_length=300, blank=True)
    report = models.CharField("catatan kegiatan", max_length=5000, blank=True)
    reported_at = models.DateTimeField("laporan ditulis pada", null=True)
    created_at = models.DateTimeField("dibuat pada")
    created_by = user_field()

    LEDGER_FIELDS = (
        "unit",
        "title",
        "form",
        "place",
        "starts_at",
        "ends_at",
        "audience",
        "learning_hours",
        "capacity",
        "status",
    )

    class Meta:
        verbose_name = "kegiatan sosialisasi"
        constraints = [
            models.CheckConstraint(
                name="briefing_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="briefing_has_a_place_or_a_room",
                condition=Q(form=BriefingForm.ON_SITE) & ~Q(place="")
                | Q(form=BriefingForm.ONLINE) & ~Q(online_at="")
                | Q(form=BriefingForm.BOTH) & ~Q(place="") & ~Q(online_at=""),
            ),
            models.CheckConstraint(
                name="briefing_is_cancelled_with_a_reason",
                condition=Q(status=BriefingStatus.CANCELLED) ^ Q(cancelled_reason=""),
            ),
            models.CheckConstraint(
                name="briefing_capacity_is_not_zero",
                condition=Q(capacity__isnull=True) | Q(capacity__gt=0),
            ),
        ]
        indexes = [models.Index(fields=["starts_at"])]

    def __str__(self):
        return self.title

    @property
    def is_cancelled(self):
        return self.status == BriefingStatus.CANCELLED

    @property
    def where(self):
        """Place and room in one line."""
        return " · ".join(part for part in (self.place, self.online_at and "Daring") if part)


class BriefingInvitation(models.Model):
    """One person is asked to come, and says whether he will."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="invitations")
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="briefing_invitations"
    )
    invited_at = models.DateTimeField("diundang pada")
    answer = models.CharField(
        "jawaban", max_length=12, choices=InvitationAnswer, default=InvitationAnswer.WAITING
    )
    answered_at = models.DateTimeField("dijawab pada", null=True)

    class Meta:
        verbose_name = "undangan sosialisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "employee"], name="briefing_invites_a_person_once"
            ),
            models.CheckConstraint(
                name="briefing_answer_has_its_moment",
                condition=Q(answer=InvitationAnswer.WAITING, answered_at__isnull=True)
                | ~Q(answer=InvitationAnswer.WAITING) & Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Undangan #{self.pk}"


class Attendance(models.Model):
    """Somebody came: an employee, or a guest by name and origin."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="attendances")
    employee = models.ForeignKey(
        Employee, null=True, on_delete=models.PROTECT, related_name="briefing_attendances"
    )
    guest_name = models.CharField("nama tamu", max_length=120, blank=True)
    guest_origin = models.CharField("asal tamu", max_length=120, blank=True)
    way = models.CharField("cara", max_length=10, choices=ArrivalWay)
    arrived_at = models.DateTimeField("hadir pada")
    recorded_by = user_field()
    struck_at = models.DateTimeField("dicoret pada", null=True)
    struck_by = user_field(null=True)

    LEDGER_FIELDS = (
        "briefing",
        "employee",
        "guest_name",
        "guest_origin",
        "way",
        "arrived_at",
        "recorded_by",
        "struck_at",
        "struck_by",
    )

    class Meta:
        verbose_name = "kehadiran sosialisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "employee"],
                name="attendance_counts_a_person_once",
                condition=Q(employee__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["briefing", "guest_name", "guest_origin"],
                name="attendance_counts_a_guest_once",
                condition=Q(employee__isnull=True),
            ),
            models.CheckConstraint(
                name="attendance_is_of_a_person_or_a_guest",
                condition=Q(employee__isnull=False, guest_name="", guest_origin="")
                | Q(employee__isnull=True) & ~Q(guest_name="") & ~Q(guest_origin=""),
            ),
            models.CheckConstraint(
                name="attendance_is_struck_by_somebody",
                condition=Q(struck_at__isnull=True, struck_by__isnull=True)
                | Q(struck_at__isnull=False, struck_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Kehadiran #{self.pk}"

    @property
    def is_late(self):
        return self.way == ArrivalWay.CODE and is_late(
            starts_at=self.briefing.starts_at, arrived_at=self.arrived_at
        )


class BriefingPhoto(models.Model):
    """A picture of an event, for its report."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="photos")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField("keterangan", max_length=150)
    added_at = models.DateTimeField("ditambahkan pada")

    class Meta:
        verbose_name = "foto kegiatan"
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "blob"], name="briefing_shows_a_picture_once"
            ),
        ]

    def __str__(self):
        return self.caption
