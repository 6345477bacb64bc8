from django.db.models import TextChoices


class GiverRole(TextChoices):
    """Who speaks (Pasal 17–19): the leader must, the others may."""

    PIMPINAN = "pimpinan", "Pimpinan"
    KETUA_TIM = "ketua_tim", "Ketua tim"
    REKAN = "rekan", "Rekan kerja"
    BAWAHAN = "bawahan", "Bawahan"
    LAINNYA = "lainnya", "Pihak lain"


class FeedbackTone(TextChoices):
    APPRECIATION = "apresiasi", "Apresiasi"
    IMPROVEMENT = "perbaikan", "Perlu ditingkatkan"
    GUIDANCE = "bimbingan", "Bimbingan"


class Documentation(TextChoices):
    """Periode pendokumentasian kinerja (Pasal 16 ayat 3)."""

    DAILY = "harian", "Harian"
    WEEKLY = "mingguan", "Mingguan"
    MONTHLY = "bulanan", "Bulanan"
    QUARTERLY = "triwulanan", "Triwulanan"
    HALF_YEARLY = "semesteran", "Semesteran"
    YEARLY = "tahunan", "Tahunan"
