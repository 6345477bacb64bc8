from django.conf import settings
from django.db import models

from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Unit
from kinerja.outreach.enums import Audience
from kinerja.outreach.models.events import user_field


class Material(models.Model):
    """Bahan sosialisasi: slides, a pocket card, a sample; its file has versions."""

    unit = models.ForeignKey(  # none: kept by BKPSDM
        Unit, null=True, on_delete=models.PROTECT, related_name="materials"
    )
    title = models.CharField("judul", max_length=150)
    about = models.CharField("isi singkat", max_length=500)
    audience = models.CharField("untuk siapa", max_length=12, choices=Audience)
    is_public = models.BooleanField("untuk umum", default=False)
    created_at = models.DateTimeField("dibuat pada")
    created_by = user_field()

    LEDGER_FIELDS = ("unit", "title", "about", "audience", "is_public")

    class Meta:
        verbose_name = "bahan sosialisasi"

    def __str__(self):
        return self.title


class MaterialVersion(models.Model):
    """One file of a material; a newer one does not remove the older."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("versi")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField("nama berkas", max_length=120)
    changes = models.CharField("yang berubah", max_length=300)
    downloads = models.PositiveIntegerField("diunduh", default=0)
    added_at = models.DateTimeField("ditambahkan pada")
    added_by = user_field()

    LEDGER_FIELDS = ("material", "number", "blob", "file_name", "changes")

    class Meta:
        verbose_name = "versi bahan"
        constraints = [
            models.UniqueConstraint(
                fields=["material", "number"], name="material_version_has_its_number"
            ),
        ]

    def __str__(self):
        return f"{self.material_id} versi {self.number}"


class MaterialReading(models.Model):
    """The newest version of a material that an account has taken."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField("versi")

    class Meta:
        verbose_name = "bahan yang dibaca"
        constraints = [
            models.UniqueConstraint(
                fields=["material", "user"], name="material_is_read_once_by_an_account"
            ),
        ]

    def __str__(self):
        return f"{self.material_id} oleh {self.user_id}"
