from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from kinerja.appraisal.queries import opened_periods
from kinerja.documents import access, actions
from kinerja.documents.enums import BundleStatus
from kinerja.documents.forms import BundleForm
from kinerja.lib.refusals import Refused
from kinerja.organisation.access import units_to_choose

MOST_SHOWN = 20
DELAYS = (2, 2, 2, 5, 5, 10)  # seconds between looks at a running job


@require_http_methods(["GET", "HEAD", "POST"])
def bundle_list(request):
    """Ask for the documents of a unit as one file; below it what was asked for before."""
    today = timezone.localdate()
    units = units_to_choose(request.user, on=today)
    form = BundleForm(
        request.POST or None, units=units, periods=opened_periods(on=today).select_related("year")
    )
    if not form.fields["unit"].queryset.exists():
        raise Http404
    if form.is_valid():
        wanted = form.cleaned_data
        bundle = actions.ask_for_bundle(
            wanted["unit"],
            period=wanted["period"],
            content=wanted["content"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("documents:bundle", bundle.pk)
    bundles = access.visible_bundles(request.user, on=today).order_by("-pk")[:MOST_SHOWN]
    context = {"form": form, "bundles": bundles}
    status = 422 if request.method == "POST" else 200
    return render(request, "documents/bundle_list.html", context, status=status)


@require_safe
def bundle(request, pk):
    """How far it is; once ready, the way to take it."""
    row = access.get_bundle(request.user, pk, on=timezone.localdate())
    is_running = row.status in actions.OPEN
    if request.htmx and not is_running:
        return HttpResponseClientRedirect(request.path)
    looks = request.GET.get("n", "0")
    looks = int(looks) if looks.isdigit() else 0
    context = {
        "bundle": row,
        "is_running": is_running,
        "is_ready": row.status == BundleStatus.READY,
        "delay": DELAYS[min(looks, len(DELAYS) - 1)],
        "poll_url": is_running and f"{request.path}?n={min(looks + 1, 99)}",
        "kept": actions.KEPT.days,
    }
    part = "#job" if request.htmx else ""
    return render(request, f"documents/bundle.html{part}", context)


@require_POST
def bundle_take(request, pk):
    """A POST, because taking documents away is recorded."""
    row = access.get_bundle(request.user, pk, on=timezone.localdate())
    try:
        file = actions.take_bundle(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reasons[0])
        return redirect("documents:bundle_list")
    name = f"{row.content}-{row.unit.code}-{row.period.year.year}-{row.pk}.zip".lower()
    return FileResponse(file, as_attachment=True, filename=name)
