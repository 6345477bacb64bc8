"""Who may see and do what with innovations, panels, awards, years of service and thanks.

A proposal is read by those who made it; once submitted also by the panel, HR of the agency and
auditors. What is accepted is for everybody, the names in it only as long as each person wishes.
Nobody judges his own, or that of his office or line.
"""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.credits.access import people_listed
from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import grants_of
from kinerja.planning.access import visible_skps
from kinerja.recognition.enums import InnovationStatus, NominationStatus
from kinerja.recognition.models import (
    Appreciation,
    Certificate,
    Contributor,
    InnovationProof,
    Recusal,
    Round,
    ServedResult,
    ServiceFact,
)
from kinerja.recognition.queries import innovations, nominations, panel
from kinerja.recognition.rules import EDITABLE

NOT_SUBMITTED = (InnovationStatus.DRAFT, InnovationStatus.DROPPED)
STEPPED_BACK = "Anda sudah tercatat tidak ikut menilai berkas ini."
READS_SUBMITTED = (Role.AGENCY_HR, Role.AUDITOR, Role.INNOVATION_PANEL)


# Innovations


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


# Rounds and the panel


def visible_rounds(user, *, on):
    """Published rounds for everybody with an account; drafts for HR of the agency."""
    if can_keep_register(user, on=on):
        return Round.objects.all()
    return Round.objects.exclude(published_at=None)


def get_round(user, pk, *, on):
    """The round, or 404."""
    return get_object_or_404(visible_rounds(user, on=on), pk=pk)


def get_draft_round(user, pk, *, on):
    """An unpublished round for HR of the agency, or 404."""
    require_rounds(user, on=on)
    return get_object_or_404(Round, pk=pk, published_at=None)


def require_rounds(user, *, on):
    """Making rounds is for HR of the agency; for others the page does not exist."""
    if not can_keep_register(user, on=on):
        raise Http404


def is_on_panel(user, *, on):
    return has_role(user, Role.INNOVATION_PANEL, on=on)


def get_case(user, pk, *, on):
    """The case, with `is_member` saying whether one sits on the panel; or 404."""
    roles = set(grants_of(user, on=on).values_list("role", flat=True))
    if not roles & set(READS_SUBMITTED):
        raise Http404
    case = get_object_or_404(panel.cases(user), pk=pk)
    case.is_member = Role.INNOVATION_PANEL in roles
    return case


def require_panel(user, *, on):
    """The panel's list is for those who read cases; for others it does not exist."""
    if not has_role(user, *READS_SUBMITTED, on=on):
        raise Http404


def get_case_to_judge(user, pk, *, on):
    """A case for a member of the panel, or 404; whether he may judge it the act says."""
    case = get_case(user, pk, on=on)
    if not case.is_member:
        raise Http404
    return case


def why_not_judge(user, case, *, on):
    """Why this account may not judge the case on that day; empty when it may."""
    if not is_on_panel(user, on=on):
        return "Hanya anggota panel yang menilai berkas ini."
    if Recusal.objects.filter(case=case, reviewer=user).exists():
        return STEPPED_BACK
    return panel.conflict_of(user, case, on=on)


def why_not_read(user, case, *, on):
    """Why a member does not read an open case: he stepped back, or has an interest."""
    if not case.is_member or not case.is_open or case.has_judged:
        return ""
    return STEPPED_BACK if case.has_recused else panel.conflict_of(user, case, on=on)


def can_read_findings(case):
    """Others' judgements: after the decision, or for members who gave their own before."""
    return case.decided_at is not None or (case.is_member and case.has_judged)


# Nominations and certificates


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


# Years of service


def require_service_list(user, *, on):
    """Candidates are for the records office and auditors; for others the list does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def people_served(user, *, on):
    """Whose years this account may read: the kept ones, or everybody's."""
    return people_listed(user, on=on)


def get_served(user, pk, *, on):
    """Somebody whose years one may read, or 404."""
    require_service_list(user, on=on)
    employee = get_object_or_404(people_served(user, on=on), pk=pk)
    return noted(employee, "penghargaan", of=employee.pk)


def can_record_service(user, employee, *, on):
    """HR of the agency keeps the facts, never its own."""
    return employee.user_id != user.pk and has_role(user, Role.AGENCY_HR, on=on)


def get_to_record(user, pk, *, on):
    """Somebody whose facts one keeps, or 404."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    employee = get_object_or_404(Employee.objects.exclude(user=user), pk=pk)
    return noted(employee, "penghargaan", of=employee.pk)


def get_fact(user, pk, *, on):
    """A standing fact one keeps, or 404."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    rows = ServiceFact.objects.select_related("employee").filter(withdrawn_at=None)
    return get_object_or_404(rows.exclude(employee__user=user), pk=pk)


# Thanks


def get_received(user, pk):
    """Thanks one received, or 404."""
    return get_object_or_404(
        Appreciation.objects.select_related("receiver", "giver"),
        pk=pk,
        receiver__user=user,
        withdrawn_at=None,
    )


def get_given(user, pk):
    """Thanks one gave, or 404."""
    return get_object_or_404(
        Appreciation.objects.select_related("receiver", "giver"),
        pk=pk,
        giver__user=user,
        withdrawn_at=None,
    )
