"""Rencana aksi of one plan: read, add, agree, take off."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import steps as actions
from kinerja.monitoring.forms import StepForm


@require_http_methods(["GET", "POST"])
def step_list(request, pk):
    today = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=today)
    can_plan = access.can_plan_steps(request.user, skp, on=today)
    rows = queries.results_with_steps(skp)
    form = StepForm(request.POST or None, results=[result for result, _ in rows])
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            actions.write_step(
                form.chosen_result(),
                text=words["text"],
                due_on=words["due_on"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Rencana aksi ditambahkan.")
            return redirect("monitoring:step_list", skp.pk)
    waiting = [] if not can_plan else list(queries.steps_waiting_for(request.user, skp))
    context = {"skp": skp, "rows": rows, "can_plan": can_plan, "waiting": waiting, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/step_list.html", context, status=status)


@require_POST
def step_agree(request, pk):
    skp = access.get_skp(request.user, pk, on=timezone.localdate())
    try:
        agreed = actions.agree_steps(skp, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"{agreed} rencana aksi disepakati.")
    return redirect("monitoring:step_list", skp.pk)


@require_POST
def step_drop(request, pk):
    step = access.get_step(request.user, pk, on=timezone.localdate())
    try:
        actions.drop_step(step, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Rencana aksi dicabut.")
    return redirect("monitoring:step_list", step.result.skp_id)
