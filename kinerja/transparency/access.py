"""Who publishes, and whose own things are whose. What is public asks nobody who he is."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.planning.models import EvaluationPeriod
from kinerja.transparency.models import DataCopy, Publication, Reading


def can_publish(user, *, on):
    """HR of the agency publishes the counts of the regency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def require_publish(user, *, on):
    """For others this page does not exist."""
    if not can_publish(user, on=on):
        raise Http404


def get_period_to_publish(user, pk, *, on):
    """A period for who publishes, or 404."""
    require_publish(user, on=on)
    return get_object_or_404(EvaluationPeriod.objects.select_related("year", "publication"), pk=pk)


def get_publication(pk):
    """What is public, for anybody."""
    return get_object_or_404(Publication.objects.select_related("period"), pk=pk)


def own_readings(user):
    """Who opened one's own things; nobody reads this of anybody else."""
    return Reading.objects.filter(subject__user=user)


def own_copies(user):
    return DataCopy.objects.select_related("employee").filter(employee__user=user)


def get_own_copy(user, pk):
    """A copy of one's own data, or 404."""
    return get_object_or_404(own_copies(user), pk=pk)


def can_take_copy(user, copy):
    return copy.employee.user_id == user.pk
