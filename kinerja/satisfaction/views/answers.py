"""Held answers and citizens' words, as those see them who may."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, actions, queries
from kinerja.satisfaction.enums import CommentState, HoldReason
from kinerja.satisfaction.forms import CommentForm, ReviewForm
from kinerja.satisfaction.views.services import GET_AND_POST, sent

PAGE_SIZE = 50


@require_http_methods(GET_AND_POST)
def held(request, pk):
    """Answers that wait for a second look, and the decision about some or all of them."""
    on = timezone.localdate()
    gate = access.get_kept_round if request.method == "POST" else access.get_read_round
    round_ = gate(request.user, pk, on=on)
    why = request.GET.get("sebab", "")
    rows = queries.held_answers(round_, hold=why)
    form = ReviewForm(sent(request), initial={"which": "pilih"})
    if form.is_bound and form.is_valid() and review(request, round_, rows, form):
        return redirect("satisfaction:held", round_.pk)
    count = rows.count()
    context = {
        "round": round_,
        "rows": queries.in_words(round_, rows[:PAGE_SIZE]),
        "count": count,
        "more": count > PAGE_SIZE,
        "why": why,
        "reasons": queries.hold_counts(round_),
        "form": form,
        "keeps": access.can_keep_service(request.user, round_.service, on=on),
        "works_here": access.works_in(request.user, round_.service.unit, on=on),
    }
    return render(request, "satisfaction/held.html", context, status=422 if form.errors else 200)


def review(request, round_, rows, form):
    """Decide; whether it went through."""
    given = dict(form.cleaned_data)
    chosen = [int(pk) for pk in request.POST.getlist("jawaban") if pk.isdigit() and len(pk) < 16]
    if given.pop("which") == "semua":
        chosen = list(rows.values_list("pk", flat=True))
    try:
        count = actions.review_answers(
            round_, answers=chosen, by=request.user, at=timezone.now(), **given
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    words = "dihitung" if given["counts"] else "tidak dihitung"
    messages.success(request, f"{count} jawaban {words}.")
    return True


@require_safe
def comments(request, pk):
    """Citizens' words of one round: what waits, what was handed on, what was kept back."""
    on = timezone.localdate()
    round_ = access.get_kept_round(request.user, pk, on=on)
    state = request.GET.get("keadaan", CommentState.WAITING)
    if state not in CommentState.values:
        state = CommentState.WAITING
    page = queries.page_of_comments(
        round_.comments.filter(state=state), after=request.GET.get("setelah", "")
    )
    context = {"round": round_, "page": page, "state": state, "states": CommentState.choices}
    return render(request, "satisfaction/comments.html", context)


@require_http_methods(GET_AND_POST)
def comment(request, pk):
    """One citizen's words and the decision about them."""
    on = timezone.localdate()
    row = access.get_comment(request.user, pk, on=on)
    names = queries.names_in(row, row.text, on=on)
    form = CommentForm(sent(request), names=names, initial={"text": row.text})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            actions.decide_comment(
                row,
                hands_on=given["decision"] == "terus",
                text=given["text"],
                is_nobody=given.get("is_nobody", False),
                reason=given["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Keputusan tersimpan.")
            return redirect("satisfaction:comments", row.round_id)
    context = {"comment": row, "names": names, "form": form, "holds": dict(HoldReason.choices)}
    return render(request, "satisfaction/comment.html", context, status=422 if form.errors else 200)


@require_safe
def voices(request):
    """What citizens said about the unit one works in."""
    rows = access.heard_comments(request.user, on=timezone.localdate())
    page = queries.page_of_comments(rows, after=request.GET.get("setelah", ""))
    return render(request, "satisfaction/voices.html", {"page": page})
