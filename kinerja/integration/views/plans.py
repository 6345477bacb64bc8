from io import BytesIO

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.integration import actions, queries
from kinerja.integration.forms import PlanFileForm, PlanRowsForm
from kinerja.lib.refusals import Refused
from kinerja.planning.access import get_own_skp


@require_http_methods(["GET", "HEAD", "POST"])
def skp_import(request, pk):
    """A plan from a spreadsheet: send it, then look at what would be added."""
    skp = get_own_skp(request.user, pk)
    if request.method != "POST":
        return render(request, "integration/skp_import.html", {"skp": skp, "form": PlanFileForm()})
    form = PlanFileForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"skp": skp, "form": form}
        return render(request, "integration/skp_import.html", context, status=422)
    return _preview(request, skp, form.rows)


def _preview(request, skp, rows, form=None, status=200):
    plan = queries.plan_preview(skp, rows)
    context = {
        "skp": skp,
        "plan": plan,
        "form": form or PlanRowsForm(initial={"rows": rows, "revision": skp.revision}),
    }
    status = 422 if plan.wrong else status
    return render(request, "integration/skp_preview.html", context, status=status)


@require_POST
def skp_import_apply(request, pk):
    skp = get_own_skp(request.user, pk)
    form = PlanRowsForm(request.POST)
    if not form.is_valid():
        context = {"skp": skp, "form": PlanFileForm(), "errors": form.errors.get("rows", [])}
        return render(request, "integration/skp_import.html", context, status=422)
    try:
        added = actions.import_plan(
            skp,
            rows=form.cleaned_data["rows"],
            revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return _preview(request, skp, form.cleaned_data["rows"], form, status=422)
    messages.success(request, f"{added} hasil kerja ditambahkan. Periksa satu per satu.")
    return redirect("planning:result_list", skp.pk)


@require_safe
def skp_template(request, pk):
    skp = get_own_skp(request.user, pk)
    content = BytesIO(queries.plan_template(skp))
    return FileResponse(content, as_attachment=True, filename=f"templat-skp-{skp.pk}.xlsx")
