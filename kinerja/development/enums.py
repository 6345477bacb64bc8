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
