from django.db.models import TextChoices


class Rating(TextChoices):
    """How results, or behaviour, compare with what was expected."""

    ABOVE = "di_atas", "Di atas ekspektasi"
    MEETS = "sesuai", "Sesuai ekspektasi"
    BELOW = "di_bawah", "Di bawah ekspektasi"


class Predikat(TextChoices):
    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang/Misconduct"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class OrganisationPredikat(TextChoices):
    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class EvaluationStatus(TextChoices):
    DRAFT = "draf", "Sedang dinilai"
    SIGNED = "ditandatangani", "Ditandatangani penilai"
    HANDED_OVER = "diserahkan", "Diserahkan kepada pegawai"
    ACKNOWLEDGED = "diterima", "Diterima pegawai"


class Acknowledgement(TextChoices):
    """What the employee says when returning the document (Lampiran, Bab V)."""

    ACCEPTS = "menerima", "Menerima hasil evaluasi"
    WILL_OBJECT = "keberatan", "Akan mengajukan keberatan"
