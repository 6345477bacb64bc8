"""Whose feedback is wanted besides that of the line."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import invitations as actions
from kinerja.monitoring.forms import InviteForm
from kinerja.organisation.forms import SearchForm
from kinerja.organisation.queries import people_with_account


@require_http_methods(["GET", "POST"])
def invitation_list(request, pk):
    today = timezone.localdate()
    skp = access.get_skp_to_plan(request.user, pk, on=today)
    text = request.GET.get("q", "").strip()
    found = people_with_account(text=text, chosen=request.POST.get("invited"), on=today)
    form = InviteForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_feedback(skp, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Permintaan umpan balik terkirim.")
            return redirect("monitoring:invitation_list", skp.pk)
    context = {
        "skp": skp,
        "form": form,
        "rows": queries.invitations_of(skp),
        "search": SearchForm({"q": text}),
        "text": text,
        "missing": bool(text) and not found,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/invitation_list.html", context, status=status)


@require_POST
def invitation_end(request, pk):
    invitation = access.get_invitation(request.user, pk, on=timezone.localdate())
    try:
        actions.end_invitation(invitation, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Permintaan diakhiri.")
    return redirect("monitoring:invitation_list", invitation.skp_id)
