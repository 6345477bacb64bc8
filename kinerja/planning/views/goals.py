"""The goals of the organisation: read by everybody, written by HR."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.refusals import Refused, Stale
from kinerja.organisation.queries import employee_of
from kinerja.planning import access, actions, forms, queries

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def chosen_office(request, *, on):
    """The filter with the year and the office asked for; without asking, today and one's own."""
    years = {year.year: year for year in queries.all_years()}
    units = {unit.pk: unit for unit in queries.goal_offices()}
    own = queries.office_of(employee_of(request.user), units.values(), on=on)
    asked = forms.GoalFilter(request.GET, years=list(years), units=[])
    asked.is_valid()
    year = years.get(asked.cleaned_data.get("tahun")) or years.get(on.year)
    unit = units.get(asked.cleaned_data.get("unit")) or own or next(iter(units.values()), None)
    form = forms.GoalFilter(
        {"tahun": year and year.year, "unit": unit and unit.pk},
        years=list(years),
        units=[(pk, one.name) for pk, one in units.items()],
    )
    return form, year, unit


@require_safe
def goal_list(request):
    on = timezone.localdate()
    form, year, unit = chosen_office(request, on=on)
    context = {
        "form": form,
        "year": year,
        "unit": unit,
        "goals": list(queries.goals_of(year, unit=unit)) if year and unit else [],
        "can_write": bool(unit and year and access.can_keep_goals(request.user, unit, on=on)),
        "on": on,
    }
    return render(request, "planning/goal_list.html", context)


@get_or_post
def goal_new(request, year, pk):
    on = timezone.localdate()
    unit = access.get_goal_unit(request.user, pk, on=on)
    row = access.get_known_year(year)
    initial = {"since": on.replace(year=row.year, month=1, day=1), "level": "pk"}
    return _edit(request, None, year=row, unit=unit, initial=initial)


@get_or_post
def goal_edit(request, pk):
    goal = access.get_goal(request.user, pk, on=timezone.localdate())
    initial = forms.initial_of_goal(goal)
    return _edit(request, goal, year=goal.year, unit=goal.unit, initial=initial)


def sent_by(request):
    """What was sent, also when it was nothing."""
    return request.POST if request.method == "POST" else None


def _edit(request, goal, *, year, unit, initial):
    parents = queries.goals_above(year, unit=unit).exclude(pk=goal.pk if goal else None)
    form = forms.GoalForm(sent_by(request), initial=initial, parents=parents)
    back = f"{reverse('planning:goal_list')}?tahun={year.year}&unit={unit.pk}"
    status = 200
    if form.is_valid():
        try:
            saved = actions.save_goal(
                goal,
                year=year,
                unit=unit,
                values=form.values(),
                revision=form.cleaned_data["revision"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
            status = 409 if isinstance(refusal, Stale) else 422
        else:
            messages.success(request, f"Sasaran {saved.code} tersimpan.")
            return redirect(back)
    elif form.is_bound:
        status = 422
    context = {"form": form, "goal": goal, "year": year, "unit": unit, "back_url": back}
    return render(request, "planning/goal_form.html", context, status=status)
