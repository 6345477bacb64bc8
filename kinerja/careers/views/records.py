from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.careers import access, actions, queries, rules
from kinerja.careers.enums import RecordKind
from kinerja.careers.forms import FACT_FORMS, OfficialForm
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def person(request, pk):
    """The facts of one person, as HR keeps and the committee reads them."""
    on = timezone.localdate()
    employee = access.get_person(request.user, pk, on=on)
    people = queries.placed_today(Employee.objects.filter(pk=employee.pk), on=on)
    records = queries.records_of([employee.pk])
    return render(
        request,
        "careers/person.html",
        {
            "employee": employee,
            "records": records[employee.pk],
            "row": next(iter(queries.index_rows(people, on=on, records=records)), None),
            "rule": rules.index_on(on),
            "kinds": RecordKind.choices,
            "may_keep": access.may_record(request.user, employee),
        },
    )


@require_http_methods(GET_AND_POST)
def fact_new(request, pk, kind):
    """Record a rank, an education, a course, or what concerns conduct."""
    employee = access.get_kept(request.user, pk, on=timezone.localdate())
    if kind not in FACT_FORMS:
        raise Http404
    form = FACT_FORMS[kind](request.POST if request.method == "POST" else None)
    return entry_page(
        request,
        employee,
        form,
        title=f"Catat {RecordKind(kind).label.lower()}",
        act=lambda **said: actions.record_fact(employee, kind=kind, **said),
    )


@require_http_methods(GET_AND_POST)
def official_new(request, pk):
    """Record what SIASN shows."""
    on = timezone.localdate()
    employee = access.get_kept(request.user, pk, on=on)
    form = OfficialForm(
        request.POST if request.method == "POST" else None,
        initial={"measured_on": on, "year": on.year - 1},
    )
    return entry_page(
        request,
        employee,
        form,
        title="Catat IP ASN resmi",
        act=lambda **said: actions.record_official(employee, **said),
    )


def entry_page(request, employee, form, *, title, act):
    """Ask, do the act, go back to the person; a refusal stays on the form."""
    if form.is_bound and form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Tercatat untuk {employee.full_name}.")
            return redirect("careers:person", employee.pk)
    context = {"form": form, "employee": employee, "title": title}
    return render(request, "careers/entry.html", context, status=422 if form.errors else 200)


@require_POST
def fact_withdraw(request, pk):
    record = access.get_record(request.user, pk, on=timezone.localdate())
    try:
        actions.withdraw_fact(record, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Catatan dicabut. Riwayatnya tetap tersimpan.")
    return redirect("careers:person", record.employee_id)
