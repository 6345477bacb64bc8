from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.integration import actions, queries
from kinerja.integration.forms import DailyFileForm, DailyRowsForm
from kinerja.lib.refusals import Refused
from kinerja.monitoring.access import get_own_set_skp


@require_http_methods(["GET", "HEAD", "POST"])
def daily_import(request, pk):
    """Daily progress from a file of e-Kinerja: send it, then look at what would be added."""
    skp = get_own_set_skp(request.user, pk)
    form = DailyFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _preview(request, skp, form.rows)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "integration/daily_import.html", {"skp": skp, "form": form}, status=status
    )


def _preview(request, skp, rows, form=None, status=200):
    found = queries.daily_preview(skp, rows)
    form = form or DailyRowsForm(initial={"rows": rows})
    context = {"skp": skp, "found": found, "form": form}
    status = 422 if found.wrong else status
    return render(request, "integration/daily_preview.html", context, status=status)


@require_POST
def daily_import_apply(request, pk):
    skp = get_own_set_skp(request.user, pk)
    form = DailyRowsForm(request.POST)
    if not form.is_valid():
        context = {"skp": skp, "form": DailyFileForm(), "errors": form.errors.get("rows", [])}
        return render(request, "integration/daily_import.html", context, status=422)
    try:
        added = actions.import_daily(
            skp,
            rows=form.cleaned_data["rows"],
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return _preview(request, skp, form.cleaned_data["rows"], form, status=422)
    messages.success(request, f"{added} kegiatan ditambahkan sebagai catatan.")
    return redirect("monitoring:note_list")
