from django.db.models import TextChoices


class ImportStatus(TextChoices):
    UPLOADED = "diunggah", "Menunggu dibaca"
    READING = "dibaca", "Sedang dibaca"
    MAPPING = "pemetaan", "Menunggu pemetaan kolom"
    PREVIEW = "pratinjau", "Siap diperiksa"
    APPLYING = "diterapkan", "Sedang diterapkan"
    APPLIED = "selesai", "Diterapkan"
    UNDONE = "dibatalkan", "Dibatalkan"
    DISCARDED = "dibuang", "Dibuang"


class RowChange(TextChoices):
    NEW = "baru", "Baru"
    CHANGED = "berubah", "Berubah"
    SAME = "sama", "Sama"
    MISSING = "hilang", "Tidak ada di berkas"
    ERROR = "galat", "Galat"
