from django.db.models import TextChoices


class Jenjang(TextChoices):
    """Levels of a jabatan fungsional, as the last words of its title."""

    PEMULA = "pemula", "Pemula"
    TERAMPIL = "terampil", "Terampil"
    MAHIR = "mahir", "Mahir"
    PENYELIA = "penyelia", "Penyelia"
    PERTAMA = "ahli_pertama", "Ahli Pertama"
    MUDA = "ahli_muda", "Ahli Muda"
    MADYA = "ahli_madya", "Ahli Madya"
    UTAMA = "ahli_utama", "Ahli Utama"


class CreditSource(TextChoices):
    """The rows of the PAK that do not come from a predikat."""

    BASE = "dasar", "AK dasar yang diberikan"
    FORMER = "jf_lama", "AK JF lama"
    ADJUSTED = "penyesuaian", "AK penyesuaian atau penyetaraan"
    EDUCATION = "pendidikan", "AK dari peningkatan pendidikan"


class Diploma(TextChoices):
    """Formal education that raises the angka kredit once."""

    D3 = "d3", "D-3"
    S1 = "s1", "S-1/D-4"
    S2 = "s2", "S-2"
    S3 = "s3", "S-3"
