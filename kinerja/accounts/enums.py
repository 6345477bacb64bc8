from django.db.models import TextChoices


class Theme(TextChoices):
    AUTO = "auto", "Otomatis"
    LIGHT = "light", "Terang"
    DARK = "dark", "Gelap"


class TextSize(TextChoices):
    NORMAL = "normal", "Biasa"
    LARGE = "large", "Besar"
    HUGE = "huge", "Sangat besar"
