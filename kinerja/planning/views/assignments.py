"""My roles in others' matrices, volunteering, and the penilai's approval."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.access import get_own_employee
from kinerja.organisation.queries import employee_of
from kinerja.planning import access, actions, forms, queries
from kinerja.planning.views.editing import told
from kinerja.planning.views.matrix import TONES


@require_safe
def roles_mine(request):
    on = timezone.localdate()
    employee = employee_of(request.user)
    year = queries.year_on(on)
    has_both = employee and year
    context = {
        "employee": employee,
        "year": year,
        "roles": queries.roles_for(employee, year=year) if has_both else [],
        "assignments": queries.assignments_of(employee) if employee else [],
        "strategies": queries.open_strategies(employee, year=year) if has_both else [],
        "draft": queries.editable_plan(employee, year=year) if has_both else None,
        "form": forms.JoinForm(),
        "tones": TONES,
    }
    return render(request, "planning/roles_mine.html", context)


@require_POST
def role_take(request, pk):
    role = access.get_own_role(request.user, pk)
    skp = queries.editable_plan(role.row.employee, year=role.row.plan.year_id)
    if skp is None:
        messages.error(request, "Mulai SKP atau ajukan perubahan dahulu, lalu ambil perannya.")
        return redirect("planning:roles_mine")
    try:
        result = actions.take_role(role, skp=skp, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:roles_mine")
    messages.success(request, "Peran masuk SKP Anda. Sekarang isi indikatornya.")
    return redirect("planning:indicators_edit", skp.pk, result.pk)


@require_POST
def strategy_join(request, pk):
    strategy = access.get_open_strategy(pk)
    employee = get_own_employee(request.user)
    form = forms.JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis apa yang dapat Anda bantu.")
        return redirect("planning:roles_mine")
    try:
        actions.ask_to_join(
            strategy,
            employee=employee,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        return told(request, refusal, "planning:roles_mine")
    messages.success(request, "Pengajuan Anda dikirim kepada pemilik strategi.")
    return redirect("planning:roles_mine")


@require_safe
def assignment_list(request):
    """Assignments by others that wait for the penilai."""
    employee = employee_of(request.user)
    on = timezone.localdate()
    rows = queries.waiting_for_approval(employee, on=on) if employee else []
    return render(request, "planning/assignment_list.html", {"rows": rows})


@require_POST
def assignment_answer(request, pk):
    row = access.get_row_to_answer(request.user, pk, on=timezone.localdate())
    form = forms.AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    act = form.cleaned_data["act"]
    is_owners = act in ("accept", "decline")
    back = ("planning:matrix", row.plan_id) if is_owners else ("planning:assignment_list",)
    try:
        actions.answer_assignment(row, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, *back)
    messages.success(request, f"Jawaban untuk {row.employee.full_name} tersimpan.")
    return redirect(*back)
