"""Rounds and their panel: nobody judges his own case, or that of his office or line."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.organisation.queries import held_by
from kinerja.recognition.access.innovations import READS_SUBMITTED, can_keep_register
from kinerja.recognition.models import Recusal, Round
from kinerja.recognition.queries import panel

STEPPED_BACK = "Anda sudah tercatat tidak ikut menilai berkas ini."


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
    roles = {held.role for held in held_by(user, on=on)}
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
