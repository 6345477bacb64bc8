"""T-19 … T-24: SE MenPANRB 3/2023 as advice; rows of docs/law.md#penilaian."""

from datetime import date

import pytest

from kinerja.appraisal.enums import OrganisationPredikat, Predikat
from kinerja.appraisal.rules import distribution_advice
from kinerja.appraisal.rules.distribution import PATTERNS

SB, B, BP, K, SK = (
    Predikat.SANGAT_BAIK,
    Predikat.BAIK,
    Predikat.BUTUH_PERBAIKAN,
    Predikat.KURANG,
    Predikat.SANGAT_KURANG,
)
ON = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("organisation", "counts", "sentences"),
    [
        pytest.param("istimewa", {SB: 14, B: 6}, [], id="T-19"),
        pytest.param(
            "istimewa",
            {SB: 15, B: 5},
            ["Sangat Baik: 15 dari 20 orang, pola paling banyak 14."],
            id="T-19-above",
        ),
        pytest.param(
            "baik",
            {B: 14, SB: 6},
            ["Butuh Perbaikan dan Kurang/Misconduct: 0 dari 20 orang, pola paling sedikit 1."],
            id="T-20",
        ),
        pytest.param(
            "baik",
            {B: 15, SB: 4, BP: 1},
            ["Baik: 15 dari 20 orang, pola paling banyak 14."],
            id="T-21",
        ),
        pytest.param("butuh_perbaikan", {BP: 12, SB: 2, B: 6}, [], id="T-22"),
        pytest.param(
            "butuh_perbaikan",
            {BP: 12, SB: 3, B: 5},
            ["Sangat Baik: 3 dari 20 orang, pola paling banyak 2."],
            id="T-22-sb",
        ),
        pytest.param(
            "butuh_perbaikan",
            {BP: 11, SB: 2, B: 7},
            ["Butuh Perbaikan: 11 dari 20 orang, pola paling sedikit 12."],
            id="T-22-bp",
        ),
        pytest.param("kurang", {K: 12, BP: 2, SB: 2, B: 4}, [], id="T-23"),
        pytest.param(
            "kurang",
            {K: 12, BP: 1, SB: 2, B: 5},
            ["Butuh Perbaikan: 1 dari 20 orang, pola paling sedikit 2."],
            id="T-23-bp",
        ),
        pytest.param("sangat_kurang", {SK: 12, BP: 1, K: 1, B: 6}, [], id="T-24"),
        pytest.param(
            "sangat_kurang",
            {SK: 12, BP: 1, K: 1, SB: 1, B: 5},
            ["Sangat Baik: 1 dari 20 orang, pola paling banyak 0."],
            id="T-24-sb",
        ),
    ],
)
def test_the_group_is_compared_with_the_pattern(organisation, counts, sentences):
    """docs/law.md#penilaian: SE MenPANRB 3/2023."""
    advice = distribution_advice(organisation=organisation, counts=counts, on=ON, smallest=10)

    assert advice.size == 20
    assert advice.sentences == sentences


def test_caps_are_rounded_down_and_minimums_up():
    assert distribution_advice(
        organisation="butuh_perbaikan", counts={SB: 2, BP: 9, B: 4}, on=ON, smallest=10
    ).sentences == ["Sangat Baik: 2 dari 15 orang, pola paling banyak 1."]
    assert distribution_advice(
        organisation="butuh_perbaikan", counts={SB: 1, BP: 6, B: 4}, on=ON, smallest=10
    ).sentences == ["Butuh Perbaikan: 6 dari 11 orang, pola paling sedikit 7."]


def test_a_small_group_is_only_counted():
    advice = distribution_advice(organisation="baik", counts={SB: 9}, on=ON, smallest=10)

    assert (advice.size, advice.small, advice.sentences) == (9, True, [])


def test_the_regency_says_what_a_small_group_is():
    ten = {"organisation": "baik", "counts": {SB: 10}, "on": ON}

    assert [distribution_advice(**ten, smallest=n).small for n in (10, 11)] == [False, True]


@pytest.mark.parametrize(
    ("organisation", "counts", "on"),
    [("", {B: 20}, ON), ("baik", {}, ON), ("baik", {B: 20}, date(2023, 1, 30))],
)
def test_without_organisation_people_or_pattern_there_is_no_advice(organisation, counts, on):
    advice = distribution_advice(organisation=organisation, counts=counts, on=on, smallest=10)
    assert advice is None


def test_every_organisation_predikat_has_limits():
    for pattern in PATTERNS:
        assert set(pattern.limits) == set(OrganisationPredikat)
