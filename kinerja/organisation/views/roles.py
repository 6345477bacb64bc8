from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import Role
from kinerja.organisation.forms import GrantForm, SearchForm, posted
from kinerja.organisation.models import RoleGrant


@require_http_methods(["GET", "POST"])
def role_list(request):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, on=today)
    text = request.GET.get("q", "").strip()
    found = queries.people_with_account(text=text, chosen=request.POST.get("person"), on=today)
    form = GrantForm(posted(request), found=found, initial={"first_day": today})
    if form.is_valid() and _grant(request, form):
        return redirect("organisation:role_list")
    context = {
        "grants": queries.grants_on(today),
        "form": form,
        "search": SearchForm({"q": text}),
        "search_label": "Cari pegawai yang akan diberi peran",
        "missing": bool(text) and not found,
        "ready": bool(text) or request.method == "POST",
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/role_list.html", context, status=status)


@require_POST
def role_revoke(request, pk):
    grant = access.get_managed(RoleGrant, request.user, pk, on=timezone.localdate())
    try:
        actions.revoke_role(grant, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Peran dicabut mulai hari ini.")
    return redirect("organisation:role_list")


def _grant(request, form):
    asked = dict(form.cleaned_data)
    person = asked.pop("person")
    try:
        grant = actions.grant_role(**asked, user=person.user, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    messages.success(request, f"{person} menjadi {grant.get_role_display()}.")
    return True
