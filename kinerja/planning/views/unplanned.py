"""Who had no set plan on a day: for HR, auditors and leaders, and as a file."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib import spreadsheet
from kinerja.lib.refusals import Refused
from kinerja.organisation.access import offices_in_sight, people_in_sight
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import setting_on
from kinerja.organisation.rules import owes_plan
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.enums import SkpStatus
from kinerja.planning.views.lists import XLSX

COLUMNS = ("NIP", "Nama", "Jabatan", "Unit kerja", "Per tanggal", "Keadaan")


def _asked(request, data):
    """The day asked for, the rows of that day, and the filter as it stands."""
    today = timezone.localdate()
    people = people_in_sight(request.user, on=today).exclude(user=request.user)
    units = list(offices_in_sight(request.user, on=today))
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
    form, on, rows, filters = _asked(request, request.GET)
    due = queries.planning_due(on.year) if on == timezone.localdate() else None
    page = queries.page_of(
        rows, after=request.GET.get("sesudah", ""), before=request.GET.get("sebelum", "")
    )
    people = queries.with_plans(page.rows, queries.plans_by(on), on=on)
    kept = access.people_to_prepare_for(request.user, on=on) if due and on > due else None
    sent = [row.pk for row in people if row.skp_status == SkpStatus.SUBMITTED]
    context = {
        "form": form,
        "on": on,
        "rows": [
            (one, queries.why_unplanned(one, on=on), step_for(one, on, due)) for one in people
        ],
        "prepares": keys_of(kept, [row.pk for row in people if row.skp_id is None]),
        "reviews": queries.reviewed_by(request.user, sent, on=on),
        "count": page.count,
        "kept": filters,
        "previous_url": page.before and f"?{urlencode({**filters, 'sebelum': page.before})}",
        "next_url": page.after and f"?{urlencode({**filters, 'sesudah': page.after})}",
    }
    return render(request, "planning/unplanned_list.html", context)


def keys_of(people, keys):
    """Which of these keys are of these people."""
    if people is None or not keys:
        return set()
    return set(people.filter(pk__in=keys).values_list("pk", flat=True))


@require_POST
def plan_prepare(request, pk):
    """A draft for somebody who has none, once January is over."""
    on = timezone.localdate()
    employee = access.get_employee_to_prepare(request.user, pk, on=on)
    year = access.get_open_year(str(on.year), on=on)
    try:
        actions.prepare_skp(employee, year=year, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reasons[0])
    else:
        messages.success(request, f"Draf SKP {employee.full_name} siap. Pegawai diberi tahu.")
    return redirect("planning:unplanned_list")


def step_for(row, on, due):
    """Who acts now; of a day that has passed, and of those who owe no plan, nothing."""
    if due is None or not owes_plan(status=row.status, standing=row.standing):
        return ""
    submitted_on = row.skp_submitted_at and timezone.localdate(row.skp_submitted_at)
    return rules.who_acts(
        status=row.skp_status,
        submitted_on=submitted_on,
        on=on,
        due_on=due,
        days=setting_on(SettingName.ANSWER_DAYS, on=submitted_on or on).value,
    )


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
        for row in queries.with_plans(rows, queries.plans_by(on), on=on)
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
