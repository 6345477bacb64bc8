"""What was spoken about."""

from django.db.models import Q

from kinerja.monitoring.models import Dialogue
from kinerja.monitoring.queries.notes import versions_of


def dialogues_of(skp, *, reader):
    """The dialogues about this plan, newest first; a withdrawn one is its writer's only."""
    return (
        Dialogue.objects.filter(Q(withdrawn_at=None) | Q(written_by=reader))
        .filter(skp__in=versions_of(skp))
        .select_related("leader", "written_by")
        .order_by("-held_on", "-pk")
    )
