"""Who reads dialogues, coaching and mentoring."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring import queries
from kinerja.monitoring.access.plans import get_skp, require_sight
from kinerja.monitoring.models import Dialogue, GuidanceFeedback
from kinerja.organisation.queries import lines_on


def get_dialogue(user, pk, *, on):
    """A dialogue about a plan one may see, or 404."""
    dialogues = Dialogue.objects.select_related("skp__employee", "leader", "written_by")
    dialogue = get_object_or_404(dialogues, pk=pk)
    require_sight(user, dialogue.skp, on=on)
    return noted(dialogue, "pembinaan", of=dialogue.skp.employee_id)


def sides_of(user, dialogue):
    """On which side of the table this account sat."""
    return {
        "employee": dialogue.skp.employee.user_id == user.pk,
        "leader": dialogue.leader.user_id == user.pk,
    }


def get_guidance(user, pk, *, on):
    """Coaching or mentoring for who reads the plan, and for the guide; else 404."""
    guidance = get_object_or_404(queries.guidance_with_all({"pk": pk}))
    if not hats_in_guidance(user, guidance):
        get_skp(user, guidance.skp_id, on=on)
    return noted(guidance, "pembinaan", of=guidance.skp.employee_id)


def hats_in_guidance(user, guidance):
    """On which side of the guidance this account is."""
    sides = {"employee": guidance.skp.employee, "guide": guidance.guide}
    return {hat for hat, person in sides.items() if person.user_id == user.pk}


def can_read_guidance_feedback(user, guidance, *, on):
    """Format B.1.8 goes from the person to the leader's superior, past the leader."""
    if guidance.skp.employee.user_id == user.pk:
        return True
    return lines_on(on).filter(employee=guidance.skp.employee_id, superior__user=user).exists()


def get_guidance_feedback(user, pk, *, on):
    """What the person said about his guidance, for himself and the leader's superior, or 404."""
    guidance = get_guidance(user, pk, on=on)
    if not can_read_guidance_feedback(user, guidance, on=on):
        raise Http404
    return get_object_or_404(GuidanceFeedback, guidance=guidance)
