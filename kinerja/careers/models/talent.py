import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.enums import Rating
from kinerja.careers.enums import PotentialLevel, PotentialPart, TalentStatus
from kinerja.careers.models.criteria import TalentCriteria
from kinerja.careers.rules import NEXT_PLACEMENT
from kinerja.lib.sealing import WITHDRAWAL, changed, seals, together, user_field
from kinerja.organisation.models import Employee


def score_field(label):
    return models.DecimalField(label, max_digits=5, decimal_places=2)


WEIGHED = (
    "employee",
    "part",
    "score",
    "source",
    "evidence",
    "period",
    "recorded_at",
    "recorded_by",
)


class PotentialComponent(models.Model):
    """One part of somebody's potensial, with where it comes from and how long it holds."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="potential_components"
    )
    part = models.CharField("unsur", max_length=12, choices=PotentialPart)
    score = score_field("angka")
    source = models.CharField("sumber", max_length=200)
    evidence = models.CharField("bukti", max_length=300)
    period = DateRangeField("masa berlaku")  # upper bound exclusive; open means "until now"
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = user_field(null=False)
    withdrawn_at = models.DateTimeField("dicabut pada", null=True)
    withdrawn_by = user_field()

    LEDGER_FIELDS = WEIGHED + WITHDRAWAL

    class Meta:
        verbose_name = "unsur potensial"
        constraints = [
            ExclusionConstraint(
                name="potential_part_counts_once_a_day",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("part", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="potential_score_is_at_most_a_hundred", condition=Q(score__range=(0, 100))
            ),
            models.CheckConstraint(
                name="potential_part_names_source_and_evidence",
                condition=~Q(source="") & ~Q(evidence=""),
            ),
            models.CheckConstraint(
                name="potential_period_is_not_empty", condition=Q(period__isempty=False)
            ),
            models.CheckConstraint(
                name="potential_withdrawal_fields_go_together", condition=together(*WITHDRAWAL)
            ),
        ]
        triggers = seals("potential_part", WEIGHED)

    def __str__(self):
        return f"{self.get_part_display()} {self.employee_id}"


class Recusal(models.Model):
    """A member of the committee who stays out of somebody's case, and why."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="recusals")
    member = user_field(null=False)
    reason = models.CharField("alasan", max_length=2000)
    recused_at = models.DateTimeField("mundur pada")

    LEDGER_FIELDS = ("employee", "member", "reason", "recused_at")

    class Meta:
        verbose_name = "pengunduran dari penetapan"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "member"], name="recusal_is_said_once_for_a_case"
            ),
            models.CheckConstraint(
                name="recusal_from_a_case_has_a_reason", condition=~Q(reason="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="recusal_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"Pengunduran {self.member_id} dari {self.employee_id}"


PROPOSED = (
    "employee",
    "criteria",
    "box",
    "performance_score",
    "performance_level",
    "potential_score",
    "potential_level",
    "content",
    "content_digest",
    "reason",
    "proposed_at",
    "proposed_by",
)
CONFIRMATION = ("confirmed_at", "confirmed_by", "confirmed_reason")
RETURN = ("returned_at", "returned_by", "returned_reason")


class TalentPlacement(models.Model):
    """One person in one of the nine boxes: proposed by a member, confirmed by another."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="talent_placements"
    )
    criteria = models.ForeignKey(
        TalentCriteria, on_delete=models.PROTECT, related_name="placements"
    )
    status = models.CharField(max_length=12, choices=TalentStatus, default=TalentStatus.PROPOSED)
    box = models.PositiveSmallIntegerField("kotak")
    performance_score = score_field("angka kinerja")
    performance_level = models.CharField("kinerja", max_length=10, choices=Rating)
    potential_score = score_field("angka potensial")
    potential_level = models.CharField("potensial", max_length=10, choices=PotentialLevel)
    content = models.JSONField("isi yang dilihat komite")
    content_digest = models.CharField(max_length=64)
    reason = models.CharField("pertimbangan", max_length=2000)
    proposed_at = models.DateTimeField("diusulkan pada")
    proposed_by = user_field(null=False)
    confirmed_at = models.DateTimeField("ditegaskan pada", null=True)
    confirmed_by = user_field()
    confirmed_reason = models.CharField("pertimbangan kedua", max_length=2000, blank=True)
    returned_at = models.DateTimeField("dikembalikan pada", null=True)
    returned_by = user_field()
    returned_reason = models.CharField("alasan kembali", max_length=2000, blank=True)

    LEDGER_FIELDS = (
        "status",
        *(name for name in PROPOSED if name != "content"),
        *CONFIRMATION,
        *RETURN,
    )

    class Meta:
        verbose_name = "penempatan talenta"
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                name="talent_one_open_proposal_per_employee",
                condition=Q(status=TalentStatus.PROPOSED),
            ),
            models.CheckConstraint(
                name="talent_box_is_one_of_nine", condition=Q(box__range=(1, 9))
            ),
            models.CheckConstraint(name="talent_proposal_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="talent_is_confirmed_by_a_second_member_with_a_reason",
                condition=~Q(status=TalentStatus.CONFIRMED)
                & Q(confirmed_at=None, confirmed_by=None, confirmed_reason="")
                | Q(
                    status=TalentStatus.CONFIRMED,
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                )
                & ~Q(confirmed_by=F("proposed_by"))
                & ~Q(confirmed_reason=""),
            ),
            models.CheckConstraint(
                name="talent_is_returned_with_a_reason",
                condition=~Q(status=TalentStatus.RETURNED)
                & Q(returned_at=None, returned_by=None, returned_reason="")
                | Q(
                    status=TalentStatus.RETURNED,
                    returned_at__isnull=False,
                    returned_by__isnull=False,
                )
                & ~Q(returned_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["employee", "-confirmed_at"])]
        triggers = [
            pgtrigger.Protect(name="talent_placement_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="talent_placement_fields_stay",
                operation=pgtrigger.Update,
                condition=changed(*PROPOSED),
            ),
            pgtrigger.FSM(
                name="talent_placement_moves_by_the_table",
                field="status",
                transitions=sorted({(start, to) for (_, start), to in NEXT_PLACEMENT.items()}),
            ),
            pgtrigger.Protect(
                name="talent_decision_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=["ditetapkan", "dikembalikan"])
                & changed(*CONFIRMATION, *RETURN),
            ),
        ]

    def __str__(self):
        return f"Kotak {self.box} #{self.pk}"
