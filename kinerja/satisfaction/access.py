"""Who keeps the survey, and who reads what.

Results of published rounds are everybody's. Services are kept by the keepers of surveys, for the
regency or within a unit, and by HR of the agency; auditors read. A held answer is judged by
somebody who does not work in the unit it is about. Texts handed on are read in that unit.
"""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.enums import Role
from kinerja.organisation.models import Unit
from kinerja.organisation.queries import employee_of, held_by, placement_of
from kinerja.satisfaction import queries
from kinerja.satisfaction.models import (
    Remedy,
    ServiceUnit,
    SurveyAnswer,
    SurveyComment,
    SurveyRound,
    TokenSheet,
)

KEEPS = {Role.SURVEYS, Role.AGENCY_HR}
READS = KEEPS | {Role.AUDITOR}
SERVICES = ServiceUnit.objects.select_related("unit")
ROUNDS = SurveyRound.objects.select_related("service__unit")


def _under(user, roles, *, on):
    """Condition on units: below one of the grants, or everywhere; None without a grant."""
    paths = [held.path for held in held_by(user, on=on) if held.role in roles]
    if not paths:
        return None
    if "" in paths:
        return Q()
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(unit__path__startswith=path)
    return below


def kept_services(user, *, on):
    """Services whose survey this account keeps."""
    under = _under(user, KEEPS, on=on)
    return SERVICES.none() if under is None else SERVICES.filter(under)


def read_services(user, *, on):
    """Services whose desk this account may look at."""
    under = _under(user, READS, on=on)
    return SERVICES.none() if under is None else SERVICES.filter(under)


def require_desk(user, *, on):
    """The desk is for keepers and auditors; for others it does not exist."""
    if _under(user, READS, on=on) is None:
        raise Http404


def keeps_any(user, *, on):
    """Whether this account keeps surveys somewhere."""
    return _under(user, KEEPS, on=on) is not None


def require_keeper(user, *, on):
    """For others than keepers the page does not exist."""
    if not keeps_any(user, on=on):
        raise Http404


def get_service(user, pk, *, on):
    """The service whose desk one may look at, or 404."""
    return get_object_or_404(read_services(user, on=on), pk=pk)


def get_kept_service(user, pk, *, on):
    """The service one keeps, or 404."""
    return get_object_or_404(kept_services(user, on=on), pk=pk)


def can_keep_service(user, service, *, on):
    return kept_services(user, on=on).filter(pk=service.pk).exists()


def units_to_add(user, *, on):
    """Units to which this account may add a service."""
    paths = [held.path for held in held_by(user, on=on) if held.role in KEEPS]
    units = Unit.objects.filter(is_active=True)
    if "" in paths:
        return units
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return units.filter(below)


def can_add_to(user, unit, *, on):
    return units_to_add(user, on=on).filter(pk=unit.pk).exists()


def get_kept_round(user, pk, *, on):
    """The round of a service one keeps, or 404."""
    return get_object_or_404(ROUNDS.filter(service__in=kept_services(user, on=on)), pk=pk)


def get_read_round(user, pk, *, on):
    """The round whose desk one may look at, or 404."""
    return get_object_or_404(ROUNDS.filter(service__in=read_services(user, on=on)), pk=pk)


def get_reported_round(user, pk, *, on):
    """The round whose report one may have: everybody after publication, the desk since its end.

    Of a running round nobody, nor while a held answer waits for a decision: two reports, one
    answer apart, would say what was answered.
    """
    rows = queries.published_rounds(on=on).values("pk")
    if user.is_authenticated:
        held = SurveyAnswer.objects.held().values("round")
        ended = SurveyRound.objects.filter(ends_on__lt=on).exclude(pk__in=held)
        own = ended.filter(service__in=read_services(user, on=on)).values("pk")
        return get_object_or_404(ROUNDS.filter(Q(pk__in=rows) | Q(pk__in=own)), pk=pk)
    return get_object_or_404(ROUNDS.filter(pk__in=rows), pk=pk)


def get_kept(model, user, pk, *, on):
    """A sheet, remedy or comment of a round one keeps, or 404."""
    rows = model.objects.select_related("round__service__unit")
    return get_object_or_404(rows.filter(round__service__in=kept_services(user, on=on)), pk=pk)


def get_sheet(user, pk, *, on):
    return get_kept(TokenSheet, user, pk, on=on)


def get_remedy(user, pk, *, on):
    return get_kept(Remedy, user, pk, on=on)


def get_comment(user, pk, *, on):
    return get_kept(SurveyComment, user, pk, on=on)


def works_in(user, unit, *, on):
    """Whether this account's employee is placed in the unit or below it on that day."""
    employee = employee_of(user)
    placement = placement_of(employee, on=on) if employee else None
    return placement is not None and placement.position.unit.path.startswith(unit.path)


def can_review(user, service, *, on):
    """A keeper, but not one who works in the unit that the answers are about."""
    return can_keep_service(user, service, on=on) and not works_in(user, service.unit, on=on)


def heard_comments(user, *, on):
    """Texts handed on to the unit one works in; to all of its people, never to one of them."""
    employee = employee_of(user)
    placement = placement_of(employee, on=on) if employee else None
    if placement is None:
        return SurveyComment.objects.none()
    return queries.handed_on().filter(
        round__service__unit__path__in=_up_to(placement.position.unit.path)
    )


def _up_to(path):
    parts = path.strip("/").split("/")
    return ["/".join(parts[: end + 1]) + "/" for end in range(len(parts))]


def get_public_service(code):
    """A service by its short address, for anybody; or 404."""
    return get_object_or_404(SERVICES, code=code)
