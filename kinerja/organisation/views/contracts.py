from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions
from kinerja.organisation.forms import ContractForm, posted


@require_http_methods(["GET", "POST"])
def contract_new(request, pk):
    employee = access.get_kept_employee(request.user, pk, on=timezone.localdate())
    form = ContractForm(posted(request))
    if form.is_valid():
        try:
            actions.record_contract(
                employee, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Perjanjian kerja dicatat. Pegawai diberi tahu.")
            return redirect("organisation:employee_detail", employee.pk)
    context = {
        "form": form,
        "employee": employee,
        "title": f"Perjanjian kerja {employee}",
        "label": "Catat perjanjian kerja",
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/employee_form.html", context, status=status)


@require_POST
def contract_withdraw(request, pk):
    contract = access.get_kept_contract(request.user, pk, on=timezone.localdate())
    try:
        actions.withdraw_contract(contract, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Perjanjian kerja dicabut. Riwayatnya tetap tersimpan.")
    return redirect("organisation:employee_detail", contract.employee_id)
