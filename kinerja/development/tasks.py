"""What the worker does for follow-up: offer help as soon as a low predikat was handed over."""

from django.utils import timezone

from kinerja.development import actions, queries
from kinerja.lib.jobs import every_minute


@every_minute("development.offer_plans")
def offer_plans(timestamp: int) -> None:
    at = timezone.now()
    for evaluation in queries.evaluations_to_help(on=timezone.localdate(at)):
        actions.offer_plan(evaluation, by=None, at=at)
