"""Pohon kinerja: from the regency's goals down to each person's results."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.organisation.access import people_in_sight
from kinerja.planning import access, queries
from kinerja.planning.views.goals import chosen_office


@require_safe
def tree(request):
    on = timezone.localdate()
    form, year, unit = chosen_office(request, on=on)
    people = people_in_sight(request.user, on=on)
    roots = queries.goal_tree(year, unit=unit, people=people, on=on) if year and unit else []
    context = {
        "form": form,
        "year": year,
        "unit": unit,
        "roots": roots,
        "left": sum(node.left for node in roots),
    }
    return render(request, "planning/tree.html", context)


@require_safe
def tree_goal(request, pk):
    """The results that serve one goal, page by page."""
    goal = access.get_goal_in_tree(pk)
    rows = queries.current_results().filter(goal=goal)
    return _branch(request, "planning/tree_goal.html", {"goal": goal}, rows)


@require_safe
def tree_result(request, pk):
    """The results that serve one result, with the way up to the goal it serves."""
    result = access.get_result_in_tree(request.user, pk, on=timezone.localdate())
    rows = queries.current_results().filter(parent=result)
    return _branch(request, "planning/tree_result.html", {"result": result}, rows)


def _branch(request, template, context, rows):
    on = timezone.localdate()
    people = people_in_sight(request.user, on=on)
    below = queries.below(rows, people=people, on=on, after=request.GET.get("setelah", ""))
    return render(request, template, {**context, "below": below})
