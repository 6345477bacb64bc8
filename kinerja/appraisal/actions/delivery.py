from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.models import Evaluation
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox

PEOPLE = ("skp__employee__user", "appraiser__user", "period")


@transaction.atomic
def hand_over_evaluation(evaluation: Evaluation, *, by: User, at: datetime) -> Evaluation:
    """Give the signed document to the employee, who may read it from now on."""
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related(*PEOPLE)
        .get(pk=evaluation.pk)
    )
    if not access.can_hand_over(by, evaluation, on=timezone.localdate(at)):
        raise Refused("Hanya pejabat penilai yang menyerahkan dokumen ini.")
    if ("hand_over", evaluation.status) not in rules.NEXT_STATUS:
        raise Refused("Dokumen ini belum ditandatangani atau sudah diserahkan.")
    group = queries.group_now(by, evaluation.period, on=timezone.localdate(at))
    refuse_if([queries.UNEXPLAINED] if group.owes_reason else [])

    evaluation.status = rules.NEXT_STATUS["hand_over", evaluation.status]
    evaluation.handed_over_at = at
    evaluation.save(update_fields=["status", "handed_over_at"])
    log.record("appraisal.evaluation_handed_over", by=by, at=at, target=evaluation)
    outbox.tell(
        evaluation.skp.employee.user,
        "appraisal.evaluation_handed_over",
        f"Hasil evaluasi kinerja {evaluation.period.label} sudah diserahkan kepada Anda.",
        url=reverse("appraisal:why", args=[evaluation.pk]),
        because="Anda pegawai yang dievaluasi.",
        at=at,
    )
    return evaluation


@transaction.atomic
def acknowledge_evaluation(
    evaluation: Evaluation, *, answer: str, note: str, by: User, at: datetime
) -> Evaluation:
    """The employee signs for receipt, and says whether he accepts or will object."""
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related(*PEOPLE)
        .get(pk=evaluation.pk)
    )
    if not access.can_answer(by, evaluation):
        raise Refused("Hanya pegawai yang dievaluasi yang menanggapi dokumen ini.")
    if ("acknowledge", evaluation.status) not in rules.NEXT_STATUS:
        raise Refused("Anda sudah menanggapi dokumen ini.")
    if answer not in rules.answers(is_final=evaluation.is_final):
        raise Refused(f"{rules.FINAL[evaluation.basis]} Keberatan tidak dapat diajukan.")

    evaluation.status = rules.NEXT_STATUS["acknowledge", evaluation.status]
    evaluation.acknowledged_at = at
    evaluation.acknowledged_by = by
    evaluation.acknowledgement = answer
    evaluation.acknowledgement_note = note
    evaluation.save(
        update_fields=[
            "status",
            "acknowledged_at",
            "acknowledged_by",
            "acknowledgement",
            "acknowledgement_note",
        ]
    )
    log.record(
        "appraisal.evaluation_acknowledged",
        by=by,
        at=at,
        target=evaluation,
        answer=answer,
        note=digest(note),
    )
    outbox.tell(
        evaluation.appraiser.user,
        "appraisal.evaluation_acknowledged",
        f"{evaluation.skp.employee.full_name} menanggapi evaluasi {evaluation.period.label}.",
        url=reverse("appraisal:why", args=[evaluation.pk]),
        because="Anda pejabat penilainya.",
        at=at,
    )
    return evaluation
