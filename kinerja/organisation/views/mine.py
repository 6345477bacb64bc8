from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.organisation import actions, queries, rules
from kinerja.organisation.forms import CorrectionForm, SearchForm, posted


@require_http_methods(["GET", "POST"])
def my_appraiser(request):
    """Siapa penilai saya, dari mana datanya."""
    today = timezone.localdate()
    employee = queries.employee_of(request.user)
    if employee is None:
        return render(request, "organisation/my_appraiser_none.html")
    text = request.GET.get("q", "").strip()
    found = queries.candidates(
        employee, text=text, chosen=request.POST.get("proposed_appraiser"), on=today
    )
    form = CorrectionForm(posted(request), found=found)
    if form.is_valid():
        try:
            actions.request_correction(
                employee, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Permintaan terkirim ke pengelola kepegawaian Anda.")
            return redirect("organisation:my_appraiser")
    context = _mine(employee, today) | {
        "form": form,
        "search": SearchForm({"q": text}),
        "text": text,
        "missing": bool(text) and not found,
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/my_appraiser.html", context, status=status)


def _mine(employee, today):
    placements, lines = queries.history_of(employee)
    line = next((row for row in lines if today in row.period), None)
    return {
        "employee": employee,
        "placement": next((row for row in placements if today in row.period), None),
        "line": line,
        "source": rules.BASIS_WORDS[line.basis] if line else "",
        "lines": lines,
        "corrections": queries.corrections_of(employee),
    }
