import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.school.enums import ShownSex
from kinerja.school.models.ratings import EightRatings, all_given, all_known
from kinerja.school.rules import DIMENSIONS


class Vignette(models.Model):
    """A case of a person who does not exist; what is read stands in its versions."""

    code = models.SlugField("kode", max_length=40, unique=True)

    class Meta:
        verbose_name = "vinyet"

    def __str__(self):
        return self.code


class VignetteVersion(models.Model):
    """The text of a vignette; an edit is a new version, so that old ratings keep their text."""

    vignette = models.ForeignKey(Vignette, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("versi")
    job = models.CharField("jabatan", max_length=120)
    unit = models.CharField("tempat kerja", max_length=120)
    only_sex = models.CharField("hanya", max_length=1, choices=ShownSex, blank=True)
    results = models.JSONField("hasil kerja")  # [{statement, target, realisation}]
    evidence = models.TextField("bukti", max_length=6000)
    feedback = models.TextField("umpan balik", max_length=2000)
    proposal = models.JSONField("usulan penulis", null=True)  # ratings and reasons, for the panel
    reason = models.CharField("alasan versi ini", max_length=300)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    LEDGER_FIELDS = (
        "vignette",
        "number",
        "job",
        "unit",
        "only_sex",
        "results",
        "evidence",
        "feedback",
        "proposal",
        "reason",
        "written_at",
        "written_by",
    )

    class Meta:
        verbose_name = "versi vinyet"
        constraints = [
            models.UniqueConstraint(fields=["vignette", "number"], name="vignette_version_once"),
            models.CheckConstraint(
                name="vignette_version_has_its_texts",
                condition=~Q(evidence="") & ~Q(feedback="") & ~Q(reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="vignette_version_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"{self.job}, versi {self.number}"


class PanelOpinion(EightRatings):
    """What one expert found before he saw the others; it is not changed afterwards."""

    version = models.ForeignKey(VignetteVersion, on_delete=models.PROTECT, related_name="opinions")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("alasan", max_length=2000)
    given_at = models.DateTimeField("dinilai pada")

    LEDGER_FIELDS = ("version", "expert", *DIMENSIONS, "reason", "given_at")

    class Meta:
        verbose_name = "pendapat pakar"
        constraints = [
            models.UniqueConstraint(fields=["version", "expert"], name="opinion_once_an_expert"),
            models.CheckConstraint(
                name="opinion_is_whole", condition=all_given() & all_known() & ~Q(reason="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="opinion_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"Pendapat pakar #{self.pk}"


class ModelRating(EightRatings):
    """What the panel agreed on, with its reasons: the ratings others are compared with."""

    version = models.OneToOneField(VignetteVersion, on_delete=models.PROTECT, related_name="model")
    results_reason = models.CharField("alasan hasil kerja", max_length=2000)
    behaviour_reason = models.CharField("alasan perilaku kerja", max_length=3000)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    LEDGER_FIELDS = (
        "version",
        *DIMENSIONS,
        "results_reason",
        "behaviour_reason",
        "set_at",
        "set_by",
    )

    class Meta:
        verbose_name = "jawaban panel"
        constraints = [
            models.CheckConstraint(
                name="model_rating_is_whole",
                condition=all_given()
                & all_known()
                & ~Q(results_reason="")
                & ~Q(behaviour_reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="model_rating_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Jawaban panel #{self.pk}"
