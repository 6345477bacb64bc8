"""Who reads notes and feedback, who writes them; always by the relation on the day asked."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from kinerja.monitoring import queries
from kinerja.monitoring.models import Evidence, Feedback, Progress
from kinerja.organisation.access import people_in_sight
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def visible_skps(user, *, on):
    """Set plans of the people whose work this account may read on that day."""
    return Skp.objects.select_related("employee", "year", "placement__position__unit").filter(
        employee__in=people_in_sight(user, on=on), status__in=SET
    )


def get_skp(user, pk, *, on):
    """The set plan, or 404: what one may not see does not exist."""
    return get_object_or_404(visible_skps(user, on=on), pk=pk)


def visible_notes(user, *, on):
    """Notes on the plans one may see; a withdrawn note is seen by its writer only."""
    return Progress.objects.select_related("result__skp__employee", "indicator").filter(
        Q(withdrawn_at=None) | Q(result__skp__employee__user=user),
        result__skp__in=visible_skps(user, on=on),
    )


def get_note(user, pk, *, on):
    return get_object_or_404(visible_notes(user, on=on), pk=pk)


def get_own_note(user, pk):
    """A note of this account's own plan."""
    own = Progress.objects.select_related("result__skp__employee", "indicator")
    return get_object_or_404(own, pk=pk, result__skp__employee__user=user)


def get_evidence(user, pk, *, on):
    """A stored file of a note one may see."""
    files = Evidence.objects.select_related("blob").filter(
        blob__isnull=False, progress__in=visible_notes(user, on=on)
    )
    return get_object_or_404(files, pk=pk)


def can_note(user, skp):
    """Only the owner writes about his own work."""
    return skp.employee.user_id == user.pk


def get_skp_to_praise(user, pk, *, on):
    """A plan in force on whose owner this account may give feedback, else 404."""
    skp = get_object_or_404(
        Skp.objects.select_related("employee"),
        pk=pk,
        status=SkpStatus.AGREED,
        period__contains=on,
    )
    return skp if can_give_feedback(user, skp, on=on) else get_object_or_404(Skp.objects.none())


def can_give_feedback(user, skp, *, on):
    """Penilai, atasan penilai, colleagues of the same penilai, and one's own reports."""
    return queries.giver_role_of(user, skp.employee, on=on) is not None


def get_feedback_for_me(user, pk):
    """Feedback on one's own plan that was not taken back."""
    mine = Feedback.objects.filter(skp__employee__user=user, withdrawn_at=None)
    return get_object_or_404(mine, pk=pk)


def get_feedback_by_me(user, pk):
    """Feedback this account gave."""
    given = Feedback.objects.select_related("skp__employee", "result").filter(giver__user=user)
    return get_object_or_404(given, pk=pk)
