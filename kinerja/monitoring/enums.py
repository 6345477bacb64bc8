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


class Rhythm(TextChoices):
    """Pasal 19: the leader must give feedback regularly, and may at any time."""

    SCHEDULED = "berkala", "Berkala"
    INCIDENTAL = "insidentil", "Insidentil"


class Channel(TextChoices):
    """Pasal 17 (2): in person, or through some medium."""

    DIRECT = "langsung", "Langsung (tatap muka)"
    INDIRECT = "tidak_langsung", "Tidak langsung"


class DialogueKind(TextChoices):
    """What a dialog kinerja was about."""

    EXPECTATION = "penetapan", "Penetapan ekspektasi"
    CLARIFICATION = "klarifikasi", "Klarifikasi ekspektasi"
    FEEDBACK = "umpan_balik", "Umpan balik"
    DEVELOPMENT = "pembinaan", "Pembinaan"
    EVALUATION = "evaluasi", "Evaluasi"


class Documentation(TextChoices):
    """Periode pendokumentasian kinerja (Pasal 16 ayat 3)."""

    DAILY = "harian", "Harian"
    WEEKLY = "mingguan", "Mingguan"
    MONTHLY = "bulanan", "Bulanan"
    QUARTERLY = "triwulanan", "Triwulanan"
    HALF_YEARLY = "semesteran", "Semesteran"
    YEARLY = "tahunan", "Tahunan"
