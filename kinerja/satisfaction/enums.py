from django.db.models import TextChoices


class Unsur(TextChoices):
    """The nine elements of the survey; a code, because agencies print them in other orders."""

    REQUIREMENTS = "u1", "Persyaratan"
    PROCEDURE = "u2", "Sistem, mekanisme, dan prosedur"
    TIME = "u3", "Waktu penyelesaian"
    COST = "u4", "Biaya/tarif"
    PRODUCT = "u5", "Produk spesifikasi jenis pelayanan"
    COMPETENCE = "u6", "Kompetensi pelaksana"
    CONDUCT = "u7", "Perilaku pelaksana"
    COMPLAINTS = "u8", "Penanganan pengaduan, saran, dan masukan"
    FACILITIES = "u9", "Sarana dan prasarana"


class CostKind(TextChoices):
    """What U4 means for a service."""

    PAID = "berbayar", "Berbayar"
    FREE_ASKED = "gratis_ditanya", "Gratis, biaya tetap ditanyakan"
    FREE_SKIPPED = "gratis_dilewati", "Gratis, biaya tidak ditanyakan"


class SurveyDoor(TextChoices):
    """What let a citizen answer."""

    TOKEN = "kupon", "Kupon sekali pakai"
    COUNTER = "loket", "Kode loket harian"


class AnswerState(TextChoices):
    COUNTED = "dihitung", "Dihitung"
    HELD = "ditahan", "Ditahan untuk diperiksa"
    SET_ASIDE = "tidak_dihitung", "Tidak dihitung"


class HoldReason(TextChoices):
    """Why an answer waits for a second look; the words are read by the citizen too."""

    STAFF = "pegawai", "Dikirim dari perangkat yang sedang masuk sebagai pegawai"
    OFFICE_BURST = "jaringan_kantor", "Banyak jawaban beruntun dari jaringan kantor"
    NETWORK_BURST = "jaringan", "Banyak jawaban beruntun dari satu jaringan"
    UNIT_BURST = "beruntun", "Jawaban datang jauh lebih cepat daripada biasanya"
    COUNTER_FULL = "loket_penuh", "Kode loket hari ini sudah banyak dipakai"
    REPEAT = "perangkat", "Perangkat ini sudah menjawab dengan kode loket hari ini"
    TRAP = "mesin", "Isian tersembunyi terisi, seperti oleh mesin"
    TOO_FAST = "terlalu_cepat", "Diisi lebih cepat daripada membacanya"


class CommentState(TextChoices):
    WAITING = "menunggu", "Menunggu diperiksa"
    HANDED_ON = "diteruskan", "Diteruskan ke unit"
    HIDDEN = "disimpan", "Tidak diteruskan"


class RoundPhase(TextChoices):
    """Where a round stands on a day; follows from its dates, nobody sets it."""

    PLANNED = "belum_mulai", "Belum mulai"
    RUNNING = "berjalan", "Berjalan"
    REVIEW = "diperiksa", "Diperiksa"
    PUBLISHED = "diumumkan", "Diumumkan"


class Sex(TextChoices):
    FEMALE = "p", "Perempuan"
    MALE = "l", "Laki-laki"


class AgeBand(TextChoices):
    UNDER_20 = "20", "Di bawah 20 tahun"
    TWENTIES = "29", "20–29 tahun"
    THIRTIES = "39", "30–39 tahun"
    FORTIES = "49", "40–49 tahun"
    FIFTIES = "59", "50–59 tahun"
    OVER_60 = "60", "60 tahun ke atas"


class Schooling(TextChoices):
    PRIMARY = "sd", "SD atau kurang"
    JUNIOR = "smp", "SMP"
    SENIOR = "sma", "SMA/SMK"
    DIPLOMA = "diploma", "Diploma"
    BACHELOR = "s1", "S-1"
    MASTER = "s2", "S-2 ke atas"


class Occupation(TextChoices):
    FARMER = "tani", "Petani, pekebun, atau nelayan"
    TRADER = "usaha", "Pedagang atau wirausaha"
    EMPLOYEE = "swasta", "Karyawan swasta"
    OFFICIAL = "asn", "ASN, TNI, atau Polri"
    STUDENT = "pelajar", "Pelajar atau mahasiswa"
    HOME = "rumah", "Mengurus rumah tangga"
    OTHER = "lain", "Lainnya"
