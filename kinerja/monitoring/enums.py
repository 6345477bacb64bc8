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


class FollowUp(TextChoices):
    """What a leader does about missing progress before he takes over (Pasal 20 ayat 3)."""

    EXPECTATION = "ekspektasi", "Penyesuaian ekspektasi"
    RESOURCES = "sumber_daya", "Penyesuaian dukungan sumber daya"
    DEVELOPMENT = "pembinaan", "Pembinaan kinerja"


class GuidanceKind(TextChoices):
    """The two forms of bimbingan the law describes (Lamp. III D 4)."""

    COACHING = "coaching", "Coaching"
    MENTORING = "mentoring", "Mentoring"


class Agreement(TextChoices):
    """Answers to the nine statements of Format B.1.8; the scale is our choice."""

    YES = "ya", "Ya"
    PARTLY = "sebagian", "Sebagian"
    NO = "tidak", "Tidak"


class CaseStatus(TextChoices):
    """The way of a behaviour case (Lamp. III D 5)."""

    TOLD = "disampaikan", "Disampaikan kepada pegawai"
    REPORTED = "dilaporkan", "Dilaporkan"
    ASSIGNED = "dijadwalkan", "Konselor ditetapkan"
    DONE = "selesai", "Konseling selesai"
    CLOSED = "ditutup", "Ditutup tanpa konseling"


class CounsellorKind(TextChoices):
    """Who counsels (Lamp. III D 5 c 2)."""

    INDEPENDENT = "independen", "Konselor independen"
    OFFICER = "pejabat", "Pejabat yang berfungsi konseling"
    APPRAISER = "penilai", "Pejabat penilai yang terlatih"


class Documentation(TextChoices):
    """Periode pendokumentasian kinerja (Pasal 16 ayat 3)."""

    DAILY = "harian", "Harian"
    WEEKLY = "mingguan", "Mingguan"
    MONTHLY = "bulanan", "Bulanan"
    QUARTERLY = "triwulanan", "Triwulanan"
    HALF_YEARLY = "semesteran", "Semesteran"
    YEARLY = "tahunan", "Tahunan"
