"""Dialog kinerja about one plan: list, write down, acknowledge, take back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import dialogue as actions
from kinerja.monitoring.forms import DialogueForm


@require_GET
def dialogue_list(request, pk):
    today = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=today)
    context = {
        "skp": skp,
        "rows": queries.dialogues_of(skp, reader=request.user),
        "can_write": access.can_plan_steps(request.user, skp, on=today),
    }
    return render(request, "monitoring/dialogue_list.html", context)


@require_http_methods(["GET", "POST"])
def dialogue_new(request, pk):
    today = timezone.localdate()
    skp = access.get_skp_to_plan(request.user, pk, on=today)
    draft = f"dialog-{skp.pk}"
    initial = {"held_on": today} | (drafts.load(request.user, draft) or {})
    form = DialogueForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            dialogue = actions.write_dialogue(
                skp, talk=form.talk(), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            drafts.discard(request.user, draft)
            undo = reverse("monitoring:dialogue_withdraw", args=[dialogue.pk])
            messages.success(request, "Dialog tercatat.", extra_tags=f"undo:{undo}")
            return redirect("monitoring:dialogue_list", skp.pk)
    kept = drafts.find(request.user, draft)
    context = {"form": form, "skp": skp, "draft_key": draft}
    context["draft_version"] = kept.version if kept else 0
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/dialogue_form.html", context, status=status)


@require_GET
def dialogue_detail(request, pk):
    dialogue = access.get_dialogue(request.user, pk, on=timezone.localdate())
    sides = access.sides_of(request.user, dialogue)
    context = {
        "one": dialogue,
        "is_mine": dialogue.written_by_id == request.user.pk,
        "may_acknowledge": (sides["employee"] and not dialogue.employee_acknowledged_at)
        or (sides["leader"] and not dialogue.leader_acknowledged_at),
    }
    return render(request, "monitoring/dialogue_detail.html", context)


@require_POST
def dialogue_acknowledge(request, pk):
    return _act(request, pk, actions.acknowledge_dialogue, "Catatan dialog Anda akui.")


@require_POST
def dialogue_withdraw(request, pk):
    return _act(request, pk, actions.withdraw_dialogue, "Catatan dialog ditarik.")


def _act(request, pk, act, done):
    """One act on a dialogue, its sentence, and back to it."""
    dialogue = access.get_dialogue(request.user, pk, on=timezone.localdate())
    try:
        act(dialogue, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect("monitoring:dialogue_detail", pk)
