"""Somebody who reads every published figure of the survey, and subtracts, learns no answer."""

from datetime import date
from random import Random

import pytest

from kinerja.satisfaction import queries, rules
from kinerja.satisfaction.enums import Unsur
from kinerja.satisfaction.rules import Pattern
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyRoundFactory,
)

TREES = 2000
ON = date(2026, 7, 15)
K = rules.publication_on(ON).smallest_group
LAW = rules.law_on(ON)
ELEMENTS = (Unsur("u1"), Unsur("u4"), Unsur("u8"))


def random_tree(dice):
    """unit → its rounds; round → scores of each citizen; some rounds are tiny."""
    return [
        [random_round(dice) for _round in range(dice.randint(1, 3))]
        for _unit in range(dice.randint(1, 3))
    ]


def random_round(dice):
    skips = [dice.choice((0, 0, 0.5, 0.9)) for _element in ELEMENTS]
    kind = dice.choice((range(1, 5), (4,), (3, 4), (1, 4)))  # in some all say the same
    return [
        tuple(dice.choice(kind) if dice.random() > skip else None for skip in skips)
        for _citizen in range(dice.choice((1, 2, 4, 5, 6, 9, 20)))
    ]


def hidden(answers):
    """The places of elements that so few answered that nothing may rest on them."""
    if len(answers) < K:
        return set(range(len(ELEMENTS)))
    seen = [sum(scores[at] is not None for scores in answers) for at in range(len(ELEMENTS))]
    return {at for at, number in enumerate(seen) if number < K}


def published(unit):
    """Everything the public reads of one unit: each round, and each run of rounds together."""
    whole = [told_of(answers) for answers in unit]
    spans = [unit[a:b] for a in range(len(unit)) for b in range(a + 1, len(unit) + 1)]
    together = [
        rules.index_of(
            LAW,
            ELEMENTS,
            rules.joined([[Pattern(scores) for scores in one] for one in span], least=K, fewest=K),
        )
        for span in spans
    ]
    return whole, [queries.shown(one, on=ON) for one in together]


def told_of(answers):
    patterns = rules.told([Pattern(scores) for scores in answers], least=K)
    return queries.shown(rules.index_of(LAW, ELEMENTS, patterns), on=ON)


def with_other_words(dice, answers):
    """The same citizens, who say something else wherever nothing may be known."""
    places = hidden(answers)
    return [
        tuple(
            dice.choice((1, 2, 3, 4)) if at in places and score is not None else score
            for at, score in enumerate(scores)
        )
        for scores in answers
    ]


def test_an_attacker_determines_no_answer_to_the_survey_in_2000_random_trees():
    """What fewer than five said changes nothing that is published, so no sum gives it back.

    What is published rests on five people or more and names no group; only when all of them say
    the same is it known of each, and the law wants that mean shown.
    """
    dice, leaks = Random(59), []
    for number in range(TREES):
        for unit in random_tree(dice):
            others = [with_other_words(dice, answers) for answers in unit]
            leaks += [number] if published(unit) != published(others) else []

    assert leaks == []


def test_without_leaving_out_the_few_the_same_attacker_succeeds(monkeypatch):
    monkeypatch.setattr(rules, "told", lambda patterns, *, least: list(patterns))
    dice, leaks = Random(59), 0
    for _tree in range(TREES // 10):
        for unit in random_tree(dice):
            others = [with_other_words(dice, answers) for answers in unit]
            leaks += published(unit) != published(others)

    assert leaks > 50


@pytest.mark.django_db
def test_a_round_too_small_to_be_shown_is_not_found_beside_its_neighbour():
    service = ServiceUnitFactory()
    large, small = (
        SurveyRoundFactory(
            service=service,
            quarter=number,
            starts_on=date(2026, 3 * number - 2, 1),
            ends_on=date(2026, 3 * number - 2, 28),
        )
        for number in (1, 2)
    )
    SurveyAnswerFactory.create_batch(20, round=large, scores=4)
    SurveyAnswerFactory(round=small, scores=1)

    found = queries.index_between(service, first=date(2026, 1, 1), last=date(2026, 12, 31), on=ON)

    assert (found.n, str(found.value)) == (20, "100.00")


@pytest.mark.django_db
def test_an_element_one_citizen_answered_is_neither_shown_nor_counted(client):
    row = SurveyRoundFactory(quarter=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 1))
    SurveyAnswerFactory.create_batch(9, round=row, scores=4, u4=None)
    SurveyAnswerFactory(round=row, scores=4, u4=1)

    found = queries.result_of(row, on=ON)
    listed = queries.figures_of([row], on=ON)[row.pk].index
    joined = queries.index_of_rounds([row], on=ON)

    assert [str(one.value) for one in (found.index, listed, joined)] == ["100.00"] * 3
    assert [one.n for one in found.index.elements] == [10, 10, 10, 0, 10, 10, 10, 10, 10]
    page = client.get(f"/skm/hasil/{row.service.code}/").content.decode()
    assert "terlalu sedikit" in page
    assert "indeks" not in page.split("Siapa yang menjawab")[1].split("</main>")[0]
