from django.db.models import TextChoices


class PotentialPart(TextChoices):
    """What potensial is made of."""

    ASSESSMENT = "asesmen", "Asesmen kompetensi dan potensi"
    EDUCATION = "pendidikan", "Pendidikan"
    TRAINING = "pelatihan", "Pelatihan"
    TRACK_RECORD = "rekam_jejak", "Rekam jejak"


class PotentialLevel(TextChoices):
    HIGH = "tinggi", "Tinggi"
    MIDDLE = "menengah", "Menengah"
    LOW = "rendah", "Rendah"


class TalentStatus(TextChoices):
    """Where the placement of one person in a box stands."""

    PROPOSED = "diusulkan", "Menunggu anggota kedua"
    CONFIRMED = "ditetapkan", "Ditetapkan komite"
    RETURNED = "dikembalikan", "Dikembalikan"


class TalentState(TextChoices):
    """How far the committee is with somebody, as its lists count it."""

    CONFIRMED = "ditetapkan", "Ditetapkan komite"
    PROPOSED = "diusulkan", "Menunggu anggota kedua"
    READY = "siap", "Siap diusulkan"
    MISSING = "belum", "Belum dapat dipetakan"


class RecordKind(TextChoices):
    """Facts about a career that no other part of the house keeps."""

    RANK = "pangkat", "Pangkat dan golongan"
    EDUCATION = "pendidikan", "Pendidikan terakhir"
    COURSE = "diklat", "Diklat kepemimpinan atau fungsional"
    CONDUCT = "disiplin", "Disiplin dan integritas"


class EducationLevel(TextChoices):
    """The highest first."""

    DOCTOR = "s3", "S-3"
    MASTER = "s2", "S-2"
    BACHELOR = "s1", "S-1/D-4"
    DIPLOMA = "d3", "D-3"
    SECONDARY = "slta", "SLTA/D-1/D-2"
    LOWER_SECONDARY = "sltp", "SLTP"
    PRIMARY = "sd", "SD"


class CourseKind(TextChoices):
    """What the index counts; the first two HR keeps, the others come from development."""

    LEADERSHIP = "kepemimpinan", "Diklat kepemimpinan"
    FUNCTIONAL = "fungsional", "Diklat fungsional"
    TECHNICAL = "teknis", "Diklat teknis"
    SEMINAR = "seminar", "Seminar, lokakarya, atau sejenis"


class Conduct(TextChoices):
    CLEAN = "bersih", "Tidak pernah dihukum, menurut surat keterangan"
    LIGHT = "ringan", "Hukuman disiplin ringan"
    MEDIUM = "sedang", "Hukuman disiplin sedang"
    HEAVY = "berat", "Hukuman disiplin berat"
    INTEGRITY = "integritas", "Catatan integritas, misalnya sedang diperiksa"


class IndexPart(TextChoices):
    """The four dimensions of Indeks Profesionalitas ASN."""

    QUALIFICATION = "kualifikasi", "Kualifikasi"
    COMPETENCE = "kompetensi", "Kompetensi"
    PERFORMANCE = "kinerja", "Kinerja"
    DISCIPLINE = "disiplin", "Disiplin"
