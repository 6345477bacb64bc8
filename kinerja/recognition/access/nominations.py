"""Nominations and certificates: for the people in them; endorsed ones for panel and registers."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.recognition.access.innovations import READS_SUBMITTED
from kinerja.recognition.enums import NominationStatus
from kinerja.recognition.models import Certificate
from kinerja.recognition.queries import nominations


def visible_nominations(user, *, on):
    """Those one made, is named in or endorses; endorsed ones for panel, HR and auditors."""
    seen = Q(nominator__user=user) | Q(nominee__user=user) | Q(endorser__user=user)
    if has_role(user, *READS_SUBMITTED, on=on):
        seen |= Q(endorsed_at__isnull=False)
    return nominations.nominations().filter(seen)


def get_nomination(user, pk, *, on):
    """The nomination, or 404."""
    nomination = get_object_or_404(visible_nominations(user, on=on), pk=pk)
    return noted(nomination, "penghargaan", of=nomination.nominee_id)


def get_to_endorse(user, pk):
    """A nomination that waits for one's own endorsement, or 404."""
    nomination = get_object_or_404(
        nominations.nominations(),
        pk=pk,
        endorser__user=user,
        status=NominationStatus.WAITING,
    )
    return noted(nomination, "penghargaan", of=nomination.nominee_id)


def can_withdraw(user, nomination):
    """Who made it, who is named, and who should endorse it; the latter only before he did."""
    people = {nomination.nominator.user_id, nomination.nominee.user_id}
    if nomination.status == NominationStatus.WAITING:
        people.add(nomination.endorser.user_id)
    return user.pk in people


def get_withdrawable(user, pk, *, on):
    """A nomination one may take back, or 404."""
    nomination = get_nomination(user, pk, on=on)
    if not can_withdraw(user, nomination):
        raise Http404
    return nomination


def can_read_eligibility(user, nomination, *, on):
    """Why somebody is not eligible is for himself, HR, auditors and the panel."""
    return nomination.nominee.user_id == user.pk or has_role(user, *READS_SUBMITTED, on=on)


def visible_certificates(user, *, on):
    """One's own; everybody's for HR of the agency and auditors."""
    rows = Certificate.objects.select_related("employee")
    if has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on):
        return rows
    return rows.filter(employee__user=user)


def get_award_certificate(user, pk, *, on):
    """The certificate, or 404."""
    certificate = get_object_or_404(visible_certificates(user, on=on), pk=pk)
    return noted(certificate, "penghargaan", of=certificate.employee_id)
