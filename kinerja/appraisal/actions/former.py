from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.enums import Contest, EvaluationStatus, FormerAnswer
from kinerja.appraisal.models import Evaluation, FormerResult
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox

PARTS = ("period", "skp__employee__user", "skp__placement__position")
OFFERED = (
    *(f"evaluation__{part}" for part in PARTS),
    "former__period",
    "former__skp__placement__position__unit",
)


@transaction.atomic
def propose_former(evaluation: Evaluation, *, by: User, at: datetime) -> FormerResult:
    """The new penilai proposes, once, to use the result of the former unit."""
    on = timezone.localdate(at)
    drafts = access.rateable_evaluations(by, on=on).select_for_update(of=("self",))
    evaluation = drafts.select_related(*PARTS).filter(pk=evaluation.pk).first()
    if evaluation is None:
        raise Refused("Hanya pejabat penilai pegawai ini hari ini yang dapat mengusulkannya.")
    closed = queries.is_year_closed(evaluation.skp.employee_id, evaluation.period.year_id)
    refuse_if(_late(evaluation, on=on, is_closed=closed))
    if FormerResult.objects.filter(evaluation=evaluation).exists():
        raise Refused("Usulan ini sudah dikirim. Tunggu jawaban pegawai, atau nilai pegawai ini.")
    former = queries.former_of(evaluation)
    refuse_if(queries.blockers_to_reuse(evaluation, has_former=former is not None))

    offer = FormerResult.objects.create(
        evaluation=evaluation, former=former, proposed_at=at, proposed_by=by
    )
    log.record("appraisal.former_result_proposed", by=by, at=at, target=offer, former=former.pk)
    outbox.tell(
        evaluation.skp.employee.user,
        "appraisal.former_result_proposed",
        f"Penilai baru mengusulkan hasil {former.period.label} dipakai untuk "
        f"{evaluation.period.label}. Setujui atau tolak.",
        url=reverse("appraisal:mine"),
        because="Anda pegawai yang dievaluasi.",
        at=at,
    )
    return offer


@transaction.atomic
def answer_former(offer: FormerResult, *, agrees: bool, by: User, at: datetime) -> FormerResult:
    """The employee agrees, and the ratings of the former result are his; or nothing changes."""
    closed = queries.year_is_closed(
        OuterRef("evaluation__skp__employee"), OuterRef("evaluation__period")
    )
    offer = (
        FormerResult.objects.select_for_update(of=("self", "evaluation"))
        .select_related("proposed_by", *OFFERED)
        .defer("former__content", "former__skp__content")
        .annotate(is_closed=Exists(closed))
        .get(pk=offer.pk)
    )
    evaluation = offer.evaluation
    if evaluation.skp.employee.user_id != by.pk:
        raise Refused("Hanya pegawai yang dievaluasi yang menjawab usulan ini.")
    if offer.answer:
        raise Refused("Anda sudah menjawab usulan ini.")
    if evaluation.status != EvaluationStatus.DRAFT:
        raise Refused("Evaluasi ini sudah ditandatangani. Buka Hasil saya sesudah diserahkan.")
    refuse_if(_late(evaluation, on=timezone.localdate(at), is_closed=offer.is_closed))

    offer.answer = FormerAnswer.AGREES if agrees else FormerAnswer.DECLINES
    offer.answered_at = at
    offer.save(update_fields=["answer", "answered_at"])
    if agrees:
        _reuse(evaluation, offer, on=timezone.localdate(at))
    log.record(
        "appraisal.former_result_answered",
        by=by,
        at=at,
        target=offer,
        answer=offer.answer,
        results_rating=evaluation.results_rating if agrees else "",
        behaviour_rating=evaluation.behaviour_rating if agrees else "",
    )
    outbox.tell(
        offer.proposed_by,
        "appraisal.former_result_answered",
        f"{evaluation.skp.employee.full_name}: usulan hasil unit lama "
        f"{offer.get_answer_display().lower()}.",
        url=reverse("appraisal:evaluation", args=[evaluation.pk]),
        because="Anda mengusulkannya.",
        at=at,
    )
    return offer


def _late(evaluation, *, on, is_closed):
    """Why nothing is agreed any more: the window is over, or the year is closed."""
    period = evaluation.period
    late = rules.window_blockers(opens_on=period.opens_on, due_on=period.due_on, on=on)
    return [*(blocker.text for blocker in late), *([queries.YEAR_CLOSED] if is_closed else [])]


def _reuse(evaluation, offer, *, on):
    """Take the ratings over; the predikat follows from them when the penilai signs."""
    former = offer.former
    stands = former.contest not in {Contest.OPEN, Contest.CHANGED}
    refuse_if(queries.blockers_to_reuse(evaluation, has_former=stands))
    reason = rules.reason_to_reuse(
        period=former.period.label, unit=former.skp.placement.position.unit.name, on=on
    )
    if evaluation.revision:  # what was rated of the parts so far is not the former result's
        evaluation.result_ratings.update(rating="")
        evaluation.behaviour_ratings.update(rating="")
    evaluation.results_rating = former.results_rating
    evaluation.behaviour_rating = former.behaviour_rating
    evaluation.results_reason = evaluation.behaviour_reason = reason
    evaluation.revision += 1
    evaluation.save(
        update_fields=[
            "results_rating",
            "results_reason",
            "behaviour_rating",
            "behaviour_reason",
            "revision",
        ]
    )
