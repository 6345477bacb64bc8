"""Results the leader took over."""

from kinerja.monitoring.models import TakeOver
from kinerja.planning.models import WorkResult


def takeovers_of(skp):
    """What is taken over of this plan, whichever version it was taken from."""
    lineages = WorkResult.objects.filter(skp=skp).values("lineage")
    return (
        TakeOver.objects.filter(
            ended_at=None, result__lineage__in=lineages, result__skp__employee=skp.employee_id
        )
        .select_related("result", "leader")
        .order_by("taken_at")
    )
