"""What was reached, and its proofs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.lib import blobs
from kinerja.planning.models import Indicator, WorkResult


class BlobQuerySet(models.QuerySet):
    def keep(self, file, *, at):
        """The row of a cleaned file; its bytes are on the disk before a row names them."""
        sha256 = blobs.put(settings.EVIDENCE_DIR, file.content)
        return self.get_or_create(
            sha256=sha256,
            defaults={"size": len(file.content), "media_type": file.media_type, "created_at": at},
        )[0]


class Blob(models.Model):
    """A stored file, named by the SHA-256 of its cleaned bytes, kept below EVIDENCE_DIR."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField("ukuran (bita)")
    media_type = models.CharField("jenis berkas", max_length=100)
    created_at = models.DateTimeField("disimpan pada")

    objects = BlobQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"

    def __str__(self):
        return self.sha256[:12]


class ProgressQuerySet(models.QuerySet):
    def standing(self):
        """Neither withdrawn nor replaced by a correction."""
        return self.filter(withdrawn_at=None, superseded_by=None)


class Progress(models.Model):
    """One dated note of progress on a result, with a realised value when there is one.

    Notes are never changed: a correction is a new note that supersedes the old one.
    """

    result = models.ForeignKey(WorkResult, on_delete=models.PROTECT, related_name="progress")
    indicator = models.ForeignKey(
        Indicator, null=True, on_delete=models.PROTECT, related_name="progress"
    )
    on = models.DateField("tanggal")
    note = models.CharField("catatan", max_length=2000)
    value = models.DecimalField(  # cumulative: what has been reached up to that day
        "realisasi sampai hari itu", max_digits=18, decimal_places=4, null=True
    )
    key = models.UUIDField(unique=True)  # made by the form: sending twice stores once
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)
    counted_at = models.DateTimeField("dipakai dalam evaluasi pada", null=True)

    objects = ProgressQuerySet.as_manager()

    LEDGER_FIELDS = (
        "result",
        "indicator",
        "on",
        "note",
        "value",
        "written_by",
        "withdrawn_at",
    )

    class Meta:
        verbose_name = "catatan kemajuan"
        indexes = [models.Index(fields=["result", "-on"])]
        constraints = [
            models.CheckConstraint(
                name="progress_value_needs_an_indicator",
                condition=Q(value=None) | Q(indicator__isnull=False),
            ),
            models.CheckConstraint(
                name="progress_value_is_not_negative", condition=Q(value=None) | Q(value__gte=0)
            ),
            models.CheckConstraint(
                name="progress_counted_is_not_withdrawn",
                condition=Q(withdrawn_at=None) | Q(counted_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.on} {self.note[:40]}"


class Evidence(models.Model):
    """Proof of a result, not of an activity: a stored file or a link."""

    progress = models.ForeignKey(Progress, on_delete=models.CASCADE, related_name="evidence")
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="evidence")
    url = models.URLField("tautan", max_length=500, blank=True)
    caption = models.CharField("keterangan", max_length=200)

    class Meta:
        verbose_name = "bukti dukung"
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_link",
                condition=Q(blob__isnull=False, url="") | Q(blob__isnull=True) & ~Q(url=""),
            ),
        ]

    def __str__(self):
        return self.caption
