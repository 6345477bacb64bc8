from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import Role

SHOWN = 100


@require_safe
def proposal_list(request):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, Role.UNIT_HR, on=today)
    state = request.GET.get("keadaan", "tanpa")
    found = _asked(request, today, state)
    context = {
        "rows": queries.comparisons(found[:SHOWN]),
        "count": len(found),
        "shown": min(len(found), SHOWN),
        "state": state,
    }
    return render(request, "organisation/proposal_list.html", context)


@require_POST
def proposal_preview(request):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, Role.UNIT_HR, on=today)
    found = [s for s in _chosen(request, today) if s.proposal.appraiser and s.differs]
    if not found:
        messages.error(request, "Pilih setidaknya satu pegawai yang memiliki usulan penilai.")
        return redirect("organisation:proposal_list")
    context = {"rows": queries.comparisons(found), "today": today}
    return render(request, "organisation/proposal_preview.html", context)


@require_POST
def proposal_apply(request):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, Role.UNIT_HR, on=today)
    chosen = [s.employee for s in _chosen(request, today)]
    try:
        count = actions.propose_lines(
            on=today, employees=chosen, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, f"Penilai {count} pegawai dicatat mulai hari ini.")
    return redirect("organisation:proposal_list")


def _asked(request, today, state):
    kept = access.people_kept_by(request.user, on=today)
    if state == "berbeda":
        found = queries.suggestions(on=today, employees=kept.values("pk"))
        return [s for s in found if not s.is_missing and s.differs]
    missing = queries.people_listed(kept, on=today, state="tanpa-penilai")
    return queries.suggestions(on=today, employees=missing.values("pk"))


def _chosen(request, today):
    ids = [int(pk) for pk in request.POST.getlist("employee") if pk.isdecimal()][:1000]
    kept = access.people_kept_by(request.user, on=today).filter(pk__in=ids).values("pk")
    return queries.suggestions(on=today, employees=kept)
