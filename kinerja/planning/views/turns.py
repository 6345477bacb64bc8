"""Closing in turns: a last day for each perangkat daerah; for HR of the agency."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.planning import access, actions, forms, queries


@require_http_methods(["GET", "HEAD", "POST"])
def turns(request, pk):
    """What holds, or an even spread to begin with; nothing is set before it is saved."""
    on = timezone.localdate()
    period = access.get_period(request.user, pk, on=on)
    offices = queries.offices_with_people(on=on)
    standing = queries.turns_of(period)
    is_proposal = not standing or "usul" in request.GET
    days = {pk: turn.due_on for pk, turn in standing.items()}
    if is_proposal:
        days = queries.proposed_turns(period, offices, on=on)
    initial = {f"due-{office}": day for office, day in days.items()}
    initial["basis"] = next((turn.basis for turn in standing.values()), "")
    form = forms.TurnsForm(request.POST or None, initial=initial, offices=offices)
    if form.is_valid() and saved(request, form, period):
        return redirect("planning:turns", period.pk)
    context = {
        "period": period,
        "form": form,
        "standing": len(standing),
        "is_proposal": is_proposal and not form.is_bound,
        "is_over": on > period.due_on,
    }
    return render(request, "planning/turns.html", context, status=422 if form.errors else 200)


def saved(request, form, period):
    """Whether the turns hold now; the reasons against go back to the form."""
    asked = {} if "kosongkan" in request.POST else form.turns()
    try:
        actions.set_turns(
            period,
            turns=asked,
            basis=form.cleaned_data["basis"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    messages.success(request, "Giliran tersimpan." if asked else "Giliran dihapus.")
    return True
