from django.db.models import TextChoices


class Periodicity(TextChoices):
    MONTHLY = "bulanan", "Bulanan"
    QUARTERLY = "triwulanan", "Triwulanan"


class PeriodKind(TextChoices):
    MONTH = "bulan", "Bulan"
    QUARTER = "triwulan", "Triwulan"
    YEAR = "tahun", "Tahunan"


class SkpStatus(TextChoices):
    DRAFT = "draf", "Draf"
    SUBMITTED = "diajukan", "Menunggu persetujuan"
    RETURNED = "dikembalikan", "Dikembalikan untuk diperbaiki"
    AGREED = "ditetapkan", "Ditetapkan"
    SUPERSEDED = "digantikan", "Digantikan versi baru"


class Approach(TextChoices):
    """Pendekatan hasil kerja (Pasal 9)."""

    QUANTITATIVE = "kuantitatif", "Kuantitatif"
    QUALITATIVE = "kualitatif", "Kualitatif"


class ApproachSetting(TextChoices):
    """Which approach the agency lets its people use in one year (Pasal 9)."""

    CHOICE = "pilihan", "Disepakati pada tiap SKP"
    QUANTITATIVE = "kuantitatif", "Semua kuantitatif"
    QUALITATIVE = "kualitatif", "Semua kualitatif"


class SkpKind(TextChoices):
    """Whose form of the law is used: A.1.1 or A.1.2 for leaders, A.1.6 or A.1.7 for JA and JF."""

    LEADER = "jpt_ukm", "Pejabat pimpinan tinggi dan pimpinan unit kerja mandiri"
    STAFF = "ja_jf", "Pejabat administrasi dan pejabat fungsional"


class GoalLevel(TextChoices):
    """Where a goal stands in the chain of plans, from the regency down (Lampiran II A.1)."""

    RPJMD = "rpjmd", "RPJMD"
    RENSTRA = "renstra", "Renstra"
    PK = "pk", "Perjanjian kinerja"
    IKU = "iku", "Indikator kinerja utama"


class ResultKind(TextChoices):
    UTAMA = "utama", "Utama"
    TAMBAHAN = "tambahan", "Tambahan"


class Cascade(TextChoices):
    DIRECT = "langsung", "Langsung"
    INDIRECT = "tidak_langsung", "Tidak langsung"
    NONE = "non_cascading", "Tidak menurunkan hasil pimpinan"


class CascadeMethod(TextChoices):
    """Five ways from a leader's result to a member's (Lampiran II A.4)."""

    ASPECTS = "aspek", "Langsung: pembagian aspek atau tahapan"
    REGIONS = "wilayah", "Langsung: pembagian wilayah"
    SHARES = "beban", "Langsung: pembagian beban target"
    SERVICES = "layanan", "Tidak langsung: layanan"
    OUTPUTS = "output_antara", "Tidak langsung: output antara"


class ControlLevel(TextChoices):
    """Kualitas dan tingkat kendali of a result, from far to near (Lampiran II A.5)."""

    OUTCOME = "outcome", "Outcome"
    OUTCOME_ANTARA = "outcome_antara", "Outcome antara"
    LOW = "rendah", "Output kendali rendah"
    MEDIUM = "sedang", "Output kendali sedang"
    HIGH = "tinggi", "Output kendali tinggi"


class ReportingCycle(TextChoices):
    """Periode pelaporan of an indicator (Format A.1.3)."""

    MONTHLY = "bulanan", "Bulanan"
    QUARTERLY = "triwulanan", "Triwulanan"
    HALF_YEARLY = "semesteran", "Semesteran"
    YEARLY = "tahunan", "Tahunan"


class AssignmentOrigin(TextChoices):
    """Bentuk penugasan (Lampiran II A.5 f.8)."""

    APPOINTED = "penunjukan", "Penunjukan"
    VOLUNTEERED = "sukarela", "Pengajuan sukarela"


class AssignmentStatus(TextChoices):
    ASKED = "diminta", "Menunggu pemilik kinerja"
    WAITING = "menunggu", "Menunggu persetujuan penilai"
    IN_FORCE = "berlaku", "Berlaku"
    REFUSED = "ditolak", "Ditolak"
    ENDED = "berakhir", "Berakhir"


class StudyLevel(TextChoices):
    S1 = "s1", "Strata 1"
    ABOVE = "s2", "Profesi, strata 2, atau strata 3"


class StudyPlace(TextChoices):
    """Where somebody studies: accreditation of the institution at home, or abroad."""

    A = "a", "Dalam negeri, akreditasi institusi A"
    B = "b", "Dalam negeri, akreditasi institusi B"
    C = "c", "Dalam negeri, akreditasi institusi C"
    ABROAD = "luar_negeri", "Luar negeri"


class Aspect(TextChoices):
    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class Perspective(TextChoices):
    PENERIMA_LAYANAN = "penerima_layanan", "Penerima layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan internal"
    ANGGARAN = "anggaran", "Anggaran"


class Polarity(TextChoices):
    MAXIMISE = "maks", "Makin tinggi makin baik"
    MINIMISE = "min", "Makin rendah makin baik"


class AnnexKind(TextChoices):
    """Lampiran SKP (Format A.1.8)."""

    RESOURCES = "dukungan_sumber_daya", "Dukungan sumber daya"
    ACCOUNTABILITY = "skema_pertanggungjawaban", "Skema pertanggungjawaban"
    CONSEQUENCES = "konsekuensi", "Konsekuensi"


class BehaviourValue(TextChoices):
    """Seven values of BerAKHLAK, UU 20/2023 Pasal 4."""

    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan", "Berorientasi Pelayanan"
    AKUNTABEL = "akuntabel", "Akuntabel"
    KOMPETEN = "kompeten", "Kompeten"
    HARMONIS = "harmonis", "Harmonis"
    LOYAL = "loyal", "Loyal"
    ADAPTIF = "adaptif", "Adaptif"
    KOLABORATIF = "kolaboratif", "Kolaboratif"


class SkpPart(TextChoices):
    """The parts of a plan, as the steps of writing it and the places of a comment."""

    IDENTITY = "identitas", "Identitas dan penilai"
    RESULTS = "hasil", "Hasil kerja"
    INDICATORS = "indikator", "Indikator dan target"
    BEHAVIOURS = "perilaku", "Perilaku kerja"
    ANNEXES = "lampiran", "Lampiran"
    GENERAL = "umum", "SKP secara umum"
