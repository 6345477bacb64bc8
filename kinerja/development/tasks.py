"""What the worker does for follow-up: offer help as soon as a low predikat was handed over."""

from django.utils import timezone

from kinerja.development import actions, queries
from kinerja.lib.jobs import every_minute

CHANGED = "Predikat berubah atas keputusan keberatan."


@every_minute("development.offer_plans")
def offer_plans(timestamp: int) -> None:
    at = timezone.now()
    for plan in queries.plans_without_ground():
        actions.close_plan(plan, reason=CHANGED, by=None, at=at)
    for evaluation in queries.evaluations_to_help(on=timezone.localdate(at)):
        actions.offer_plan(evaluation, by=None, at=at)
