"""Results the leader took over from one plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import takeover as actions
from kinerja.monitoring.forms import TakeOverForm


@require_http_methods(["GET", "POST"])
def takeover_list(request, pk):
    today = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=today)
    rows = list(queries.takeovers_of(skp))
    taken = {one.result.lineage for one in rows}
    free = [result for result in queries.results(skp) if result.lineage not in taken]
    form = TakeOverForm(request.POST or None, results=free)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            actions.take_over(
                form.results[words["result"]],
                follow_ups=words["follow_ups"],
                note=words["note"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Hasil kerja diambil alih. Pegawai diberi tahu.")
            return redirect("monitoring:takeover_list", skp.pk)
    context = {"skp": skp, "rows": rows, "form": form if free else None}
    context["can_take"] = access.can_take_over(request.user, skp, on=today)
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/takeover_list.html", context, status=status)


@require_POST
def takeover_end(request, pk):
    taken = access.get_takeover(request.user, pk, on=timezone.localdate())
    try:
        actions.give_back(taken, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Hasil kerja dikembalikan kepada pegawai.")
    return redirect("monitoring:takeover_list", taken.result.skp_id)
