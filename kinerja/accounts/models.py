from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from kinerja.accounts.enums import TextSize, Theme


class User(AbstractUser):
    """An account; the user name is the NIP, or a chosen name for an operator without one."""

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
