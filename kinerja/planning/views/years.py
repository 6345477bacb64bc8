"""Opening the performance year and moving its windows; for HR of the agency."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.planning import access, actions, forms, queries

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def year_list(request):
    today = timezone.localdate()
    if not access.can_open_years(request.user, on=today):
        raise Http404
    years = list(queries.all_years())
    proposal = forms.YearForm.proposal((years[0].year if years else today.year - 1) + 1)
    form = forms.YearForm(request.POST or None, initial=proposal)
    if form.is_valid():
        try:
            row = actions.open_year(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Tahun kinerja {row.year} dibuka.")
            return redirect("planning:year_edit", row.pk)
    context = {"years": years, "form": form}
    return render(request, "planning/year_list.html", context, status=422 if form.errors else 200)


@get_or_post
def year_edit(request, pk):
    year = access.get_year(request.user, pk, on=timezone.localdate())
    initial = {
        "planning_opens_on": year.planning_opens_on,
        "planning_due_on": year.planning_due_on,
        "approach": year.approach,
    }
    periods = list(queries.periods_of(year))
    form = forms.WindowsForm(request.POST or None, initial=initial, periods=periods)
    if form.is_valid():
        try:
            actions.move_windows(
                year,
                planning_opens_on=form.cleaned_data["planning_opens_on"],
                planning_due_on=form.cleaned_data["planning_due_on"],
                windows=form.windows(),
                approach=form.cleaned_data["approach"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Jadwal tersimpan.")
            return redirect("planning:year_list")
    today = timezone.localdate()
    open_periods = [period for period in periods if period.due_on >= today]
    context = {"year": year, "form": form, "open_periods": open_periods}
    return render(request, "planning/year_edit.html", context, status=422 if form.errors else 200)
