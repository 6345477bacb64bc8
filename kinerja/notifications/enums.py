from django.db.models import TextChoices


class DigestRhythm(TextChoices):
    """How often a person wants an e-mail with what is new."""

    DAILY = "harian", "Setiap hari kerja"
    WEEKLY = "mingguan", "Setiap Senin"
    NEVER = "tidak", "Tidak perlu surel"
