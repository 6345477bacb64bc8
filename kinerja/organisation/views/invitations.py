from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import Role
from kinerja.organisation.forms import SearchForm

MOST_AT_ONCE = 200


@require_http_methods(["GET", "POST"])
def invitation_list(request):
    """People who cannot sign in yet; a post invites those ticked and shows the sheet once."""
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, Role.UNIT_HR, on=today)
    people = queries.without_account(access.people_kept_by(request.user, on=today))
    if request.method == "POST":
        return _sheet(request, people)
    text = request.GET.get("q", "").strip()
    found = queries.people_named(people, text, limit=50) if text else people.order_by("name", "pk")
    context = {
        "rows": queries.places_of(found[: queries.PAGE_SIZE], on=today),
        "count": people.count(),
        "search": SearchForm({"q": text}),
        "search_label": "Cari nama atau NIP",
    }
    return render(request, "organisation/invitation_list.html", context)


def _sheet(request, people):
    ids = [int(pk) for pk in request.POST.getlist("employee") if pk.isdecimal()][:MOST_AT_ONCE]
    sheet = []
    for person in people.filter(pk__in=ids).order_by("name", "pk"):
        try:
            token = actions.invite_employee(person, by=request.user, at=timezone.now())
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            link = request.build_absolute_uri(reverse("accounts:accept", args=[token]))
            sheet.append((person, link))
    if not sheet:
        messages.error(request, "Pilih setidaknya satu pegawai untuk diundang.")
        return redirect("organisation:invitation_list")
    return render(request, "organisation/invitation_sheet.html", {"sheet": sheet})
