"""Bimbingan kinerja: coaching and mentoring of one person."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import guidance as actions
from kinerja.monitoring.forms import (
    GoalsForm,
    GuidanceFeedbackForm,
    GuidanceForm,
    ReviewForm,
    SheetForm,
)
from kinerja.monitoring.rules import SHEETS, STATEMENTS
from kinerja.organisation.forms import SearchForm
from kinerja.organisation.queries import people_with_account


@require_http_methods(["GET", "POST"])
def guidance_list(request, pk):
    today = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=today)
    may_start = access.can_take_over(request.user, skp, on=today)
    text = request.GET.get("q", "").strip()
    chosen = request.POST.get("guide") or access.employee_pk(request.user)
    form = GuidanceForm(
        request.POST or None,
        found=people_with_account(text=text, chosen=str(chosen), on=today),
        initial={"guide": chosen},
    )
    if request.method == "POST" and form.is_valid():
        try:
            new = actions.start_guidance(
                skp, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Bimbingan dimulai. Pegawai dan pembimbing diberi tahu.")
            return redirect("monitoring:guidance_detail", new.pk)
    context = {"skp": skp, "rows": queries.guidance_of(skp), "may_start": may_start}
    context |= {"form": form, "search": SearchForm({"q": text})}
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/guidance_list.html", context, status=status)


@require_GET
def guidance_detail(request, pk):
    guidance = access.get_guidance(request.user, pk, on=timezone.localdate())
    return _page(request, guidance, forms_for(request.user, guidance))


def forms_for(user, guidance, data=None):
    """What this account has to fill in next."""
    hats = access.hats_in_guidance(user, guidance)
    goals, steps = SHEETS[guidance.kind]
    forms = {}
    if "employee" in hats and guidance.is_open:
        rows = guidance.goals or queries.first_rows(guidance)
        opportunity = {"opportunity": guidance.opportunity}
        forms["goals"] = GoalsForm(data, columns=goals, rows=rows, initial=opportunity)
    if "guide" in hats and guidance.is_open:
        rows = guidance.steps or queries.first_rows(guidance)
        forms["steps"] = SheetForm(data, columns=steps, rows=rows)
    if "employee" in hats and guidance.is_signed and not hasattr(guidance, "feedback"):
        forms["feedback"] = GuidanceFeedbackForm(data)
    if "guide" in hats and guidance.is_signed and not hasattr(guidance, "review"):
        forms["review"] = ReviewForm(data)
    return forms


def _page(request, guidance, forms, status=200):
    on = timezone.localdate()
    goals, steps = SHEETS[guidance.kind]
    hats = access.hats_in_guidance(request.user, guidance)
    signed = {"employee": guidance.employee_signed_at, "guide": guidance.guide_signed_at}
    may_read = access.can_read_guidance_feedback(request.user, guidance, on=on)
    context = {
        "one": guidance,
        "forms": forms,
        "form": next((form for form in forms.values() if form.is_bound), None),
        "goals": queries.sheet(goals, guidance.goals),
        "steps": queries.sheet(steps, guidance.steps),
        "may_sign": bool(guidance.goals and guidance.steps)
        and any(not signed[hat] for hat in hats),
        "feedback": getattr(guidance, "feedback", None) if may_read else None,
        "statements": STATEMENTS,
        "review": getattr(guidance, "review", None),
    }
    return render(request, "monitoring/guidance_detail.html", context, status=status)


@require_POST
def guidance_fill(request, pk, part):
    """One of the four parts: goals and feedback of the person, steps and review of the guide."""
    guidance = access.get_guidance(request.user, pk, on=timezone.localdate())
    bound = forms_for(request.user, guidance, request.POST)
    form = bound.get(part)
    if form is None:
        messages.error(request, actions.NOT_YOURS)
        return redirect("monitoring:guidance_detail", pk)
    if form.is_valid():
        try:
            PARTS[part](guidance, form, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Tersimpan.")
            return redirect("monitoring:guidance_detail", pk)
    shown = forms_for(request.user, guidance) | {part: form}
    return _page(request, guidance, shown, status=422)


PARTS = {
    "goals": lambda row, form, **who: actions.fill_goals(
        row, rows=form.rows, opportunity=form.cleaned_data["opportunity"], **who
    ),
    "steps": lambda row, form, **who: actions.fill_steps(row, rows=form.rows, **who),
    "feedback": lambda row, form, **who: actions.rate_guidance(
        row, answers=form.answers(), note=form.cleaned_data["note"], **who
    ),
    "review": lambda row, form, **who: actions.review_competences(
        row,
        scores=form.scores(),
        recommendation=form.cleaned_data["recommendation"],
        **who,
    ),
}


@require_POST
def guidance_sign(request, pk):
    guidance = access.get_guidance(request.user, pk, on=timezone.localdate())
    try:
        actions.sign_guidance(guidance, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Bimbingan ditandatangani.")
    return redirect("monitoring:guidance_detail", pk)
