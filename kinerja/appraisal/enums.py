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


class EvaluationBasis(TextChoices):
    """Who set the result, and so which format prints it: D.1.1, D.1.2 or D.1.3."""

    APPRAISER = "penilai", "Pejabat penilai"
    SUPERIOR = "atasan", "Atasan pejabat penilai, karena masa evaluasi lewat"
    DECISION = "keberatan", "Keputusan atas keberatan"


class FormerAnswer(TextChoices):
    """What the employee says when his new penilai proposes the result of the former unit."""

    AGREES = "setuju", "Disetujui pegawai"
    DECLINES = "menolak", "Ditolak pegawai"


class Contest(TextChoices):
    """What an objection means to an evaluation, for everybody who reads it."""

    NONE = "", "Tidak ada keberatan"
    OPEN = "dalam_keberatan", "Dalam keberatan"
    CONFIRMED = "dikuatkan", "Dikuatkan atas keberatan"
    CHANGED = "diubah", "Diganti keputusan keberatan"
    WITHDRAWN = "dicabut", "Keberatan dicabut"


class ObjectionStatus(TextChoices):
    FILED = "diajukan", "Diajukan"
    EXAMINED = "diperiksa", "Diperiksa"
    CONFIRMED = "dikuatkan", "Hasil dikuatkan"
    CHANGED = "diubah", "Hasil diubah"
    WITHDRAWN = "dicabut", "Dicabut pegawai"


class Side(TextChoices):
    """Whose explanation it is."""

    EMPLOYEE = "pegawai", "Pegawai"
    APPRAISER = "penilai", "Pejabat penilai"


class Manner(TextChoices):
    """How an explanation was given."""

    WRITTEN = "tertulis", "Tertulis"
    HEARD = "lisan", "Lisan, dicatat pemeriksa"
    SILENT = "tidak_memberi", "Tidak memberi penjelasan"


class Study(TextChoices):
    """How the studies of somebody on tugas belajar went; empty for everybody else."""

    GOES_ON = "", "Berjalan atau selesai"
    FAILED = "gagal", "Tidak lulus atau drop out"


class StudyLevel(TextChoices):
    BACHELOR = "s1", "S-1"
    GRADUATE = "s2_s3", "Profesi, S-2, S-3"


class Accreditation(TextChoices):
    """Of the university; abroad the guide is that of A."""

    A = "a", "A atau luar negeri"
    B = "b", "B"
    C = "c", "C"


class ClosingStatus(TextChoices):
    RUNNING = "berjalan", "Sedang ditutup"
    CLOSED = "ditutup", "Ditutup"


class Standing(TextChoices):
    """Where the evaluation of one employee in one period stands, as HR counts it."""

    EXEMPT = "dikecualikan", "Tidak wajib ber-SKP"
    NO_PLAN = "tanpa_skp", "SKP belum ditetapkan"
    NOT_EVALUATED = "belum_dinilai", "Belum dinilai"
    NOT_DELIVERED = "belum_diserahkan", "Belum diserahkan"
    NOT_ANSWERED = "belum_ditanggapi", "Belum ditanggapi"
    CONTESTED = "dalam_keberatan", "Dalam keberatan"
    DONE = "selesai", "Selesai"
    DECIDED = "diputus", "Diputus atas keberatan"  # only in the record of a closed year
