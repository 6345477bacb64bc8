"""How often the regency documents its work; for HR of the agency."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions.documentation import set_documentation
from kinerja.monitoring.forms import DocumentationForm


@require_http_methods(["GET", "POST"])
def documentation_rules(request):
    today = timezone.localdate()
    if not access.can_set_documentation(request.user, on=today):
        raise Http404
    form = DocumentationForm(request.POST or None, initial={"since": today})
    if request.method == "POST" and form.is_valid():
        try:
            rule = set_documentation(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Pendokumentasian {rule.periodicity} tersimpan.")
            return redirect("monitoring:documentation_rules")
    context = {
        "form": form,
        "rules": queries.documentation_rules(),
        "today": queries.documentation_on(today).label,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/documentation_rules.html", context, status=status)
