"""What the records office and auditors read of everybody they keep."""

from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404

from kinerja.appraisal.access.evaluations import signed_for
from kinerja.appraisal.models import DistributionReason
from kinerja.organisation.access import SEES_EVERYONE, has_role, people_in_sight
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, Unit
from kinerja.organisation.queries import held_by, placed_below

DESK = {Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR}


def require_register(user, *, on):
    """The register is for the records office and auditors; for others it does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def visible_register(user, *, on):
    """Signed evaluations of everybody this account keeps records of."""
    return signed_for(user, on=on)


def reads_everybody(user, *, on):
    """Whether `visible_register` leaves nobody out."""
    return has_role(user, *SEES_EVERYONE, on=on)


def visible_reasons(user, *, on):
    """Why groups depart from their pattern, of the penilai this account may read about."""
    return DistributionReason.objects.filter(appraiser__in=people_in_sight(user, on=on))


class Desk(NamedTuple):
    """Whom the records office counts: people, offices, and the units they are placed below."""

    people: QuerySet
    offices: QuerySet
    paths: list[str] | None  # None: everybody


def desk_of(user, *, on) -> Desk:
    """Whom this account counts, or 404.

    Everybody for HR of the agency and for auditors; HR of an office those of that office.
    """
    roles = [held for held in held_by(user, on=on) if held.role in DESK]
    if not roles:
        raise Http404
    offices = Unit.objects.filter(is_opd=True, is_active=True).order_by("name")
    if any(held.role in SEES_EVERYONE for held in roles):
        return Desk(Employee.objects.all(), offices, None)
    kept = Q(pk__in=[])
    for held in roles:
        kept |= Q(path__startswith=held.path)
    people = Employee.objects.filter(placed_below(*roles, on=on))
    return Desk(people, offices.filter(kept), [held.path for held in roles])
