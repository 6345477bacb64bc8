"""Rencana aksi of a plan, through all its versions."""

from collections import defaultdict

from kinerja.monitoring.models import ActionStep, DailyProgress
from kinerja.planning.models import WorkResult


def steps_of(skp):
    """Standing steps towards the results of this plan, whichever version they were written on."""
    lineages = WorkResult.objects.filter(skp=skp).values("lineage")
    return (
        ActionStep.objects.standing()
        .filter(result__lineage__in=lineages, result__skp__employee=skp.employee_id)
        .select_related("result")
        .order_by("due_on", "pk")
    )


def results_with_steps(skp):
    """Results in their order, each with its steps."""
    found = defaultdict(list)
    for step in steps_of(skp).select_related("result", "written_by__employee"):
        found[step.result.lineage].append(step)
    results = WorkResult.objects.filter(skp=skp).order_by("-kind", "order")
    return [(result, found[result.lineage]) for result in results]


def steps_waiting_for(user, skp):
    """What the other side wrote and this one has not agreed to: owner or penilai."""
    waiting = steps_of(skp).filter(agreed_at=None)
    if skp.employee.user_id == user.pk:
        return waiting.exclude(written_by=user)
    return waiting.filter(written_by=skp.employee.user_id)


def is_used(step):
    """Whether progress that stands was written on this step."""
    return DailyProgress.objects.filter(
        step=step, progress__withdrawn_at=None, progress__superseded_by=None
    ).exists()
