from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from kinerja.accounts.enums import TextSize, Theme


class User(AbstractUser):
    """An account; the user name is the NIP, or a chosen name for an operator without one."""

    first_name = last_name = None  # a name is not cut in two here
    full_name = models.CharField("nama lengkap", max_length=150, blank=True)
    demo_label = models.CharField("label akun demo", max_length=150, blank=True)
    theme = models.CharField("tampilan", max_length=5, choices=Theme, default=Theme.AUTO)
    text_size = models.CharField(
        "ukuran teks", max_length=6, choices=TextSize, default=TextSize.NORMAL
    )
    shortcuts = models.BooleanField("pintasan papan ketik", default=True)

    class Meta:
        verbose_name = "akun"
        constraints = [
            models.UniqueConstraint(
                fields=["email"], name="user_one_per_email", condition=~models.Q(email="")
            ),
        ]

    def get_full_name(self):
        return self.full_name or self.username

    def get_short_name(self):
        return self.get_full_name()


class Invitation(models.Model):
    """A single-use link with which a person chooses a first password; only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("dibuat pada")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField("berlaku sampai")
    used_at = models.DateTimeField("dipakai pada", null=True)

    class Meta:
        verbose_name = "undangan"

    def __str__(self):
        return f"undangan {self.user_id}"


class Draft(models.Model):
    """What a person typed into one form and has not sent yet."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    key = models.CharField(max_length=100)
    data = models.JSONField("isi")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField("disimpan pada")

    class Meta:
        verbose_name = "draf"
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="draft_one_per_user_and_key"),
        ]

    def __str__(self):
        return self.key


class Session(AbstractBaseSession):
    """One signed-in device; the row is the session, so deleting it signs the device out."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    device = models.CharField("perangkat", max_length=60, blank=True)
    started_at = models.DateTimeField("masuk pada", null=True)
    seen_at = models.DateTimeField("terakhir dipakai", null=True)

    class Meta:
        verbose_name = "sesi"

    @classmethod
    def get_session_store_class(cls):
        from kinerja.accounts.sessions import (  # noqa: PLC0415 -- Django's two-way hook
            SessionStore,
        )

        return SessionStore


class Throttle(models.Model):
    """How often one account, device or network tried to sign in lately; the key is a hash."""

    key = models.CharField(max_length=64, primary_key=True)
    level = models.FloatField(default=0)
    at = models.DateTimeField("terakhir")
    free_at = models.DateTimeField("boleh mencoba lagi")
    good_at = models.DateTimeField("terakhir berhasil", null=True)

    class Meta:
        verbose_name = "rem masuk"

    def __str__(self):
        return self.key[:8]
