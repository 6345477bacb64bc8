from django.db.models import TextChoices


class BriefingStatus(TextChoices):
    """Where a kegiatan sosialisasi stands; whether it is over, the clock says."""

    PLANNED = "direncanakan", "Terjadwal"
    CANCELLED = "dibatalkan", "Dibatalkan"


class BriefingForm(TextChoices):
    """How people meet."""

    ON_SITE = "tatap_muka", "Tatap muka"
    ONLINE = "daring", "Daring"
    BOTH = "gabungan", "Tatap muka dan daring"


class Audience(TextChoices):
    """For whom an event is held or a material is written."""

    LEADERS = "pimpinan", "Pimpinan unit"
    ADMINS = "pengelola", "Pengelola kepegawaian"
    RATERS = "penilai", "Pejabat penilai"
    STAFF = "pegawai", "Semua pegawai"
    PUBLIC = "umum", "Umum"


class InvitedGroup(TextChoices):
    """Who of a unit is invited in one go."""

    STAFF = "pegawai", "Semua pegawai"
    RATERS = "penilai", "Pejabat penilai"
    LEADERS = "pimpinan", "Pimpinan unit"
    ADMINS = "pengelola", "Pengelola kepegawaian"
    UNREACHED = "belum_terjangkau", "Yang belum pernah hadir tahun ini"


class InvitationAnswer(TextChoices):
    """What the invited person says."""

    WAITING = "belum", "Belum menjawab"
    COMING = "hadir", "Akan hadir"
    UNABLE = "berhalangan", "Berhalangan"


class ArrivalWay(TextChoices):
    """How it is known that somebody came."""

    CODE = "kode", "Kode di layar"
    TYPED = "diketik", "Dicatat penyelenggara"


class PulseStatus(TextChoices):
    """Where a round of the pulse survey stands."""

    DRAFT = "disiapkan", "Disiapkan"
    OPEN = "dibuka", "Dibuka"
    CLOSED = "ditutup", "Ditutup"


class RemarkStatus(TextChoices):
    """Whether a free text may be read by everybody."""

    WAITING = "menunggu", "Menunggu dibaca"
    SHOWN = "ditampilkan", "Ditampilkan"
    HIDDEN = "disimpan", "Tidak ditampilkan"
