from uuid import uuid4

from django.db import models
from django.db.models import Q

from kinerja.planning.enums import Aspect, Cascade, ControlLevel, Perspective, Polarity, ResultKind
from kinerja.planning.models.goals import OrganisationGoal
from kinerja.planning.models.matrix import MatrixRole
from kinerja.planning.models.plans import Skp
from kinerja.planning.models.seals import sealed_with_its_plan


class WorkResult(models.Model):
    """Rencana hasil kerja (RHK): one result the employee is to bring about."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField("jenis", max_length=10, choices=ResultKind, default=ResultKind.UTAMA)
    order = models.PositiveSmallIntegerField("urutan")
    statement = models.CharField("rencana hasil kerja", max_length=1000)
    assigner = models.CharField("penugasan dari", max_length=200, blank=True)
    cascade = models.CharField("penurunan", max_length=15, choices=Cascade, default=Cascade.DIRECT)
    parent = models.ForeignKey(  # the leader's result it serves
        "self", null=True, on_delete=models.PROTECT, related_name="derived"
    )
    goal = models.ForeignKey(
        OrganisationGoal, null=True, on_delete=models.PROTECT, related_name="results"
    )
    provisional_parent = models.CharField(  # typed while the leader has no plan yet
        "hasil kerja pimpinan (sementara)", max_length=500, blank=True
    )
    no_parent_reason = models.CharField("alasan tidak diturunkan", max_length=300, blank=True)
    control = models.CharField("tingkat kendali", max_length=15, choices=ControlLevel, blank=True)
    role = models.ForeignKey(  # the part in somebody's matrix it was taken from
        MatrixRole, null=True, on_delete=models.PROTECT, related_name="results"
    )
    lineage = models.UUIDField(  # the same in every version of the plan
        default=uuid4, editable=False, db_index=True
    )

    class Meta:
        verbose_name = "rencana hasil kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "order"],
                name="work_result_one_per_skp_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = sealed_with_its_plan("{row}.skp_id")

    def __str__(self):
        return self.statement


class Indicator(models.Model):
    """Indikator kinerja individu (IKI) with its target."""

    result = models.ForeignKey(WorkResult, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField("urutan")
    aspect = models.CharField("aspek", max_length=10, choices=Aspect, blank=True)
    perspective = models.CharField("perspektif", max_length=20, choices=Perspective, blank=True)
    statement = models.CharField("indikator", max_length=500)
    target = models.CharField(  # as people write it, "95 persen"; in a narrative part of it
        "target", max_length=120, blank=True
    )
    target_value = models.DecimalField("nilai target", max_digits=18, decimal_places=4, null=True)
    unit_of_measure = models.CharField("satuan", max_length=60, blank=True)
    polarity = models.CharField("arah", max_length=4, choices=Polarity, default=Polarity.MAXIMISE)
    lineage = models.UUIDField(  # the same in every version of the plan
        default=uuid4, editable=False, db_index=True
    )

    class Meta:
        verbose_name = "indikator kinerja individu"
        constraints = [
            models.UniqueConstraint(
                fields=["result", "order"],
                name="indicator_one_per_result_and_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(  # a narrative of the qualitative approach may have neither
                name="indicator_has_no_aspect_beside_a_perspective",
                condition=Q(aspect="") | Q(perspective=""),
            ),
        ]
        triggers = sealed_with_its_plan(
            "(SELECT skp_id FROM planning_workresult WHERE id = {row}.result_id)"
        )

    def __str__(self):
        return self.statement
