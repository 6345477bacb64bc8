"""Who sets the windows of a performance year, and when plans may be made."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.planning.models import EvaluationPeriod, PerformanceYear


def can_open_years(user, *, on):
    """Windows of the performance year are set by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def get_year(user, pk, *, on):
    """A performance year for the person who sets its windows, else 404."""
    if not can_open_years(user, on=on):
        raise Http404
    return get_object_or_404(PerformanceYear, pk=pk)


def get_period(user, pk, *, on):
    """An evaluation period for the person who sets its windows, else 404."""
    if not can_open_years(user, on=on):
        raise Http404
    return get_object_or_404(EvaluationPeriod.objects.select_related("year"), pk=pk)


def get_known_year(year):
    """A performance year by its number, or 404."""
    return get_object_or_404(PerformanceYear, year=year)


def get_open_year(year, *, on):
    """A performance year in which plans may be made already, or 404."""
    if not str(year).isdecimal():
        raise Http404
    return get_object_or_404(PerformanceYear, year=int(year), planning_opens_on__lte=on)
