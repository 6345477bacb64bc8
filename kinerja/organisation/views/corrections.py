from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import RequestStatus, Role
from kinerja.organisation.forms import AnswerForm, SearchForm, posted


@require_safe
def correction_list(request):
    today = timezone.localdate()
    access.require_role(request.user, Role.AGENCY_HR, Role.UNIT_HR, on=today)
    status = request.GET.get("status", RequestStatus.OPEN)
    status = status if status in RequestStatus.values else RequestStatus.OPEN
    rows = access.visible_corrections(request.user, on=today).filter(status=status)
    context = {
        "rows": rows.order_by("requested_at", "pk")[:200],
        "status": status,
        "statuses": RequestStatus.choices,
    }
    return render(request, "organisation/correction_list.html", context)


@require_http_methods(["GET", "POST"])
def correction_detail(request, pk):
    today = timezone.localdate()
    correction = access.get_correction(request.user, pk, on=today)
    employee = correction.employee
    line = queries.line_of(employee, on=today)
    text = request.GET.get("q", "").strip()
    chosen = request.POST.get("appraiser") or correction.proposed_appraiser_id
    form = AnswerForm(
        posted(request),
        found=queries.candidates(employee, text=text, chosen=chosen, on=today),
        initial={
            "appraiser": correction.proposed_appraiser_id,
            "first_day": today,
            "seen": line.pk if line else None,
        },
    )
    if form.is_valid() and _answer(request, correction, form):
        messages.success(request, "Jawaban terkirim kepada pegawai.")
        return redirect("organisation:correction_list")
    context = {
        "correction": correction,
        "employee": employee,
        "line": line,
        "form": form,
        "search": SearchForm({"q": text}),
        "search_label": "Cari penilai lain",
        "is_open": correction.status == RequestStatus.OPEN,
        "can_answer": access.can_keep(request.user, employee, on=today),
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/correction_detail.html", context, status=status)


def _answer(request, correction, form):
    granted = form.cleaned_data["decision"] == "kabulkan"
    try:
        actions.answer_correction(
            correction,
            appraiser=form.cleaned_data["appraiser"] if granted else None,
            first_day=form.cleaned_data["first_day"] or timezone.localdate(),
            answer=form.cleaned_data["answer"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True
