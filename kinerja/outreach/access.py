"""Who may see and hold what.

HR of the agency holds events and materials for everybody, HR of an office for its own people.
An event of the regency is seen by all who sign in, an office's by its people and who is invited.
The pulse survey is run by HR of the agency, who sees no answer before everybody does.
"""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import KEEPS_RECORDS, SEES_EVERYONE, has_role, people_kept_by
from kinerja.organisation.enums import PlacementKind, Role
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.queries import held_by
from kinerja.outreach.models import (
    Attendance,
    BriefingInvitation,
    BriefingPhoto,
    MaterialVersion,
    PulseRemark,
    PulseRound,
)
from kinerja.outreach.queries import events as queries
from kinerja.outreach.queries.materials import materials


def organiser_unit(user, *, on):
    """(may hold events, for which unit): none is the regency, for HR of the agency."""
    roles = [held for held in held_by(user, on=on) if held.role in KEEPS_RECORDS]
    if any(held.role == Role.AGENCY_HR for held in roles):
        return True, None
    return (True, Unit.objects.get(path=roles[0].path)) if roles else (False, None)


def require_organiser(user, *, on):
    """Pages that make something new are for organisers; for others they do not exist."""
    may, unit = organiser_unit(user, on=on)
    if not may:
        raise Http404
    return unit


def can_organise(user, *, on):
    return has_role(user, *KEEPS_RECORDS, on=on)


def _kept_units(roles):
    """Condition on rows with a unit: those one keeps with these roles."""
    if any(held.role == Role.AGENCY_HR for held in roles):
        return Q(pk__isnull=False)  # an empty Q would vanish beside another condition
    kept = Q(pk__in=[])
    for held in roles:
        if held.role == Role.UNIT_HR:
            kept |= Q(unit__path__startswith=held.path)
    return kept


def kept_briefings(user, *, on):
    """Events this account holds."""
    return queries.briefings().filter(_kept_units(held_by(user, on=on)))


def get_kept_briefing(user, pk, *, on):
    """The event one holds, or 404."""
    return one_or_404(kept_briefings(user, on=on), pk=pk)


def can_keep(user, row, *, on):
    """Whether one holds this event or keeps this material."""
    return any(
        held.role == Role.AGENCY_HR
        or (
            held.role == Role.UNIT_HR
            and row.unit is not None
            and row.unit.path.startswith(held.path)
        )
        for held in held_by(user, on=on)
    )


def listed_briefings(user, *, on):
    """Events whose numbers one may read: those one holds; all for an auditor."""
    roles = held_by(user, on=on)
    if any(held.role in SEES_EVERYONE for held in roles):
        return queries.briefings()
    return queries.briefings().filter(_kept_units(roles))


def get_listed_briefing(user, pk, *, on):
    """The event whose people one may read, or 404."""
    return one_or_404(listed_briefings(user, on=on), pk=pk)


def require_lists(user, *, on):
    """The lists are for organisers and auditors; for others they do not exist."""
    if not has_role(user, *KEEPS_RECORDS, *SEES_EVERYONE, on=on):
        raise Http404


def people_listed(user, *, on):
    """Whom the lists show: everybody for HR of the agency and auditors, else the kept ones."""
    if has_role(user, *SEES_EVERYONE, on=on):
        return Employee.objects.all()
    return people_kept_by(user, on=on)


def _of_ones_own_office(user, *, on):
    """Condition on rows with a unit: of the regency, or of a unit above one's place."""
    here = Placement.objects.filter(
        employee__user=user, kind=PlacementKind.DEFINITIF, period__contains=on
    ).values_list("position__unit__path", flat=True)
    paths = [path for place in here for path in _prefixes(place)]
    return Q(unit=None) | Q(unit__path__in=paths)


def _prefixes(path):
    parts = path.strip("/").split("/")
    return ["/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1)]


def visible_briefings(user, *, on):
    """Events of the regency and of one's office, where one is invited, and what one holds."""
    roles = held_by(user, on=on)
    if any(held.role in SEES_EVERYONE for held in roles):
        return queries.briefings()
    invited = BriefingInvitation.objects.filter(briefing=OuterRef("pk"), employee__user=user)
    came = Attendance.objects.filter(briefing=OuterRef("pk"), employee__user=user)
    seen = _of_ones_own_office(user, on=on) | Exists(invited) | Exists(came)
    return queries.briefings().filter(seen | _kept_units(roles))


def get_briefing(user, pk, *, on):
    """The event, or 404."""
    return one_or_404(visible_briefings(user, on=on), pk=pk)


def get_briefing_in_hall(user, pk):
    """Any event, for somebody who stands before its screen: the code decides what he is told."""
    if not Employee.objects.filter(user=user).exists():
        raise Http404
    return one_or_404(queries.briefings(), pk=pk)


def get_invitation(user, pk):
    """One's own invitation to this event, or 404."""
    return get_object_or_404(
        BriefingInvitation.objects.select_related("briefing", "employee"),
        briefing=pk,
        employee__user=user,
    )


def get_kept_attendance(user, pk, *, on):
    """Somebody's attendance of an event one holds, or 404."""
    kept = kept_briefings(user, on=on)
    return get_object_or_404(
        Attendance.objects.select_related("briefing", "employee").filter(briefing__in=kept), pk=pk
    )


def get_photo(user, pk, *, on):
    """A picture of an event one may read, or 404."""
    seen = visible_briefings(user, on=on)
    return get_object_or_404(
        BriefingPhoto.objects.select_related("blob").filter(briefing__in=seen), pk=pk
    )


def may_invite(user, *, on):
    """The people this account may ask to come."""
    return people_kept_by(user, on=on)


def invitable_briefings(user, *, on, at):
    return queries.next_briefings(kept_briefings(user, on=on), at=at)


# Materials


def visible_materials(user, *, on):
    """Materials of the regency and of one's office; public ones; those one keeps."""
    roles = held_by(user, on=on)
    if any(held.role in SEES_EVERYONE for held in roles):
        return materials()
    seen = _of_ones_own_office(user, on=on) | Q(is_public=True)
    return materials().filter(seen | _kept_units(roles))


def get_material(user, pk, *, on):
    """The material, or 404."""
    return one_or_404(visible_materials(user, on=on), pk=pk)


def kept_materials(user, *, on):
    return materials().filter(_kept_units(held_by(user, on=on)))


def get_kept_material(user, pk, *, on):
    """A material one may renew, or 404."""
    return one_or_404(kept_materials(user, on=on), pk=pk)


def public_materials():
    """What anybody may take, also without an account."""
    return materials().filter(is_public=True)


def get_version(user, pk, *, on):
    """A file of a material one may read, or 404; visitors read public ones."""
    seen = visible_materials(user, on=on) if user.is_authenticated else public_materials()
    return get_object_or_404(
        MaterialVersion.objects.select_related("material", "blob").filter(
            material__in=seen.values("pk")
        ),
        pk=pk,
    )


# Pulse


def require_pulse_desk(user, *, on):
    """The survey is run by HR of the agency; for others these pages do not exist."""
    if not can_run_pulse(user, on=on):
        raise Http404


def can_run_pulse(user, *, on):
    return has_role(user, Role.AGENCY_HR, on=on)


def get_run_round(user, pk, *, on):
    """A round for who runs the survey, or 404."""
    require_pulse_desk(user, on=on)
    return get_object_or_404(PulseRound, pk=pk)


def get_published_round(pk):
    """A closed round, for everybody who signs in, or 404: what is open has no result."""
    return get_object_or_404(PulseRound, pk=pk, result__isnull=False)


def get_remark(user, pk, *, on):
    """A free text of a closed round for who reads it first, or 404."""
    require_pulse_desk(user, on=on)
    closed = PulseRemark.objects.select_related("round").filter(round__result__isnull=False)
    return get_object_or_404(closed, pk=pk)
