"""The end of a year in every office: what is left, the one button, its progress."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.forms import ClosingAllForm
from kinerja.appraisal.views.closing import DELAYS
from kinerja.lib.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def closing_all(request, year):
    """Before: each open office with its people in the way. While: how far all are together."""
    on = timezone.localdate()
    access.require_close_all(request.user, on=on)
    period = queries.opened_year(year, on=on)
    if period is None:
        raise Http404
    if request.htmx:
        return piece(request, period)
    left = queries.offices_left(period, named=False)
    seen = queries.digest_of_state(*left)
    form = ClosingAllForm(
        request.POST if request.method == "POST" else None, initial={"seen": seen}
    )
    if form.is_valid() and begun(request, form, period.year):
        return redirect("appraisal:closing_all", year)
    if form.is_bound:
        form.data = {**form.data.dict(), "seen": seen}
    context = {
        "year": period.year,
        "form": form,
        "left": left,
        "offices": reverse("appraisal:closing", args=[year, 0]).removesuffix("0/"),
        "ready": sum(not office.exceptions for office in left),
        "unfinished": sum(bool(office.exceptions) for office in left),
        "blockers": rules.blockers_to_close(
            opened=True, due_on=period.due_on, is_begun=False, on=on
        ),
        **progress(request, period),
    }
    return render(
        request, "appraisal/closing_all.html", context, status=422 if form.is_bound else 200
    )


def progress(request, period):
    """How far the closings are, and where the page looks again."""
    found = queries.progress_of_year(period.year)
    looks = request.GET.get("n", "0")
    looks = int(looks) if looks.isdigit() else 0
    return {
        "progress": found,
        "delay": DELAYS[min(looks, len(DELAYS) - 1)],
        "poll_url": found.is_running and f"{request.path}?n={min(looks + 1, 99)}",
    }


def piece(request, period):
    """The bar alone, while it runs."""
    context = progress(request, period)
    if not context["progress"].is_running:
        return HttpResponseClientRedirect(request.path)
    return render(request, "appraisal/closing_all.html#job", context)


def begun(request, form, year):
    """Whether the closings were begun; the reasons against go back to the form."""
    try:
        actions.begin_all_closings(year, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True
