"""Programmes that the system puts before somebody, as help."""

from django.db import models
from django.db.models import Q

from kinerja.appraisal.models import Evaluation
from kinerja.development.enums import OfferGround, OfferStatus
from kinerja.development.models.programmes import Programme
from kinerja.organisation.models import Employee


class ProgrammeOffer(models.Model):
    """One programme offered to one person, with the reason in one sentence.

    Read by the person, HR, and the penilai only when the person accepted and shared it.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="offers")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="offers")
    ground = models.CharField("dasar", max_length=15, choices=OfferGround)
    evaluation = models.ForeignKey(
        Evaluation, null=True, on_delete=models.PROTECT, related_name="offers"
    )
    because = models.CharField("alasan", max_length=300)
    status = models.CharField(max_length=15, choices=OfferStatus, default=OfferStatus.OPEN)
    offered_at = models.DateTimeField("ditawarkan pada")
    answered_at = models.DateTimeField("dijawab pada", null=True)
    is_shared = models.BooleanField("penilai boleh tahu", default=False)

    LEDGER_FIELDS = (
        "employee",
        "programme",
        "ground",
        "evaluation",
        "because",
        "status",
        "offered_at",
        "answered_at",
        "is_shared",
    )

    class Meta:
        verbose_name = "tawaran program"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "programme"], name="programme_offer_is_made_once"
            ),
            models.UniqueConstraint(
                fields=["employee"],
                name="programme_offer_one_open_per_person",
                condition=Q(status=OfferStatus.OPEN),
            ),
            models.CheckConstraint(
                name="programme_offer_says_why",
                condition=~Q(because="")
                & (~Q(ground=OfferGround.PREDIKAT) | Q(evaluation__isnull=False)),
            ),
            models.CheckConstraint(
                name="programme_offer_is_shared_only_when_accepted",
                condition=Q(is_shared=False) | Q(status=OfferStatus.ACCEPTED),
            ),
            models.CheckConstraint(
                name="programme_offer_answer_has_its_moment",
                condition=Q(status=OfferStatus.OPEN, answered_at=None)
                | ~Q(status=OfferStatus.OPEN) & Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Tawaran #{self.pk}"
