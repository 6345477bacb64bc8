import itertools
from datetime import date, timedelta

import pytest

from kinerja.appraisal.enums import OrganisationPredikat
from kinerja.appraisal.rules.distribution import PATTERNS, Limit
from kinerja.transparency.rules import (
    LIMITS,
    blockers_to_publish,
    limit_on,
    limit_words,
    pattern_words,
    steps_of_an_objection,
)


def test_limits_follow_each_other_without_a_gap():
    for earlier, later in itertools.pairwise(LIMITS):
        assert earlier.valid_until == later.valid_from
    assert LIMITS[-1].valid_until is None


def test_each_limit_is_ten_or_more_and_cites_its_law():
    for limit in LIMITS:
        assert limit.smallest >= 10
        assert limit.law
        assert limit.version


def test_before_the_first_limit_there_is_none():
    first = LIMITS[0].valid_from
    assert limit_on(first) == LIMITS[0]
    assert limit_on(first - timedelta(days=1)) is None


FINISHED = {
    "label": "Triwulan I 2026",
    "due_on": date(2026, 4, 30),
    "is_published": False,
    "has_limit": True,
    "size": 100,
    "on": date(2026, 5, 1),
}


def test_a_finished_period_is_published():
    assert blockers_to_publish(**FINISHED) == []


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"is_published": True}, "Triwulan I 2026 sudah diterbitkan"),
        ({"on": date(2026, 4, 30)}, "Masa evaluasi Triwulan I 2026 berlangsung sampai 30 April"),
        ({"has_limit": False}, "Batas angka kecil belum ada"),
        ({"size": 0}, "Belum ada hasil Triwulan I 2026"),
    ],
)
def test_why_a_period_is_not_published(change, begins):
    (reason,) = blockers_to_publish(**FINISHED | change)
    assert reason.startswith(begins)


def test_the_pattern_of_every_organisation_predikat_is_said_in_words():
    for pattern in PATTERNS:
        for organisation in OrganisationPredikat:
            lines = pattern_words(pattern.limits[organisation])
            assert len(lines) == len(pattern.limits[organisation])


@pytest.mark.parametrize(
    ("limit", "size", "words"),
    [
        (Limit(("B",), at_least=50, at_most=70), None, "B: 50 sampai 70 persen."),
        (
            Limit(("B",), at_least=50, at_most=70),
            40,
            "B: 50 sampai 70 persen, jadi 20 sampai 28 dari 40 orang.",
        ),
        (Limit(("B",), at_least=50, at_most=70), 9, "B: 50 sampai 70 persen."),
        (Limit(("B",), at_least=60), 41, "B: paling sedikit 60 persen, jadi 25 orang atau lebih."),
        (Limit(("B",), at_most=10), 40, "B: paling banyak 10 persen, jadi 0 sampai 4 dari 40."),
        (Limit(("B",), at_most=0), None, "B: tidak ada."),
        (Limit(("B", "C"), at_least_persons=1), None, "B dan C: paling sedikit 1 orang."),
    ],
)
def test_a_limit_in_words(limit, size, words):
    class Named(str):
        label = property(str)

    named = Limit(
        tuple(Named(one) for one in limit.predikat),
        at_least=limit.at_least,
        at_most=limit.at_most,
        at_least_persons=limit.at_least_persons,
    )
    said = limit_words(named, size=size, smallest=10)
    assert said[: len(words) - 1] == words[:-1]


def test_the_steps_of_an_objection_carry_the_days_of_the_acts():
    assert [step.days for step in steps_of_an_objection()] == [14, 14, 14, None, 7]
