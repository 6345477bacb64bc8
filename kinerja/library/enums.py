from django.db.models import TextChoices


class LibraryTopic(TextChoices):
    """What a question, case or quiz item is about; the groups of the public page."""

    ACCOUNT = "akun", "Masuk dan akun"
    PLANS = "skp", "Menyusun SKP"
    NOTES = "catatan", "Catatan dan bukti"
    FEEDBACK = "umpan_balik", "Umpan balik dan dialog"
    RATINGS = "predikat", "Penilaian dan predikat"
    OBJECTIONS = "keberatan", "Keberatan"
    CHANGES = "berubah", "Pindah, Plt, cuti, tugas belajar"
    MONEY = "tpp", "TPP dan kehadiran"
    TRUST = "kepercayaan", "Kekhawatiran dan kepercayaan"


class QuestionStatus(TextChoices):
    """Where a question of an employee stands."""

    SENT = "terkirim", "Menunggu pemeriksaan"
    WAITING = "menunggu", "Menunggu jawaban"
    ANSWERED = "terjawab", "Terjawab"
    DECLINED = "ditolak", "Tidak diterbitkan"


class CaseKind(TextChoices):
    EXAMPLE = "contoh", "Contoh SKP"
    TEACHING = "kasus", "Kasus belajar"
    STORY = "kisah", "Kisah berhasil"


class CaseStatus(TextChoices):
    """Where something in the case library stands."""

    SUBMITTED = "diusulkan", "Menunggu pemeriksaan"
    PUBLISHED = "terbit", "Terbit"
    DECLINED = "ditolak", "Tidak diterbitkan"
    WITHDRAWN = "ditarik", "Ditarik dari pustaka"
    RETRACTED = "dicabut", "Persetujuan dicabut, isi dihapus"


class Consent(TextChoices):
    """What the person shown in a story says to its present words."""

    ASKED = "diminta", "Menunggu persetujuan"
    GIVEN = "diberikan", "Disetujui"
    REFUSED = "ditolak", "Tidak disetujui"
    RETRACTED = "dicabut", "Dicabut"
