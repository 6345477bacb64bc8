from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib import spreadsheet
from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries, rules
from kinerja.organisation.enums import Role
from kinerja.organisation.forms import (
    EmployeeForm,
    EndForm,
    FilterForm,
    PlacementForm,
    SearchForm,
    StandingForm,
    posted,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS = {
    "xlsx": (lambda rows: spreadsheet.xlsx("Daftar pegawai", queries.COLUMNS, rows), XLSX),
    "csv": (lambda rows: spreadsheet.csv(queries.COLUMNS, rows), "text/csv; charset=utf-8"),
}


@require_safe
def employee_list(request):
    today = timezone.localdate()
    form, people = _filtered(request, today)
    rows, before, after = queries.page_of_people(
        queries.by_name(people),
        after=_key(request, "setelah"),
        before=_key(request, "sebelum"),
    )
    kept = {k: v for k, v in request.GET.items() if k not in ("setelah", "sebelum") and v}
    context = {
        "form": form,
        "rows": queries.places_of(rows, on=today),
        "count": people.count(),
        "filters": kept,
        "before": rows[0].pk if before and rows else None,
        "after": rows[-1].pk if after and rows else None,
        "can_manage": access.can_manage(request.user, on=today),
    }
    return render(request, "organisation/employee_list.html", context)


@require_POST
def employee_export(request, form):
    if form not in WRITERS:
        raise Http404
    today = timezone.localdate()
    _, people = _filtered(request, today)
    rows = queries.export_rows(people, on=today)
    write, content_type = WRITERS[form]
    actions.record_export(
        what="organisation.employees", count=len(rows), by=request.user, at=timezone.now()
    )
    response = HttpResponse(write(rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="pegawai-{today}.{form}"'
    return response


@require_safe
def employee_detail(request, pk):
    today = timezone.localdate()
    employee = access.get_employee(request.user, pk, on=today)
    placements, lines = queries.history_of(employee)
    context = {
        "employee": employee,
        "placements": placements,
        "lines": lines,
        "contracts": queries.contracts_of(employee),
        "is_contracted": employee.status in rules.CONTRACTED,
        "today": today,
        "roles": queries.grants_of(employee.user, on=today) if employee.user_id else [],
        "can_keep": access.can_keep(request.user, employee, on=today),
    }
    return render(request, "organisation/employee_detail.html", context)


@require_http_methods(["GET", "POST"])
def employee_new(request):
    access.require_role(request.user, Role.AGENCY_HR, on=timezone.localdate())
    form = EmployeeForm(posted(request))
    if form.is_valid():
        try:
            employee = actions.hire_employee(
                **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"{employee} terdaftar. Tempatkan pada jabatannya.")
            return redirect("organisation:employee_place", employee.pk)
    context = {"form": form, "title": "Pegawai baru", "label": "Daftarkan pegawai"}
    return _form_page(request, context)


@require_http_methods(["GET", "POST"])
def employee_place(request, pk):
    today = timezone.localdate()
    employee = access.get_kept_employee(request.user, pk, on=today)
    text = request.GET.get("q", "").strip()
    found = queries.positions_named(text, chosen=request.POST.get("position"))
    form = PlacementForm(
        posted(request), found=found, initial={"first_day": today, "kind": "definitif"}
    )
    if form.is_valid():
        try:
            actions.place_employee(
                employee, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Penempatan dicatat. Periksa penilainya.")
            return redirect("organisation:employee_detail", employee.pk)
    context = {
        "form": form,
        "search": SearchForm({"q": text}),
        "search_label": "Cari jabatan atau unit",
        "employee": employee,
        "title": f"Pindahkan {employee}",
        "label": "Catat penempatan",
        "missing": bool(text) and not found,
    }
    return _form_page(request, context)


@require_http_methods(["GET", "POST"])
def employee_standing(request, pk):
    today = timezone.localdate()
    employee = access.get_kept_employee(request.user, pk, on=today)
    form = StandingForm(posted(request), initial={"standing": employee.standing})
    if form.is_valid():
        try:
            actions.set_standing(employee, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Kedudukan hukum disimpan.")
            return redirect("organisation:employee_detail", employee.pk)
    context = {
        "form": form,
        "employee": employee,
        "title": f"Kedudukan hukum {employee}",
        "label": "Simpan kedudukan",
    }
    return _form_page(request, context)


@require_http_methods(["GET", "POST"])
def placement_end(request, pk):
    today = timezone.localdate()
    placement = access.get_kept_placement(request.user, pk, on=today)
    form = EndForm(posted(request), initial={"last_day": today})
    if form.is_valid():
        try:
            actions.end_placement(
                placement, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Penempatan diakhiri. Periksa usulan penilai unitnya.")
            return redirect("organisation:employee_detail", placement.employee_id)
    context = {
        "form": form,
        "employee": placement.employee,
        "title": f"Akhiri {placement.position}",
        "label": "Akhiri penempatan",
    }
    return _form_page(request, context)


def _filtered(request, today):
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    people = queries.people_listed(
        access.people_in_sight(request.user, on=today),
        on=today,
        unit=asked.get("unit") or queries.unit_asked(asked.get("di")),
        status=asked.get("status", ""),
        state=asked.get("state", ""),
        text=asked.get("q", ""),
    )
    return form, people


def _key(request, name):
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else None


def _form_page(request, context):
    status = 422 if context["form"].errors else 200
    return render(request, "organisation/employee_form.html", context, status=status)
