from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import AnswerForm
from kinerja.lib.refusals import Refused


@require_safe
def mine(request):
    """My own rencana perbaikan; most people have none."""
    rows = access.own_plans(request.user).order_by("-opened_at")
    return render(request, "development/mine.html", {"rows": rows})


@require_safe
def team(request):
    """Plans of the people one rates, with the talks that are due."""
    on = timezone.localdate()
    led = access.led_plans(request.user, on=on)
    rows = queries.register(led, on=on)
    due = {plan.pk for plan in queries.without_talk_this_month(led, on=on)}
    return render(request, "development/team.html", {"rows": rows, "due": due})


@require_safe
def plan(request, pk):
    row = access.get_plan(request.user, pk, on=timezone.localdate())
    return plan_page(request, row)


def plan_page(request, row, *, form=None, status=200):
    """The plan, its months and talks, and what this person may do next."""
    on = timezone.localdate()
    is_own = access.can_answer(request.user, row)
    leads = access.can_lead(request.user, row, on=on)
    answers = is_own and row.status == "diusulkan"
    progress = queries.progress_of(row, on=on)
    return render(
        request,
        "development/plan.html",
        {
            "plan": row,
            "progress": progress,
            "is_own": is_own,
            "leads": leads,
            "finishes": access.can_finish(request.user, row, on=on),
            "form": form or (AnswerForm() if answers else None),
            "unread": is_own and any(one.read_at is None for one in progress.sessions),
            "begin_blockers": queries.blockers_to_begin(row, on=on),
            "today": on,
        },
        status=status,
    )


@require_POST
def answer(request, pk):
    row = access.get_own_plan(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return plan_page(request, row, form=form, status=422)
    agrees = form.cleaned_data["answer"] == "setuju"
    try:
        actions.answer_plan(
            row,
            agrees=agrees,
            note=form.cleaned_data["note"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(
            request, "Rencana dimulai hari ini." if agrees else "Masukan Anda disampaikan."
        )
    return redirect("development:plan", row.pk)


@require_POST
def begin(request, pk):
    row = access.get_led_plan(request.user, pk, on=timezone.localdate())
    try:
        actions.begin_plan(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Rencana perbaikan dimulai.")
    return redirect("development:plan", row.pk)


@require_POST
def read(request, pk):
    row = access.get_own_plan(request.user, pk)
    actions.read_sessions(row, by=request.user, at=timezone.now())
    messages.success(request, "Catatan bimbingan ditandai sudah dibaca.")
    return redirect("development:plan", row.pk)
