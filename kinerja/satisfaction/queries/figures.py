"""From the counted answers of rounds to their index."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import Unsur
from kinerja.satisfaction.models import SurveyAnswer, SurveyRound
from kinerja.satisfaction.rules import Pattern, RoundFacts, SatisfactionIndex


def facts_of(round_: SurveyRound) -> RoundFacts:
    """The dates of a round for the rules."""
    published = round_.published_at and timezone.localdate(round_.published_at)
    return RoundFacts(round_.starts_on, round_.ends_on, published)


def published_rounds(*, on: date):
    """Rounds whose result is everybody's: announced, or old enough to be public by itself."""
    days = timedelta(days=rules.publication_on(on).review_days)
    return SurveyRound.objects.filter(
        Q(published_at__isnull=False, published_at__date__lte=on) | Q(ends_on__lt=on - days)
    )


def patterns_of(rounds) -> list[tuple[tuple, Pattern]]:
    """(elements asked, scores with how many gave them) of the counted answers."""
    asked = {one.pk: tuple(one.elements) for one in rounds}
    rows = (
        SurveyAnswer.objects.counted()
        .filter(round__in=asked)
        .order_by()
        .values_list("round", *Unsur.values)
        .annotate(times=Count("pk"))
    )
    return [(asked[pk], Pattern(scores, times)) for pk, *scores, times in rows]


def index_of_rounds(rounds: Iterable[SurveyRound], *, on: date) -> SatisfactionIndex:
    """The index over all counted answers of these rounds together; one statement.

    An element that one of them did not ask is divided by those who were asked.
    """
    rounds = list(rounds)
    asked = {element for one in rounds for element in one.elements}
    elements = [one for one in Unsur if one in asked]
    places = [Unsur.values.index(one) for one in elements]
    patterns = [
        Pattern([one.scores[at] for at in places], one.times) for _, one in patterns_of(rounds)
    ]
    return rules.index_of(rules.law_on(on), elements, patterns)
