"""Who had no set plan on a day: for HR, auditors and leaders, and as a file."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib import spreadsheet
from kinerja.organisation.access import people_in_sight
from kinerja.organisation.rules import owes_plan
from kinerja.planning import actions, forms, queries, rules
from kinerja.planning.views.lists import XLSX

COLUMNS = ("NIP", "Nama", "Jabatan", "Unit kerja", "Per tanggal", "Keadaan")


def _asked(request, data):
    """The day asked for, the rows of that day, and the filter as it stands."""
    today = timezone.localdate()
    people = people_in_sight(request.user, on=today).exclude(user=request.user)
    units = list(queries.units_of(people, on=today))
    form = forms.UnplannedFilter(
        {"tanggal": today.isoformat(), **{name: data[name] for name in data}},
        units=[(unit.pk, unit.name) for unit in units],
    )
    form.is_valid()
    chosen = form.cleaned_data
    on = min(chosen.get("tanggal") or today, today)
    rows = queries.unplanned(
        people,
        on=on,
        unit=next((unit for unit in units if unit.pk == chosen.get("unit")), None),
        is_exempt=chosen.get("wajib") == "tidak",
    )
    kept = {name: str(value) for name, value in chosen.items() if value}
    return form, on, rows, kept


@require_safe
def unplanned_list(request):
    form, on, rows, kept = _asked(request, request.GET)
    due = queries.planning_due(on.year) if on == timezone.localdate() else None
    page, before, after = queries.page_of(
        queries.with_review(rows, request.user, on=on),
        after=request.GET.get("sesudah", ""),
        before=request.GET.get("sebelum", ""),
    )
    context = {
        "form": form,
        "on": on,
        "rows": [(row, queries.why_unplanned(row, on=on), step_for(row, on, due)) for row in page],
        "count": rows.count(),
        "kept": kept,
        "previous_url": before and f"?{urlencode({**kept, 'sebelum': before})}",
        "next_url": after and f"?{urlencode({**kept, 'sesudah': after})}",
    }
    return render(request, "planning/unplanned_list.html", context)


def step_for(row, on, due):
    """Who acts now; of a day that has passed, and of those who owe no plan, nothing."""
    if due is None or not owes_plan(status=row.status, standing=row.standing):
        return ""
    submitted_on = row.skp_submitted_at and timezone.localdate(row.skp_submitted_at)
    return rules.who_acts(status=row.skp_status, submitted_on=submitted_on, on=on, due_on=due)


@require_POST
def unplanned_export(request):
    """A POST, because taking a list away is recorded."""
    _, on, rows, kept = _asked(request, request.POST)
    lines = [
        [
            row.nip,
            row.full_name,
            row.position,
            row.unit_name,
            on,
            queries.why_unplanned(row, on=on),
        ]
        for row in rows
    ]
    actions.export_plans(
        rows=len(lines),
        filters={**kept, "daftar": "belum ditetapkan"},
        form="xlsx",
        by=request.user,
        at=timezone.now(),
    )
    body = spreadsheet.xlsx("Belum ber-SKP", COLUMNS, lines)
    answer = HttpResponse(body, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="belum-ber-skp-{on}.xlsx"'
    return answer
