from django.conf import settings
from django.db import models

from kinerja.planning.enums import AnnexKind, BehaviourValue
from kinerja.planning.models.plans import Skp
from kinerja.planning.models.results import WorkResult
from kinerja.planning.models.seals import sealed_with_its_plan


class BehaviourExpectation(models.Model):
    """Ekspektasi khusus pimpinan on one of the seven values (Pasal 10)."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="behaviours")
    value = models.CharField("nilai", max_length=25, choices=BehaviourValue)
    expectation = models.CharField("ekspektasi khusus", max_length=1000)

    class Meta:
        verbose_name = "ekspektasi khusus perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "value"], name="behaviour_expectation_one_per_skp_and_value"
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.get_value_display()


class SkpAnnex(models.Model):
    """One line of the lampiran SKP: resources, accountability, consequences (Pasal 11–13)."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="annexes")
    kind = models.CharField("jenis", max_length=25, choices=AnnexKind)
    order = models.PositiveSmallIntegerField("urutan")
    text = models.CharField("isi", max_length=1000)

    class Meta:
        verbose_name = "lampiran SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "kind", "order"],
                name="skp_annex_one_per_skp_kind_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.text


class SkpComment(models.Model):
    """What the superior asks to change, tied to the part of the plan it is about."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="comments")
    result = models.ForeignKey(
        WorkResult, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    part = models.CharField("bagian", max_length=40)  # "hasil", "perilaku", "lampiran", "umum"
    text = models.CharField("komentar", max_length=2000)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField("diselesaikan pada", null=True)

    class Meta:
        verbose_name = "komentar SKP"

    def __str__(self):
        return self.text
