from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.forms import DelegationForm, LineForm, SearchForm, posted


@require_http_methods(["GET", "POST"])
def line_correct(request, pk):
    return _line_page(
        request, pk, LineForm, actions.correct_line, "Koreksi penilai", "Simpan koreksi"
    )


@require_http_methods(["GET", "POST"])
def line_delegate(request, pk):
    return _line_page(
        request,
        pk,
        DelegationForm,
        actions.delegate_line,
        "Delegasikan penilaian",
        "Catat pendelegasian",
    )


def _line_page(request, pk, form_class, act, title, label):
    today = timezone.localdate()
    employee = access.get_kept_employee(request.user, pk, on=today)
    line = queries.line_of(employee, on=today)
    text = request.GET.get("q", "").strip()
    found = queries.candidates(employee, text=text, chosen=request.POST.get("appraiser"), on=today)
    initial = {"first_day": today, "seen": line.pk if line else None}
    form = form_class(posted(request), found=found, initial=initial)
    if form.is_valid():
        try:
            act(employee, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Penilai dicatat. Pegawai dan penilai diberi tahu.")
            return redirect("organisation:employee_detail", employee.pk)
    context = {
        "form": form,
        "search": SearchForm({"q": text}),
        "search_label": "Cari nama atau NIP penilai",
        "employee": employee,
        "line": line,
        "title": f"{title} {employee}",
        "label": label,
        "missing": bool(text) and not found,
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/employee_form.html", context, status=status)
