from django.db.models import TextChoices


class InnovationStatus(TextChoices):
    """Where a proposal stands."""

    DRAFT = "draf", "Draf"
    SUBMITTED = "diajukan", "Menunggu panel"
    RETURNED = "dikembalikan", "Dikembalikan untuk dilengkapi"
    ACCEPTED = "diterima", "Diterima"
    DECLINED = "belum_diterima", "Belum diterima"
    DROPPED = "dibatalkan", "Dibatalkan pengusul"


class InnovationForm(TextChoices):
    """Bentuk inovasi daerah, PP 38/2017 Pasal 4."""

    GOVERNANCE = "tata_kelola", "Tata kelola pemerintahan"
    SERVICE = "pelayanan_publik", "Pelayanan publik"
    OTHER = "lainnya", "Lainnya sesuai kewenangan daerah"


class InnovationStage(TextChoices):
    """Tahapan inovasi."""

    INITIATIVE = "inisiatif", "Inisiatif"
    TRIAL = "uji_coba", "Uji coba"
    APPLIED = "penerapan", "Penerapan"


class InnovationOutcome(TextChoices):
    """What became of an accepted innovation, said by its proposer."""

    REACHED = "tercapai", "Sasaran tercapai"
    MISSED = "tidak_tercapai", "Sasaran tidak tercapai"


class RoundKind(TextChoices):
    """What a panel judges."""

    INNOVATION = "inovasi", "Inovasi"
    AWARD = "penghargaan", "Penghargaan"


class CaseOutcome(TextChoices):
    """What the panel decides."""

    ACCEPTED = "diterima", "Diterima"
    RETURNED = "dikembalikan", "Dikembalikan untuk dilengkapi"
    DECLINED = "belum_diterima", "Belum diterima"


class NominationStatus(TextChoices):
    """Where a nomination stands."""

    WAITING = "menunggu_penguat", "Menunggu penguat"
    ENDORSED = "dikuatkan", "Menunggu panel"
    AWARDED = "ditetapkan", "Ditetapkan sebagai penerima"
    NOT_AWARDED = "belum_terpilih", "Belum terpilih"
    WITHDRAWN = "ditarik", "Ditarik"


class ServiceFactKind(TextChoices):
    """What changes the count of years for Satyalancana Karya Satya."""

    START = "mulai", "TMT pengangkatan menurut SK"
    UNPAID_LEAVE = "cltn", "Cuti di luar tanggungan negara"
    MEDIUM = "hukdis_sedang", "Hukuman disiplin sedang"
    SEVERE = "hukdis_berat", "Hukuman disiplin berat"
    MEDAL_X = "satya_10", "Satyalancana Karya Satya X tahun"
    MEDAL_XX = "satya_20", "Satyalancana Karya Satya XX tahun"
    MEDAL_XXX = "satya_30", "Satyalancana Karya Satya XXX tahun"
