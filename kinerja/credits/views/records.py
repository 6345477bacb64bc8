from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.credits import access, actions, queries
from kinerja.credits.forms import AdditionForm, RegisterFilter, StatementForm
from kinerja.lib import spreadsheet
from kinerja.lib.refusals import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filtered(user, data, *, on):
    """The form and the rows it leaves; a filter that makes no sense filters nothing."""
    form = RegisterFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    return form, queries.register(access.people_listed(user, on=on), on=on, **wanted)


@require_safe
def register(request):
    """Everybody who earns angka kredit, with what he has and lacks."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    form, rows = filtered(request.user, request.GET, on=on)
    page = queries.register_page(rows, on=on, after=request.GET.get("setelah", ""))
    query = request.GET.copy()
    query.pop("setelah", None)
    return render(
        request,
        "credits/register.html",
        {
            "form": form,
            "rows": page.rows,
            "count": page.count,
            "query": query,
            "next_after": page.next_after,
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
    actions.record_export(by=request.user, at=timezone.now(), rows=rows.count(), wanted=wanted)
    table = queries.export_rows(rows, on=on)
    response = HttpResponse(
        spreadsheet.xlsx("Angka kredit", queries.COLUMNS, table), content_type=XLSX
    )
    response["Content-Disposition"] = f'attachment; filename="angka-kredit-{on}.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def addition_new(request, pk):
    """Record base, former, adjusted credit, or a diploma."""
    employee = access.get_kept(request.user, pk, on=timezone.localdate())
    form = AdditionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.record_addition(
                employee, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Angka kredit {employee.full_name} tercatat.")
            return redirect("credits:person", employee.pk)
    return render(
        request,
        "credits/addition.html",
        {"form": form, "employee": employee},
        status=422 if form.errors else 200,
    )


@require_POST
def addition_withdraw(request, pk):
    addition = access.get_addition(request.user, pk, on=timezone.localdate())
    try:
        actions.withdraw_addition(addition, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Perolehan dicabut dan tidak dihitung lagi.")
    return redirect("credits:person", addition.employee_id)


@require_http_methods(["GET", "HEAD", "POST"])
def statement_new(request, pk):
    """Look at the figures, then set the PAK."""
    on = timezone.localdate()
    employee = access.get_for_statement(request.user, pk, on=on)
    account = queries.account_of(employee, on=on)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        initial={"set_on": on, "seen_total": str(account.have)},
    )
    if form.is_bound and form.is_valid():
        try:
            statement = actions.set_statement(
                employee, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"PAK {statement.number} ditetapkan.")
            return redirect("credits:person", employee.pk)
    return render(
        request,
        "credits/statement.html",
        {"form": form, "account": account},
        status=422 if form.errors else 200,
    )
