"""What the worker does for follow-up: offer help as soon as a low predikat was handed over."""

from django.utils import timezone

from kinerja.development import actions, queries
from kinerja.lib.jobs import every_day, every_minute

CHANGED = "Predikat berubah atas keputusan keberatan."


@every_minute("development.offer_plans")
def offer_plans(timestamp: int) -> None:
    at = timezone.now()
    for plan in queries.plans_without_ground():
        actions.close_plan(plan, reason=CHANGED, by=None, at=at)
    for evaluation in queries.evaluations_to_help(on=timezone.localdate(at)):
        actions.offer_plan(evaluation, by=None, at=at)


@every_day("development.offer_programmes", hour=5, minute=40)
def offer_programmes(timestamp: int) -> None:
    """Each morning: let go what is too late, and put programmes before those they may help."""
    at = timezone.now()
    on = timezone.localdate(at)
    for offer in queries.offers_to_lapse(on=on):
        actions.lapse_offer(offer, by=None, at=at)
    for need, programme in queries.offers_to_make(on=on):
        actions.offer_programme(need.employee, programme=programme, need=need, by=None, at=at)
