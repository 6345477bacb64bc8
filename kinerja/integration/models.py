from datetime import date

from django.conf import settings
from django.db import models

from kinerja.integration.enums import ImportStatus, RowChange
from kinerja.integration.rules.rows import LABELS
from kinerja.lib.periods import in_words
from kinerja.organisation.enums import EmployeeStatus, LegalStanding
from kinerja.organisation.models import Employee, Unit


class ImportBatch(models.Model):
    """One uploaded nominatif on its way: read, mapped, previewed, applied, perhaps undone."""

    file_name = models.CharField("nama berkas", max_length=200)
    content = models.BinaryField("tabel terbaca", null=True)  # dropped once applied or discarded
    sha256 = models.CharField(max_length=64)
    unit = models.ForeignKey(
        Unit, null=True, on_delete=models.PROTECT, related_name="imports", verbose_name="cakupan"
    )
    effective_on = models.DateField("berlaku mulai")
    status = models.CharField(max_length=12, choices=ImportStatus, default=ImportStatus.UPLOADED)
    mapping = models.JSONField("pemetaan kolom", default=dict)  # field name -> column index
    headers = models.JSONField("judul kolom", default=list)  # [{"title", "samples"}]
    dropped = models.PositiveIntegerField("kolom yang tidak disimpan", default=0)
    skip_errors = models.BooleanField("terapkan yang benar saja", default=False)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    message = models.CharField("pesan", max_length=500, blank=True)
    uploaded_at = models.DateTimeField("diunggah pada")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField("diterapkan pada", null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField("dibatalkan pada", null=True)
    cleared_at = models.DateTimeField("isi baris dihapus pada", null=True)

    class Meta:
        verbose_name = "impor pegawai"

    def __str__(self):
        return self.file_name

    @property
    def content_is_kept(self):
        """While the import is open the table is kept; afterwards only its rows' outcome."""
        return self.status in (ImportStatus.MAPPING, ImportStatus.READING, ImportStatus.PREVIEW)

    @property
    def tone(self):
        return {
            ImportStatus.APPLIED: "ok",
            ImportStatus.PREVIEW: "warn",
            ImportStatus.MAPPING: "warn",
            ImportStatus.READING: "info",
            ImportStatus.APPLYING: "info",
        }.get(self.status, "")


class ImportRow(models.Model):
    """One row of the file: what was read, what it would change, and what it changed."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("urutan")
    place = models.CharField("lembar dan baris", max_length=60, blank=True)
    change = models.CharField("perubahan", max_length=10, choices=RowChange)
    read = models.JSONField("terbaca", default=dict)
    differences = models.JSONField("perbedaan", default=dict)  # field -> [before, after]
    errors = models.JSONField("galat", default=list)  # [{"column":, "cell":, "sentence":}]
    warnings = models.JSONField("peringatan", default=list)
    employee = models.ForeignKey(Employee, null=True, on_delete=models.SET_NULL, related_name="+")
    undo = models.JSONField("untuk membatalkan", default=dict)
    is_flagged = models.BooleanField("perlu ditindaklanjuti", default=False)

    class Meta:
        verbose_name = "baris impor"
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="import_row_one_per_batch_and_number"
            ),
        ]
        indexes = [models.Index(fields=["batch", "change", "number"])]

    def __str__(self):
        return f"baris {self.number}"

    @property
    def changes(self):
        """(field, before, after) with the words a reader knows, in one order."""
        return [
            (label, *(_in_words(name, value) for value in self.differences[name]))
            for name, label in LABELS.items()
            if name in self.differences
        ]


CONTRACT_DAYS = ("contract_first", "contract_last")
WORDS = {"status": EmployeeStatus, "standing": LegalStanding}


def _in_words(name, value):
    if name in CONTRACT_DAYS:
        return value and in_words(date.fromisoformat(value))
    choices = WORDS.get(name)
    return choices(value).label if choices and value in choices.values else value


class ColumnMapping(models.Model):
    """A mapping that worked once, found again by the same header row."""

    header_key = models.CharField(max_length=64, unique=True)  # hash of the normalised headers
    mapping = models.JSONField("pemetaan")
    used_at = models.DateTimeField("terakhir dipakai")

    class Meta:
        verbose_name = "pemetaan kolom"

    def __str__(self):
        return self.header_key[:12]
