from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.forms import RegisterFilter
from kinerja.lib import spreadsheet

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def filtered(user, data, *, on):
    """The form and the rows it leaves; a filter that makes no sense filters nothing."""
    form = RegisterFilter(data or None, periods=queries.opened_periods(on=on))
    wanted = form.cleaned_data if form.is_valid() else {}
    return form, queries.register(access.visible_register(user, on=on), **wanted)


@require_safe
def register(request):
    """Signed evaluations of everybody this account keeps records of."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, rows = filtered(request.user, request.GET, on=on)
    reads_all = access.reads_everybody(request.user, on=on)
    paged = queries.register_page if reads_all else queries.page_of_office
    page = paged(rows, after=request.GET.get("setelah", ""))
    query = request.GET.copy()
    query.pop("setelah", None)
    return render(
        request,
        "appraisal/register.html",
        {
            "form": form,
            "rows": page.rows,
            "count": page.count,
            "query": query,
            "next_after": page.next_after,
            "is_filtered": any(value for name, value in query.items()),
        },
    )


@require_POST
def export(request):
    """The rekap in the column order of e-Kinerja; each download is recorded."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, rows = filtered(request.user, request.POST, on=on)
    kind = "csv" if request.POST.get("jenis") == "csv" else "xlsx"
    wanted = {name: form[name].value() or "" for name in form.fields}
    actions.record_export(
        by=request.user, at=timezone.now(), kind=kind, rows=rows.count(), wanted=wanted
    )
    table = queries.rekap(rows)
    content = (
        spreadsheet.csv(queries.REKAP_COLUMNS, table)
        if kind == "csv"
        else spreadsheet.xlsx("Rekap Penilaian", queries.REKAP_COLUMNS, table)
    )
    response = HttpResponse(content, content_type=MEDIA[kind])
    response["Content-Disposition"] = f'attachment; filename="rekap-penilaian-{on}.{kind}"'
    return response
