from django.db.models import TextChoices


class UnitKind(TextChoices):
    PEMDA = "pemda", "Pemerintah daerah"
    SEKRETARIAT_DAERAH = "sekretariat_daerah", "Sekretariat Daerah"
    SEKRETARIAT_DPRD = "sekretariat_dprd", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    SATPOL_PP = "satpol_pp", "Satuan Polisi Pamong Praja"
    RSUD = "rsud", "Rumah sakit umum daerah"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    PUSKESMAS = "puskesmas", "Puskesmas"
    UPTD = "uptd", "UPTD"
    SEKOLAH = "sekolah", "Sekolah"
    ASISTEN = "asisten", "Asisten"
    STAF_AHLI = "staf_ahli", "Staf ahli"
    BAGIAN = "bagian", "Bagian"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BIDANG = "bidang", "Bidang"
    SUBBAGIAN = "subbagian", "Subbagian"
    SEKSI = "seksi", "Seksi"


class WorkPattern(TextChoices):
    FIVE_DAYS = "5", "5 hari kerja"
    SIX_DAYS = "6", "6 hari kerja"


class JobKind(TextChoices):
    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    JPT_PRATAMA = "jpt_pratama", "Pejabat pimpinan tinggi pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class EmployeeStatus(TextChoices):
    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"
    PPPK_PARUH_WAKTU = "pppk_paruh_waktu", "PPPK paruh waktu"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"


class LegalStanding(TextChoices):
    """Kedudukan hukum."""

    AKTIF = "aktif", "Aktif"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara", "Diberhentikan sementara"
    MPP = "mpp", "Masa persiapan pensiun"
    BERHENTI = "berhenti", "Berhenti atau pensiun"


class PlacementKind(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas (Plt)"
    PLH = "plh", "Pelaksana harian (Plh)"
    TIM = "tim", "Anggota tim"


class LineBasis(TextChoices):
    """Where a reporting line comes from."""

    PROPOSED = "usulan", "Usulan sistem menurut tabel penilai"
    CORRECTED = "koreksi", "Koreksi pengelola kepegawaian"
    DELEGATED = "pendelegasian", "Pendelegasian dengan surat"


class RequestStatus(TextChoices):
    OPEN = "terbuka", "Menunggu jawaban"
    GRANTED = "dikabulkan", "Dikabulkan"
    REFUSED = "ditolak", "Ditolak"


class HolidayKind(TextChoices):
    NATIONAL = "libur_nasional", "Libur nasional"
    COLLECTIVE_LEAVE = "cuti_bersama", "Cuti bersama"
    LOCAL = "peringatan_daerah", "Peringatan daerah (bukan libur)"


class Role(TextChoices):
    """Roles given by name; employee, penilai and atasan penilai follow from reporting lines."""

    UNIT_HR = "pengelola_opd", "Pengelola kepegawaian OPD"
    AGENCY_HR = "bkpsdm", "Admin BKPSDM"
    AUDITOR = "auditor", "Auditor (Inspektorat)"
    OPERATOR = "operator", "Operator sistem"
    COUNSELLING = "konseling", "Pengelola konseling"
    SURVEYS = "pengelola_skm", "Pengelola survei kepuasan"
    INNOVATION_PANEL = "panel_inovasi", "Panel inovasi dan penghargaan"
    EXPERT_PANEL = "panel_pakar", "Panel pakar penilaian"
    TALENT_COMMITTEE = "komite_talenta", "Komite talenta"


class SettingName(TextChoices):
    """Numbers that no regulation gives; the regency may choose others from one day on."""

    RECEIPT_DAYS = "hari-terima", "Hari terima"
    ANSWER_DAYS = "menunggu-penilai", "SKP yang diajukan sesudah Januari"
    SMALL_GROUP = "kelompok-kecil", "Kelompok kecil"
    CREDIT_PLACES = "desimal-angka-kredit", "Desimal angka kredit"
