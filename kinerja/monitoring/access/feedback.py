"""Who gives feedback, asks for it, and reads it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring import queries
from kinerja.monitoring.access.plans import can_plan_steps, require_sight
from kinerja.monitoring.models import Feedback, FeedbackInvitation, FeedbackRequest


def get_skp_for_feedback(user, pk, *, on):
    """A plan in force on whose owner this account may speak, or 404.

    Colleagues and reports, who do not see the plan itself, see what each result is called.
    """
    plans = queries.with_relation(queries.skps_in_force(on=on), user, on=on)
    skp = get_object_or_404(plans.select_related("employee", "year"), pk=pk)
    if queries.giver_role(skp) is None:
        raise Http404
    return noted(skp, "umpan_balik", of=skp.employee_id)


def gave(user, feedback):
    return feedback.giver.user_id == user.pk


def get_feedback_for_me(user, pk):
    """Feedback on one's own plan that was not taken back, or 404."""
    mine = Feedback.objects.filter(skp__employee__user=user, withdrawn_at=None)
    return get_object_or_404(mine, pk=pk)


def get_feedback_by_me(user, pk):
    """Feedback this account gave, or 404."""
    given = Feedback.objects.select_related("skp__employee", "skp__year", "result")
    feedback = get_object_or_404(given, pk=pk, giver__user=user)
    return noted(feedback, "umpan_balik", of=feedback.skp.employee_id)


def takes_part(user, feedback):
    """Who gave it, and whom it is about."""
    return user.pk in {feedback.giver.user_id, feedback.skp.employee.user_id}


def get_feedback_to_discuss(user, pk):
    """Feedback given or received by this account and not taken back, or 404."""
    mine = Q(giver__user=user) | Q(skp__employee__user=user)
    rows = Feedback.objects.select_related("skp__employee", "giver").filter(withdrawn_at=None)
    feedback = get_object_or_404(rows.filter(mine), pk=pk)
    return noted(feedback, "umpan_balik", of=feedback.skp.employee_id)


def get_request(user, pk):
    """An open question this account asked or was asked, or 404."""
    mine = Q(asked__user=user) | Q(skp__employee__user=user)
    return get_object_or_404(FeedbackRequest.objects.filter(mine, closed_at=None), pk=pk)


def get_invitation(user, pk, *, on):
    """A request for feedback that the owner or his penilai may end, or 404."""
    open_ones = FeedbackInvitation.objects.select_related("skp__employee").filter(ended_at=None)
    invitation = get_object_or_404(open_ones, pk=pk)
    require_sight(user, invitation.skp, on=on)
    if not can_plan_steps(user, invitation.skp, on=on):
        raise Http404
    return invitation
