from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import RegisterFilter
from kinerja.lib import spreadsheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(title, columns, rows, name):
    response = HttpResponse(spreadsheet.xlsx(title, columns, rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def filtered(user, data, *, on):
    """The form and the rows it leaves; a filter that makes no sense filters nothing."""
    form = RegisterFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.plans().filter(employee__in=access.people_listed(user, on=on))
    return form, queries.register(found, on=on, **wanted)


@require_safe
def register(request):
    """Every rencana perbaikan of the people one keeps records of."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, rows = filtered(request.user, request.GET, on=on)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(rows, name="employee__name", after=after, size=25)
    for plan in page.rows:
        plan.state_word = queries.STATES[plan.state]
    query = request.GET.copy()
    query.pop("setelah", None)
    return render(
        request,
        "development/register.html",
        {
            "form": form,
            "page": page,
            "query": query,
            "is_filtered": any(query.values()),
        },
    )


@require_POST
def export(request):
    """The same rows as a workbook; each download is recorded."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, rows = filtered(request.user, request.POST, on=on)
    wanted = {name: form[name].value() or "" for name in form.fields}
    actions.record_export(
        by=request.user, at=timezone.now(), form="perbaikan", rows=rows.count(), wanted=wanted
    )
    table = queries.export_rows(rows)
    return workbook("Rencana perbaikan", queries.COLUMNS, table, f"rencana-perbaikan-{on}")
