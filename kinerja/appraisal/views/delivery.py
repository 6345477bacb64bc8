from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.forms import AnswerForm
from kinerja.appraisal.models import Evaluation
from kinerja.lib.refusals import Refused


@require_safe
def why(request, pk):
    """Mengapa predikat ini? The same words for everybody who may read it."""
    row = access.get_evaluation(request.user, pk, on=timezone.localdate())
    if row.status == EvaluationStatus.DRAFT:
        return redirect("appraisal:evaluation", row.pk)
    return why_page(request, row)


def why_page(request, row, *, form=None, status=200):
    is_own = row.skp.employee.user_id == request.user.pk
    answers = is_own and row.status == EvaluationStatus.HANDED_OVER
    may_deliver = row.status == EvaluationStatus.SIGNED and access.can_hand_over(
        request.user, row, on=timezone.localdate()
    )
    return render(
        request,
        "appraisal/why.html",
        {
            "evaluation": row,
            "explanation": queries.explanation(row),
            "content": row.content,
            "is_own": is_own,
            "form": form or (AnswerForm(is_final=row.is_final) if answers else None),
            "may_deliver": may_deliver,
            **objection_to(request, row, is_own=is_own),
            "today": timezone.localdate(),
        },
        status=status,
    )


def objection_to(request, row, *, is_own):
    """The way to object, to the objection one may see, or to the result that holds now."""
    on = timezone.localdate()
    if not row.contest:
        return {"may_object": is_own and not queries.blockers_to_object(row, on=on)}
    return {
        "objection": access.visible_objections(request.user, on=on).filter(evaluation=row).first(),
        "replaced_by": Evaluation.objects.filter(supersedes=row).first(),
    }


@require_POST
def hand_over(request, pk):
    on = timezone.localdate()
    row = access.get_signed_by_me(request.user, pk, on=on)
    try:
        actions.hand_over_evaluation(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, f"Dokumen diserahkan kepada {row.skp.employee.full_name}.")
    if "daftar" in request.POST:
        return redirect(f"{reverse('appraisal:people')}?periode={row.period_id}")
    return redirect("appraisal:why", row.pk)


@require_POST
def answer(request, pk):
    row = access.get_own(request.user, pk)
    form = AnswerForm(request.POST, is_final=row.is_final)
    if not form.is_valid():
        return why_page(request, row, form=form, status=422)
    try:
        actions.acknowledge_evaluation(
            row,
            answer=form.cleaned_data["answer"],
            note=form.cleaned_data["note"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Tanggapan Anda tercatat.")
    return redirect("appraisal:why", row.pk)
