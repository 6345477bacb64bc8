"""Innovations: read by who made them; once submitted also by panel, HR of the agency and auditors.

What is accepted is for everybody, the names in it only as long as each person wishes.
"""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.planning.access import visible_skps
from kinerja.recognition.enums import InnovationStatus
from kinerja.recognition.models import Contributor, InnovationProof, ServedResult
from kinerja.recognition.queries import innovations
from kinerja.recognition.rules import EDITABLE

NOT_SUBMITTED = (InnovationStatus.DRAFT, InnovationStatus.DROPPED)
READS_SUBMITTED = (Role.AGENCY_HR, Role.AUDITOR, Role.INNOVATION_PANEL)


def own_innovations(user):
    """Those one wrote or takes part in."""
    part = Contributor.objects.filter(innovation=OuterRef("pk"), employee__user=user, left_at=None)
    return innovations.innovations().filter(Q(proposer__user=user) | Exists(part))


def visible_innovations(user, *, on):
    """Own ones; submitted ones too for panel, HR and auditors."""
    if not has_role(user, *READS_SUBMITTED, on=on):
        return own_innovations(user)
    submitted = innovations.innovations().exclude(status__in=NOT_SUBMITTED)
    return submitted | own_innovations(user)


def get_innovation(user, pk, *, on):
    """The proposal, or 404: what one may not see does not exist."""
    own = own_innovations(user).filter(pk=pk).first()
    return own or get_object_or_404(visible_innovations(user, on=on), pk=pk)


def get_own_innovation(user, pk):
    """The proposal one wrote oneself, or 404."""
    return get_object_or_404(innovations.innovations(), pk=pk, proposer__user=user)


def get_editable_innovation(user, pk):
    """One's own proposal while it can be changed, or 404."""
    return get_object_or_404(
        innovations.innovations(), pk=pk, proposer__user=user, status__in=EDITABLE
    )


def is_proposer(user, innovation):
    return innovation.proposer.user_id == user.pk


def contributions(user):
    """One's own shares, while one takes part."""
    return Contributor.objects.select_related(
        "innovation__proposer__user", "employee__user"
    ).filter(employee__user=user, left_at=None)


def get_contribution(user, pk):
    """One's own share, or 404."""
    return get_object_or_404(contributions(user), pk=pk)


def get_named(user, pk):
    """A contributor of one's own changeable proposal, or 404."""
    return get_object_or_404(
        Contributor.objects.select_related("innovation__proposer", "employee"),
        pk=pk,
        left_at=None,
        innovation__proposer__user=user,
        innovation__status__in=EDITABLE,
    )


def takes_part(user, innovation):
    return contributions(user).filter(innovation=innovation).exists()


def served_by(user, innovation, *, on):
    """Links to results, each `is_readable` when this account may read that plan."""
    plans = visible_skps(user, on=on).filter(pk=OuterRef("result__skp"))
    return (
        innovation.served.select_related("result__skp__year", "result__skp__employee")
        .annotate(is_readable=Exists(plans))
        .order_by("pk")
    )


def get_link(user, pk):
    """A link to a result that one made oneself, while the proposal can be changed; or 404."""
    return get_object_or_404(
        ServedResult.objects.select_related("innovation"),
        pk=pk,
        linked_by=user,
        innovation__status__in=EDITABLE,
    )


def get_proof(user, pk, *, on):
    """Evidence of a proposal one may read, or 404."""
    return get_object_or_404(
        InnovationProof.objects.select_related("blob"),
        pk=pk,
        innovation__in=visible_innovations(user, on=on),
    )


def get_own_proof(user, pk):
    """Evidence of one's own changeable proposal, or 404."""
    return get_object_or_404(
        InnovationProof.objects.select_related("innovation"),
        pk=pk,
        innovation__proposer__user=user,
        innovation__status__in=EDITABLE,
    )


def require_register(user, *, on):
    """The registers are for HR of the agency and auditors; for others they do not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on):
        raise Http404


def can_keep_register(user, *, on):
    """HR of the agency keeps maturity scores and rounds."""
    return has_role(user, Role.AGENCY_HR, on=on)


def get_scored(user, pk, *, on):
    """An accepted innovation whose maturity one records, or 404; never one's own."""
    if not can_keep_register(user, on=on):
        raise Http404
    rows = innovations.innovations().filter(status=InnovationStatus.ACCEPTED)
    return get_object_or_404(rows.exclude(proposer__user=user), pk=pk)
