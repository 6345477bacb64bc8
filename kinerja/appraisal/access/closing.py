"""Who closes the year of a perangkat daerah, and who sees how far it is."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal.access.register import DESK
from kinerja.appraisal.models import YearClosing
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import SEES_EVERYONE, has_role
from kinerja.organisation.enums import PlacementKind, Role
from kinerja.organisation.models import Unit
from kinerja.organisation.queries import held_by


def offices_led(user, *, on):
    """Perangkat daerah this account heads, as definitive, Plt or Plh."""
    return Unit.objects.filter(
        is_opd=True,
        positions__is_head=True,
        positions__placements__employee__user=user,
        positions__placements__period__contains=on,
        positions__placements__kind__in=[
            PlacementKind.DEFINITIF,
            PlacementKind.PLT,
            PlacementKind.PLH,
        ],
    ).distinct()


def can_close_year(user, unit, *, on):
    """The head of the perangkat daerah; HR of the agency for any."""
    return unit.is_opd and (
        has_role(user, Role.AGENCY_HR, on=on)
        or offices_led(user, on=on).filter(pk=unit.pk).exists()
    )


def can_close_all(user, *, on):
    """Every office at once: HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def require_close_all(user, *, on):
    """For others this page does not exist."""
    if not can_close_all(user, on=on):
        raise Http404


def offices_to_close(user, *, on):
    """Perangkat daerah whose closing one may see: those led or kept, all for HR and auditors."""
    return _offices_seen(user, held_by(user, on=on), on=on)


def _offices_seen(user, roles, *, on):
    offices = Unit.objects.filter(is_opd=True, is_active=True).order_by("path")
    if any(held.role in SEES_EVERYONE for held in roles):
        return offices
    seen = Q(pk__in=offices_led(user, on=on).values("pk"))
    for held in roles:
        if held.role == Role.UNIT_HR:
            seen |= Q(path__startswith=held.path)
    return offices.filter(seen)


def get_office_to_close(user, pk, *, on):
    """(perangkat daerah, may close, may open the lists behind the counts), or 404."""
    held = held_by(user, on=on)
    unit = one_or_404(_offices_seen(user, held, on=on), pk=pk)
    roles = {one.role for one in held}
    leads = Role.AGENCY_HR in roles or offices_led(user, on=on).filter(pk=unit.pk).exists()
    return unit, leads, bool(roles & DESK)


def get_closing(user, pk, *, on):
    """A closing one may see, or 404."""
    return get_object_or_404(
        YearClosing.objects.select_related("unit", "year").filter(
            unit__in=offices_to_close(user, on=on)
        ),
        pk=pk,
    )
