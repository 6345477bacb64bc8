"""What the worker does for the school: results, as soon as a round is over."""

from django.utils import timezone

from kinerja.lib.jobs import every_minute
from kinerja.school import actions, queries


@every_minute("school.score_rounds")
def score_rounds(timestamp: int) -> None:
    at = timezone.now()
    for round_ in queries.rounds_to_score(on=timezone.localdate(at)):
        while actions.score_some(round_, by=None, at=at):
            pass
