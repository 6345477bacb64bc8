import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.enums import FormerAnswer
from kinerja.appraisal.models.evaluations import Evaluation


class FormerResult(models.Model):
    """Kesepakatan: the result of the former unit stands in after a move (Bab IV A.13.a).

    The new penilai proposes it once, the employee answers once.
    """

    LEDGER_FIELDS = ("evaluation", "former", "proposed_at", "proposed_by", "answer", "answered_at")

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.PROTECT, related_name="former_result"
    )
    former = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("diusulkan pada")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField("jawaban pegawai", max_length=10, choices=FormerAnswer, blank=True)
    answered_at = models.DateTimeField("dijawab pada", null=True)

    class Meta:
        verbose_name = "usulan memakai hasil unit lama"
        constraints = [
            models.CheckConstraint(
                name="former_result_answer_has_its_moment",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_at__gte=F("proposed_at")),
            ),
            models.CheckConstraint(
                name="former_result_is_another_evaluation",
                condition=~Q(former=F("evaluation")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="proposal_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="answer_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__answer=""),
            ),
        ]

    def __str__(self):
        return f"{self.evaluation_id} {self.former_id} {self.answer}"
