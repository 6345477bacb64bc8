"""From the counted answers of rounds to their index."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Count, Q, Sum
from django.utils import timezone

from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import AnswerState, CostKind, RoundPhase, Unsur
from kinerja.satisfaction.models import ServiceUnit, SurveyAnswer, SurveyRound
from kinerja.satisfaction.rules import (
    ElementMean,
    Pattern,
    RoundFacts,
    Sample,
    SatisfactionIndex,
)


def facts_of(round_: SurveyRound) -> RoundFacts:
    """The dates of a round for the rules."""
    published = round_.published_at and timezone.localdate(round_.published_at)
    return RoundFacts(round_.starts_on, round_.ends_on, published)


def phase_of(round_: SurveyRound, *, on: date) -> RoundPhase:
    return rules.phase_on(rules.publication_on(on), facts_of(round_), on)


def published_rounds(*, on: date):
    """Rounds whose result is everybody's: announced, or old enough to be public by itself."""
    days = timedelta(days=rules.publication_on(on).review_days)
    return SurveyRound.objects.filter(Q(published_at__date__lte=on) | Q(ends_on__lt=on - days))


def elements_of(round_: SurveyRound) -> list[Unsur]:
    """The elements asked, in the order of the law."""
    return [one for one in Unsur if one in round_.elements]


def elements_asked(service: ServiceUnit, *, on: date) -> list[Unsur]:
    """The elements a round opened on that day would ask."""
    return rules.elements_of(
        rules.law_on(on),
        is_face_to_face=service.is_face_to_face,
        asks_cost=service.cost != CostKind.FREE_SKIPPED,
    )


@dataclass(frozen=True)
class Figures:
    """What one statement tells of a round: index without interval, and what waits."""

    index: SatisfactionIndex
    sample: Sample
    held: int
    set_aside: int
    accepted: int  # held first, then counted


def figures_of(rounds: Iterable[SurveyRound], *, on: date) -> dict[int, Figures]:
    """The figures of each of these rounds; one statement however many answers there are."""
    rounds = {one.pk: one for one in rounds}
    counted = Q(state=AnswerState.COUNTED)
    sums = {f"sum_{name}": Sum(name, filter=counted) for name in Unsur.values}
    numbers = {f"n_{name}": Count(name, filter=counted) for name in Unsur.values}
    rows = {
        row["round"]: row
        for row in SurveyAnswer.objects.filter(round__in=rounds)
        .order_by()
        .values("round")
        .annotate(
            n=Count("pk", filter=counted),
            held=Count("pk", filter=Q(state=AnswerState.HELD)),
            set_aside=Count("pk", filter=Q(state=AnswerState.SET_ASIDE)),
            accepted=Count("pk", filter=counted & ~Q(hold="")),
            **sums,
            **numbers,
        )
    }
    return {pk: _figures(one, rows.get(pk), on=on) for pk, one in rounds.items()}


def _figures(round_, row, *, on):
    law = rules.law_on(on)
    least = rules.publication_on(on).smallest_group
    row = row or {}
    means = []
    for element in elements_of(round_):
        n = row.get(f"n_{element.value}", 0)
        is_told = n >= least
        mean = Fraction(row[f"sum_{element.value}"], n) if is_told else None
        means.append(ElementMean(element, n if is_told else 0, mean))
    n = row.get("n", 0)
    return Figures(
        index=rules.index_of_elements(law, means, n=n),
        sample=Sample(needed=rules.sample_size(law, round_.population), have=n),
        held=row.get("held", 0),
        set_aside=row.get("set_aside", 0),
        accepted=row.get("accepted", 0),
    )


def index_of_rounds(
    rounds: Iterable[SurveyRound], *, on: date, fewest: int = 1
) -> SatisfactionIndex:
    """The index with its interval over all counted answers of these rounds together.

    An element that one of them did not ask is divided by those who were asked.
    """
    rounds = list(rounds)
    answers = SurveyAnswer.objects.counted().filter(round__in=[one.pk for one in rounds])
    asked = {element for one in rounds for element in one.elements}
    elements = [one for one in Unsur if one in asked]
    return index_of_answers(answers, elements, on=on, fewest=fewest)


def index_of_answers(answers, elements, *, on: date, fewest: int = 1) -> SatisfactionIndex:
    """The same over these answers, without rounds of fewer people; one statement."""
    least = rules.publication_on(on).smallest_group
    rows = answers.order_by().values_list("round", *elements).annotate(times=Count("pk"))
    by_round = defaultdict(list)
    for round_, *scores, times in rows:
        by_round[round_].append(Pattern(scores, times))
    patterns = rules.joined(by_round.values(), least=least, fewest=fewest)
    return rules.index_of(rules.law_on(on), elements, patterns)


def interim_index(round_: SurveyRound, *, counted: int, on: date) -> SatisfactionIndex:
    """The index while a round runs, over whole batches of as many people as may be shown.

    Looked at before and after one citizen's answer it does not tell what he said.
    """
    size = rules.publication_on(on).smallest_group
    first = round_.answers.counted().order_by("pk").values("pk")[: counted // size * size]
    batch = SurveyAnswer.objects.filter(pk__in=first)
    return index_of_answers(batch, elements_of(round_), on=on)
