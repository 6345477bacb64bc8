"""Who may take the documents of a whole unit away: those who keep its records."""

from django.shortcuts import get_object_or_404

from kinerja.documents.models import Bundle
from kinerja.organisation.access import has_role, units_kept_by
from kinerja.organisation.enums import Role


def visible_bundles(user, *, on):
    """What this account asked for itself, of the units it still keeps records of."""
    return Bundle.objects.select_related("unit", "period__year").filter(
        asked_by=user, unit__in=units_kept_by(user, on=on)
    )


def get_bundle(user, pk, *, on):
    """The bundle, or 404."""
    return get_object_or_404(visible_bundles(user, on=on), pk=pk)


def can_bundle(user, unit, *, on):
    return units_kept_by(user, on=on).filter(pk=unit.pk).exists()


def can_take_merit(user, *, on):
    """The evidence of the whole regency is for HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)
