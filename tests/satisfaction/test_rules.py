"""The index, its interval, the sample, what may be shown, and what is held."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import Unsur
from kinerja.satisfaction.rules import Pattern

LAW = rules.SURVEY_LAWS[-1]
NINE = tuple(Unsur)
ON = date(2026, 7, 15)


def index(*patterns, elements=NINE):
    return rules.index_of(LAW, elements, patterns)


def mutu(value):
    return rules.band_of(LAW, value).mutu


# The cases of the dossier


def test_tc_50_all_answers_four_give_a_hundred():
    found = index(Pattern((4,) * 9, 50))

    assert (found.value, found.band.mutu) == (Decimal("100.00"), "A")
    assert (found.low, found.high) == (Decimal("100.00"), Decimal("100.00"))


def test_tc_51_each_element_weighs_exactly_a_ninth():
    means = [
        Fraction(text)
        for text in ("3.40", "3.25", "3.10", "3.90", "3.30", "3.35", "3.45", "3.60", "3.20")
    ]

    value = rules.index_of_means(LAW, means)

    assert (value, mutu(value)) == (Decimal("84.86"), "B")


@pytest.mark.parametrize(
    ("mean", "value", "letter"),
    [("3.532", "88.30", "B"), ("3.5324", "88.31", "A")],
)
def test_tc_52_the_index_is_rounded_once_and_then_compared(mean, value, letter):
    found = rules.index_of_means(LAW, [Fraction(mean)] * 9)

    assert (found, mutu(found)) == (Decimal(value), letter)


def test_tc_53_who_skipped_an_element_does_not_count_in_it():
    skipped = (4, 4, 4, None, 4, 4, 4, 4, 4)

    found = index(Pattern((4, 4, 4, 2, 4, 4, 4, 4, 4)), Pattern(skipped))

    cost = found.elements[3]
    assert (cost.n, cost.mean) == (1, 2)
    assert found.value == rules.index_of_means(LAW, [Fraction(4)] * 8 + [Fraction(2)])


def test_tc_54_without_respondents_there_is_no_number():
    found = index()

    assert (found.n, found.value, found.low, found.words) == (0, None, None, "Belum ada data")


SAMPLES = {
    10: 10,
    20: 19,
    30: 28,
    50: 44,
    80: 66,
    100: 80,
    150: 108,
    200: 132,
    250: 152,
    300: 169,
    400: 196,
    500: 217,
    600: 234,
    700: 248,
    800: 260,
    900: 269,
    1000: 278,
    1500: 306,
    2000: 322,
    3000: 341,
    5000: 357,
    10000: 370,
    50000: 381,
    75000: 382,
    1_000_000: 384,
}


@pytest.mark.parametrize(("population", "needed"), SAMPLES.items())
def test_tc_55_the_sample_follows_the_table(population, needed):
    assert rules.sample_size(LAW, population) == needed
