from django.db.models import TextChoices


class BundleContent(TextChoices):
    """Which documents of a unit go into one file."""

    PLANS = "skp", "SKP yang ditetapkan"
    RESULTS = "hasil", "Hasil evaluasi"
    PAPERS = "dokumen", "Dokumen evaluasi"


class BundleStatus(TextChoices):
    QUEUED = "antre", "Menunggu giliran"
    RUNNING = "disusun", "Sedang disusun"
    READY = "siap", "Siap diunduh"
    FAILED = "gagal", "Gagal disusun"
    EMPTY = "kosong", "Tidak ada dokumen"
    EXPIRED = "dihapus", "Sudah dihapus"
