"""The list of plans for superiors and HR, and taking it away as a file."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib import spreadsheet
from kinerja.organisation.access import offices_in_sight, people_in_sight
from kinerja.planning import access, actions, forms, queries
from kinerja.planning.views.mine import TONES

COLUMNS = ("NIP", "Nama", "Jabatan", "Unit kerja", "Tahun", "Status SKP")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _asked(request, data):
    """The filter as asked, and the rows it leaves."""
    on = timezone.localdate()
    people = people_in_sight(request.user, on=on).exclude(user=request.user)
    units = list(offices_in_sight(request.user, on=on))
    years = [year.year for year in queries.open_years(on=on)] or [on.year]
    form = forms.PlanFilter(
        {"tahun": years[0], **{name: data[name] for name in data}},
        years=years,
        units=[(unit.pk, unit.name) for unit in units],
    )
    form.is_valid()
    chosen = form.cleaned_data
    year = chosen.get("tahun") or years[0]
    rows = queries.planners(
        people,
        year=year,
        on=on,
        q=chosen.get("q", ""),
        status=chosen.get("status", ""),
        unit=next((unit for unit in units if unit.pk == chosen.get("unit")), None),
    )
    kept = {name: value for name, value in chosen.items() if value} | {"tahun": year}
    return form, rows, kept


@require_safe
def skp_list(request):
    on = timezone.localdate()
    form, rows, kept = _asked(request, request.GET)
    page = queries.page_of(
        rows, after=request.GET.get("sesudah", ""), before=request.GET.get("sebelum", "")
    )
    context = {
        "form": form,
        "rows": queries.with_plans(page.rows, queries.plans_begun(kept["tahun"]), on=on),
        "kept": kept,
        "count": page.count,
        "words": queries.status_words(),
        "tones": TONES,
        "clear_url": request.path if set(kept) - {"tahun"} else "",
        "previous_url": page.before and f"?{urlencode({**kept, 'sebelum': page.before})}",
        "next_url": page.after and f"?{urlencode({**kept, 'sesudah': page.after})}",
        "can_open_years": access.can_open_years(request.user, on=on),
    }
    return render(request, "planning/skp_list.html", context)


@require_POST
def skp_list_export(request):
    """A POST, because taking a list away is recorded."""
    _, rows, kept = _asked(request, request.POST)
    words = queries.status_words()
    lines = [
        [row.nip, row.full_name, row.position, row.unit_name, kept["tahun"], words[row.skp_status]]
        for row in queries.with_plans(
            rows, queries.plans_begun(kept["tahun"]), on=timezone.localdate()
        )
    ]
    is_csv = request.POST.get("bentuk") == "csv"
    actions.export_plans(
        rows=len(lines),
        filters={name: str(value) for name, value in kept.items()},
        form="csv" if is_csv else "xlsx",
        by=request.user,
        at=timezone.now(),
    )
    body = spreadsheet.csv(COLUMNS, lines) if is_csv else spreadsheet.xlsx("SKP", COLUMNS, lines)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8" if is_csv else XLSX)
    name = f"skp-{kept['tahun']}.{'csv' if is_csv else 'xlsx'}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
