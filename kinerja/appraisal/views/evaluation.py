from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.accounts import drafts, reauth
from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.forms import EvaluationForm
from kinerja.appraisal.views.page import (
    draft_key,
    evaluation_page,
    next_of,
    on_study,
    review_page,
)
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning.enums import BehaviourValue


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request, pk):
    """Rate one person beside the evidence; saving is allowed at any time."""
    on = timezone.localdate()
    row = access.draft_to_rate(request.user, pk, on=on)
    if row is None:
        return redirect("appraisal:why", access.get_evaluation(request.user, pk, on=on).pk)
    if request.method != "POST":
        return evaluation_page(request, row, on=on)
    form = EvaluationForm(
        request.POST,
        results=row.result_ids,
        behaviours=BehaviourValue.values,
        studies=on_study(row),
    )
    if not form.is_valid():
        return evaluation_page(request, row, on=on, form=form, status=422)
    try:
        actions.save_evaluation(
            row,
            ratings=form.ratings(),
            seen=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except Stale as refusal:
        row = access.draft_to_rate(request.user, pk, on=on)
        return evaluation_page(request, row, on=on, form=form, stale=refusal.reasons, status=409)
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return evaluation_page(request, row, on=on, form=form, status=422)
    drafts.discard(request.user, draft_key(row))
    return after_saving(request, row)


def after_saving(request, row):
    """To the review, to the next person, or back to the same page, whose address says so."""
    if "periksa" in request.POST:
        return redirect("appraisal:review", row.pk)
    if "berikutnya" in request.POST:
        messages.success(request, f"Penilaian {row.skp.employee.full_name} tersimpan.")
        return redirect(next_of(request, row))
    return redirect(reverse("appraisal:evaluation", args=[row.pk]) + "?tersimpan")


@require_safe
def suggestion(request, pk):
    """What the ratings chosen so far point to, before anything is saved."""
    row = access.draft_to_rate(request.user, pk, on=timezone.localdate())
    if row is None:
        raise Http404
    chosen = {pk: request.GET.get(f"hasil-{pk}", "") for pk in row.result_ids}
    found = queries.suggestion_now(row, chosen)
    return render(request, "appraisal/suggestion.html", {"suggestion": found})


@require_safe
def review(request, pk):
    """Exactly what will be sealed, with its digest."""
    on = timezone.localdate()
    row = access.draft_to_rate(request.user, pk, on=on)
    if row is None:
        return redirect("appraisal:why", access.get_evaluation(request.user, pk, on=on).pk)
    return review_page(request, row, on=on)


@require_POST
def sign(request, pk):
    row = access.get_evaluation(request.user, pk, on=timezone.localdate())
    return sign_now(request, row)


@reauth.required
def sign_now(request, row):
    """After the password was given again: seal, and go on to the next person."""
    seen = request.POST.get("digest", "")
    try:
        actions.sign_evaluation(row, seen_digest=seen, by=request.user, at=timezone.now())
    except Stale as refusal:
        return review_page(
            request, row, on=timezone.localdate(), errors=refusal.reasons, status=409
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("appraisal:review", row.pk)
    messages.success(request, f"Evaluasi {row.skp.employee.full_name} ditandatangani.")
    return redirect(next_of(request, row))
