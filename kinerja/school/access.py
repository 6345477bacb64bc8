"""Who may do what in the school.

Everybody reads the modules. A penilai sees his own answers and results, and nobody else does:
the database has a wall of its own around them (ADR 24). HR and auditors see who took part, who
holds a certificate, and figures of ten or more. Experts judge before they see each other.
"""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.organisation.access import SEES_EVERYONE, has_role, people_kept_by
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import held_by
from kinerja.school import queries
from kinerja.school.models import (
    Answer,
    Attempt,
    PanelOpinion,
    RaterCertificate,
    Round,
    VignetteVersion,
)

DESK = {Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR}


def get_module(slug):
    """The module, or 404; everybody with an account may learn."""
    module = queries.module_called(slug)
    if module is None:
        raise Http404
    return module


def get_exercise(slug, code):
    """The exercise of this module, or 404."""
    found = next((one for one in get_module(slug).exercises if one.code == code), None)
    if found is None:
        raise Http404
    return found


def visible_attempts(user):
    """One's own rounds."""
    return Attempt.objects.select_related("round", "rater").filter(rater__user=user)


def get_attempt(user, pk):
    """One's own round, or 404."""
    return get_object_or_404(visible_attempts(user), pk=pk)


def get_scored_attempt(user, pk):
    """One's own round with its result, or 404 before there is one."""
    return get_object_or_404(
        visible_attempts(user).select_related("scorecard"), pk=pk, scorecard__isnull=False
    )


def get_answer(user, pk, position):
    """One's own answer to the case with this place in line, or 404."""
    answers = Answer.objects.select_related("attempt__round", "version")
    return get_object_or_404(answers, attempt=pk, attempt__rater__user=user, position=position)


def can_answer(user, attempt):
    return attempt.rater.user_id == user.pk


def get_open_round(pk, *, on):
    """A round that is open on that day, or 404."""
    return get_object_or_404(Round, pk=pk, period__contains=on)


def require_desk(user, *, on):
    """The lists are for the records office and auditors; for others they do not exist."""
    if not has_role(user, *DESK, on=on):
        raise Http404


def people_listed(user, *, on):
    """Whom the desk shows: everybody for HR of the agency and auditors, else the kept ones."""
    if has_role(user, *SEES_EVERYONE, on=on):
        return Employee.objects.all()
    return people_kept_by(user, on=on)


def can_manage(user, *, on):
    """Rounds and what a certificate asks are set by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def require_manager(user, *, on):
    """For others this page does not exist."""
    if not can_manage(user, on=on):
        raise Http404


def reads_rounds(user, *, on):
    """HR of the agency and auditors read rounds with their figures."""
    return has_role(user, *SEES_EVERYONE, on=on)


def require_rounds(user, *, on):
    """For others this page does not exist."""
    if not reads_rounds(user, on=on):
        raise Http404


def get_round(user, pk, *, on):
    """The round with its figures for HR of the agency and auditors, or 404."""
    require_rounds(user, on=on)
    return get_object_or_404(queries.rounds(), pk=pk)


def desk_pages(user, *, on):
    """Which of the desk's pages this account may open; one statement."""
    roles = {held.role for held in held_by(user, on=on)}
    return {"reads_rounds": bool(roles & SEES_EVERYONE), "manages": Role.AGENCY_HR in roles}


def is_expert(user, *, on):
    return has_role(user, Role.EXPERT_PANEL, on=on)


def require_panel(user, *, on):
    """Vignettes and their answers are for the panel; for others this page does not exist."""
    if not is_expert(user, on=on):
        raise Http404


def get_version(user, pk, *, on):
    """A vignette as the panel sees it, or 404."""
    require_panel(user, on=on)
    return get_object_or_404(VignetteVersion.objects.select_related("vignette"), pk=pk)


def visible_opinions(user, version):
    """What all experts found, for an expert who has judged for himself; nothing before.

    What he did not judge counts when he rates it as a penilai, so he may not learn its answer.
    """
    own = PanelOpinion.objects.filter(version=OuterRef("version"), expert=user)
    return (
        PanelOpinion.objects.select_related("expert")
        .filter(Exists(own), version=version)
        .order_by("given_at", "pk")
    )


def get_certificate(user, pk, *, on):
    """One's own certificate, or that of somebody whose desk one keeps; else 404."""
    rows = RaterCertificate.objects.select_related("rater__user", "attempt__round")
    listed = people_listed(user, on=on).values("pk")
    certificate = get_object_or_404(rows.filter(Q(rater__user=user) | Q(rater__in=listed)), pk=pk)
    return noted(certificate, "sekolah", of=certificate.rater_id)
