from django.db.models import TextChoices


class ImprovementStatus(TextChoices):
    """Where a rencana perbaikan stands; what comes after it is decided by the PPK, not here."""

    OFFERED = "ditawarkan", "Ditawarkan"
    PROPOSED = "diusulkan", "Menunggu jawaban pegawai"
    RUNNING = "berjalan", "Berjalan"
    RECOVERED = "pulih", "Kinerja membaik"
    TEST_DUE = "menunggu_uji", "Menunggu uji kompetensi"
    TESTED = "teruji", "Uji kompetensi selesai"
    RECOMMENDED = "direkomendasikan", "Rekomendasi disampaikan kepada PPK"
    CLOSED = "ditutup", "Ditutup"


class Reassessment(TextChoices):
    """What the penilai finds after six months."""

    IMPROVED = "membaik", "Kinerja membaik"
    NOT_YET = "belum", "Kinerja belum membaik"


class TestResult(TextChoices):
    """What the uji kompetensi shows."""

    SUITED = "sesuai", "Memenuhi standar jabatan sekarang"
    OTHER = "jabatan_lain", "Memenuhi standar jabatan lain"
    LOWER = "lebih_rendah", "Memenuhi standar jabatan yang lebih rendah"
    NONE = "belum_memenuhi", "Belum memenuhi standar yang diuji"


class Recommendation(TextChoices):
    """What is put before the PPK, who decides."""

    STAY = "tetap", "Tetap pada jabatan sekarang dengan pembinaan"
    MOVE = "pindah", "Pindah ke jabatan lain yang sesuai"
    LOWER = "lebih_rendah", "Penempatan pada jabatan yang lebih rendah"
    TEMPORARY = "sementara", "Penempatan sementara paling lama satu tahun"
    CONTRACT = "kontrak", "Perpanjangan perjanjian kerja ditinjau kembali"
    DECIDE = "putusan_ppk", "Diputuskan PPK menurut peraturan"


class LearningKind(TextChoices):
    """Ways to grow, as SIASN knows them (jenisDiklat); see rules.KINDS for its numbers."""

    STRUKTURAL = "struktural", "Pelatihan struktural"
    FUNGSIONAL = "fungsional", "Pelatihan fungsional"
    TEKNIS = "teknis", "Pelatihan teknis"
    WORKSHOP = "workshop", "Workshop atau lokakarya"
    MANAJERIAL = "manajerial", "Pelatihan manajerial"
    SOSIAL_KULTURAL = "sosial_kultural", "Pelatihan sosial kultural"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    BIMTEK = "bimtek", "Bimbingan teknis"
    SEMINAR = "seminar", "Seminar atau konferensi"
    MAGANG = "magang", "Magang atau praktik kerja"
    KURSUS = "kursus", "Kursus"
    PENATARAN = "penataran", "Penataran"
    KLASIKAL = "klasikal", "Klasikal lainnya"
    COACHING = "coaching", "Coaching"
    MENTORING = "mentoring", "Mentoring"
    E_LEARNING = "e_learning", "E-learning"
    JARAK_JAUH = "jarak_jauh", "Pelatihan jarak jauh"
    DETASERING = "detasering", "Detasering (penugasan di tempat lain)"
    OUTBOUND = "outbound", "Pembelajaran alam terbuka"
    BENCHMARKING = "benchmarking", "Patok banding"
    PERTUKARAN = "pertukaran", "Pertukaran dengan swasta atau BUMN"
    BELAJAR_MANDIRI = "belajar_mandiri", "Belajar mandiri"
    KOMUNITAS = "komunitas", "Komunitas belajar"
    DI_TEMPAT_KERJA = "di_tempat_kerja", "Bimbingan di tempat kerja"
    NONKLASIKAL = "nonklasikal", "Nonklasikal lainnya"


class LearningPlanStatus(TextChoices):
    """Where a rencana pengembangan kompetensi stands."""

    DRAFT = "draf", "Draf"
    PROPOSED = "diajukan", "Menunggu penilai"
    AGREED = "disepakati", "Disepakati"


class EnrolmentStatus(TextChoices):
    """Where somebody stands with a programme."""

    ASKED = "diminta", "Menunggu persetujuan penilai"
    WAITING = "antre", "Daftar tunggu"
    SEATED = "terdaftar", "Terdaftar"
    ATTENDED = "hadir", "Selesai mengikuti"
    ABSENT = "tidak_hadir", "Tidak hadir"
    DECLINED = "ditolak", "Belum disetujui"
    WITHDRAWN = "mundur", "Mengundurkan diri"
    CALLED_OFF = "batal", "Program dibatalkan"


class LearningStatus(TextChoices):
    """Where a record of learning stands; only confirmed hours count."""

    DECLARED = "diajukan", "Menunggu konfirmasi"
    CONFIRMED = "dikonfirmasi", "Dihitung"
    REFUSED = "ditolak", "Belum dapat dihitung"


class OfferGround(TextChoices):
    """What an offer starts from."""

    PREDIKAT = "predikat", "Hasil evaluasi"
    FEEDBACK = "umpan_balik", "Umpan balik"


class OfferStatus(TextChoices):
    """What the person did with an offer; declining has no consequence."""

    OPEN = "ditawarkan", "Menunggu pilihan Anda"
    ACCEPTED = "diterima", "Diterima"
    DECLINED = "tidak", "Tidak diambil"
    LAPSED = "lewat", "Pendaftaran sudah ditutup"


class MentoringStatus(TextChoices):
    """The way of a mentoring."""

    ASKED = "diminta", "Menunggu jawaban mentor"
    RUNNING = "berjalan", "Berjalan"
    DECLINED = "ditolak", "Mentor belum dapat"
    ENDED = "selesai", "Selesai"
