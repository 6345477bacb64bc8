from django.conf import settings
from django.db import models

from kinerja.notifications.enums import DigestRhythm


class Message(models.Model):
    """One sentence for one person about something that waits for him, written inside the act."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kinerja_messages"
    )
    kind = models.CharField("jenis", max_length=60)
    text = models.CharField("isi", max_length=300)
    url = models.CharField("tautan", max_length=200)
    because = models.CharField("alasan menerima", max_length=200)
    created_at = models.DateTimeField("dibuat pada")
    read_at = models.DateTimeField("dibaca pada", null=True)

    class Meta:
        verbose_name = "pemberitahuan"
        indexes = [models.Index(fields=["user", "read_at", "-created_at"])]

    def __str__(self):
        return f"{self.kind} untuk {self.user_id}"


class DigestChoice(models.Model):
    """How often this person wants an e-mail, and when the last one left; none: every work day."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_choice"
    )
    rhythm = models.CharField(
        "surel ringkasan", max_length=10, choices=DigestRhythm, default=DigestRhythm.DAILY
    )
    sent_at = models.DateTimeField("terakhir dikirim", null=True)

    class Meta:
        verbose_name = "pilihan surel ringkasan"

    def __str__(self):
        return self.rhythm


class PushDevice(models.Model):
    """A device that its owner lets ring when something is new; no key, for nothing is sent along.

    The endpoint is a secret address at the push service of the browser's maker.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_devices"
    )
    device = models.CharField("nomor perangkat", max_length=64)
    name = models.CharField("perangkat", max_length=60)
    endpoint = models.CharField("alamat", max_length=1000, unique=True)
    since = models.DateTimeField("menyala sejak")
    pushed_at = models.DateTimeField("terakhir berbunyi", null=True)

    class Meta:
        verbose_name = "perangkat yang berbunyi"
        indexes = [models.Index(fields=["device"])]

    def __str__(self):
        return f"{self.name} milik {self.user_id}"
