from io import BytesIO

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.integration import access, actions, queries
from kinerja.integration.forms import GoalFileForm, GoalRowsForm
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning.access import get_known_year


@require_http_methods(["GET", "HEAD", "POST"])
def goal_import(request, year):
    """Goals from a spreadsheet: send it, then look at what would change."""
    on = timezone.localdate()
    access.refuse_strangers(request.user, on=on)
    row = get_known_year(year)
    is_sent = request.method == "POST"
    form = GoalFileForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        initial={"since": on.replace(year=row.year)},
    )
    if not form.is_valid():
        context = {"year": row, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "integration/goal_import.html", context, status=status)
    return _preview(request, row, form.rows, form.cleaned_data["since"], on=on)


def _preview(request, year, rows, since, *, on, form=None, status=200):
    plan = queries.goal_preview(year, rows, units=access.goal_units(request.user, on=on))
    form = form or GoalRowsForm(initial={"rows": rows, "seen": plan.digest, "since": since})
    context = {"year": year, "plan": plan, "form": form, "since": since}
    status = 422 if plan.wrong else status
    return render(request, "integration/goal_preview.html", context, status=status)


@require_POST
def goal_import_apply(request, year):
    on = timezone.localdate()
    access.refuse_strangers(request.user, on=on)
    row = get_known_year(year)
    form = GoalRowsForm(request.POST)
    if not form.is_valid():
        errors = ["Isi pratinjau rusak. Unggah berkasnya sekali lagi."]
        context = {"year": row, "form": GoalFileForm(), "errors": errors}
        return render(request, "integration/goal_import.html", context, status=422)
    data = form.cleaned_data
    try:
        done = actions.import_goals(row, **data, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        status = 409 if isinstance(refusal, Stale) else 422
        return _preview(request, row, data["rows"], data["since"], on=on, form=form, status=status)
    messages.success(request, f"{done} sasaran ditulis.")
    return redirect("planning:goal_list")


@require_safe
def goal_template(request, year):
    on = timezone.localdate()
    access.refuse_strangers(request.user, on=on)
    row = get_known_year(year)
    content = queries.goal_template(row, units=access.goal_units(request.user, on=on))
    return FileResponse(BytesIO(content), as_attachment=True, filename=f"sasaran-{row.year}.xlsx")
