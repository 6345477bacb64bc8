"""Who writes the goals of a unit; everybody reads them."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import can_place_in
from kinerja.organisation.models import Unit
from kinerja.planning.models import OrganisationGoal


def get_goal_in_tree(pk):
    """A goal of the organisation: everybody reads it."""
    return get_object_or_404(OrganisationGoal.objects.select_related("unit"), pk=pk)


def can_keep_goals(user, unit, *, on):
    """HR of the agency writes the goals of every unit; HR of a unit those of his own branch."""
    return can_place_in(user, unit, on=on)


def get_goal_unit(user, pk, *, on):
    """A unit whose goals this account may write, or 404."""
    unit = get_object_or_404(Unit, pk=pk)
    if not can_keep_goals(user, unit, on=on):
        raise Http404
    return unit


def get_goal(user, pk, *, on):
    """A goal this account may write, or 404."""
    goal = get_object_or_404(OrganisationGoal.objects.select_related("unit", "year"), pk=pk)
    if not can_keep_goals(user, goal.unit, on=on):
        raise Http404
    return goal
