"""Who sets and reads the predikat of a unit."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal import queries
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Unit


def reads_all_units(user, *, on):
    """Records office of the agency and auditors see every unit's predikat."""
    return has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on)


def can_set_predikat(user, unit, *, on):
    """The leader one level up; where nobody leads above, HR records the letter from outside."""
    heads = queries.heads_above([unit.path], on=on)[unit.path]
    if heads:
        return any(place.employee.user_id == user.pk for place in heads)
    return has_role(user, Role.AGENCY_HR, on=on)


def get_unit_to_rate(user, pk, *, on):
    """A unit whose predikat one may set or, as HR and auditor, read; else 404."""
    unit = get_object_or_404(Unit, pk=pk, is_active=True)
    if reads_all_units(user, on=on) or can_set_predikat(user, unit, on=on):
        return unit
    raise Http404
