from django.db.models import TextChoices


class ReadKind(TextChoices):
    """What of a person was opened; the gates of all capabilities name it so."""

    RECORD = "data_pegawai", "Data pegawai dan penempatan"
    PLAN = "skp", "SKP"
    NOTES = "catatan", "Catatan kemajuan dan bukti"
    FEEDBACK = "umpan_balik", "Umpan balik"
    GUIDANCE = "pembinaan", "Dialog dan pembinaan"
    COUNSELLING = "konseling", "Konseling kinerja"
    EVALUATION = "evaluasi", "Evaluasi dan predikat"
    OBJECTION = "keberatan", "Keberatan"
    HELP = "perbaikan", "Rencana perbaikan"
    CREDITS = "angka_kredit", "Angka kredit"
    LEARNING = "pengembangan", "Pengembangan kompetensi"
    CAREER = "karier", "Karier dan talenta"
    SCHOOL = "sekolah", "Sekolah penilai"
    AWARD = "penghargaan", "Inovasi dan penghargaan"


class CopyStatus(TextChoices):
    """Of a copy of one's own data."""

    QUEUED = "antre", "Menunggu giliran"
    RUNNING = "disusun", "Sedang disusun"
    READY = "siap", "Siap diunduh"
    FAILED = "gagal", "Gagal disusun"
    EXPIRED = "dihapus", "Sudah dihapus"
