from django.db.models import TextChoices


class Judgement(TextChoices):
    """The words of appraisal's ratings, for people who do not exist."""

    ABOVE = "di_atas", "Di atas ekspektasi"
    MEETS = "sesuai", "Sesuai ekspektasi"
    BELOW = "di_bawah", "Di bawah ekspektasi"


class ShownSex(TextChoices):
    """As whom a rater meets the fictitious person of a vignette."""

    WOMAN = "p", "Perempuan"
    MAN = "l", "Laki-laki"


class Enforcement(TextChoices):
    """What happens when a penilai without a valid certificate signs."""

    TOLD = "diberi_tahu", "Diberi tahu"
    WARNED = "diperingatkan", "Diperingatkan"
    BARRED = "tidak_dapat", "Tidak dapat menandatangani"


class RoundState(TextChoices):
    """Where a round stands; it follows from its days and from whether it was scored."""

    PLANNED = "belum_dibuka", "Belum dibuka"
    OPEN = "dibuka", "Sedang dibuka"
    ENDED = "berakhir", "Berakhir, hasil dihitung"
    SCORED = "selesai", "Selesai, hasil tersedia"


class RaterState(TextChoices):
    """Where one penilai stands with his certificate."""

    NONE = "belum", "Belum bersertifikat"
    VALID = "berlaku", "Sertifikat berlaku"
    ENDING = "segera", "Berakhir dalam 30 hari"
    EXPIRED = "kedaluwarsa", "Sertifikat berakhir"
