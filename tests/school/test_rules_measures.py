"""How near somebody comes to the panel, and how far the panel agrees."""

import json
import re
from itertools import combinations
from random import Random
from statistics import fmean, stdev

import pytest

from kinerja.school import rules
from kinerja.school.rules import Card

FLAT = (0,) * 8


def card(mine=FLAT, panel=FLAT):
    return Card(tuple(mine), tuple(panel))


def varied(number=8, *, lean=0):
    """Cards whose panel answers differ, rated with a lean."""
    random = Random(7)
    panels = [[random.choice((-1, 0, 1)) for _ in range(8)] for _ in range(number)]
    return [card([max(-1, min(1, one + lean)) for one in panel], panel) for panel in panels]


# Measures


def test_who_rates_as_the_panel_agrees_with_it_in_everything():
    found = rules.measures(varied())

    assert (found.exact.value, found.near.value, found.kappa.value) == (100, 100, 1)
    assert (found.people.value, found.dimensions.value, found.elevation.value) == (100, 100, 0)


def test_elevation_is_the_mean_difference_with_students_t_over_cases():
    cards = [card([1, *FLAT[1:]], FLAT)] * 5 + [card()] * 3
    means = [1 / 8] * 5 + [0] * 3
    half = 2.365 * stdev(means) / 8**0.5

    found = rules.measures(cards).elevation

    assert found.value == pytest.approx(fmean(means))
    assert (found.low, found.high) == pytest.approx((fmean(means) - half, fmean(means) + half))


@pytest.mark.parametrize(
    ("lean", "words"), [(1, "lebih murah hati"), (-1, "lebih ketat"), (0, "Tidak tampak")]
)
def test_a_lean_is_said_only_when_the_interval_shows_it(lean, words):
    assert words in rules.measures(varied(lean=lean)).elevation.sentence


def test_a_lean_alone_leaves_the_order_of_people():
    panel = [(-1, 0) * 4] * 4 + [(0, -1) * 4] * 4
    cards = [card([one + 1 for one in row], row) for row in panel]

    found = rules.measures(cards)

    assert (found.exact.value, found.people.value, found.dimensions.value) == (0, 100, 100)


def test_everybody_the_same_is_worth_no_more_than_guessing():
    panel = [one.panel for one in varied()]

    found = rules.measures([card(FLAT, row) for row in panel])

    assert (found.people.value, found.dimensions.value) == (50, 50)
    assert "menebak" in found.people.sentence


def test_weighted_kappa_against_a_hand_count():
    """Ten ratings, two of them one step off: 1 − (2/10) / expected distance."""
    mine = [1, 1, 0, 0, 0, -1, -1, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    panel = [1, 0, 0, 0, 0, -1, -1, -1, 1, 0, 0, 0, 0, 0, 0, 0]
    cards = [card(mine[:8], panel[:8]), card(mine[8:], panel[8:])] * 4
    pairs = [(a, b) for a in mine for b in panel]
    expected = fmean(abs(a - b) for a, b in pairs)

    found = rules.measures(cards).kappa

    assert found.value == pytest.approx(
        1 - fmean(abs(a - b) for a, b in zip(mine, panel, strict=True)) / expected
    )


def test_concordance_counts_pairs_the_panel_tells_apart_and_halves_ties():
    panels = [(1, *FLAT[1:]), (0, *FLAT[1:]), (-1, *FLAT[1:])] * 2
    mines = [(1, *FLAT[1:]), (1, *FLAT[1:]), (-1, *FLAT[1:])] * 2
    points = [
        0.5 if a[0] == b[0] else float((a[0] > b[0]) == (p[0] > q[0]))
        for (p, a), (q, b) in combinations(zip(panels, mines, strict=True), 2)
        if p[0] != q[0]
    ]

    found = rules.measures([card(m, p) for m, p in zip(mines, panels, strict=True)]).people

    assert found.value == pytest.approx(100 * fmean(points))


def test_every_interval_holds_its_figure_and_is_the_same_each_time():
    cards = varied()
    cards[0] = card([-one for one in cards[0].panel], cards[0].panel)

    found, again = rules.measures(cards), rules.measures(cards)

    assert found == again
    for one in vars(found).values():
        assert one.low <= one.value <= one.high


@pytest.mark.parametrize("number", [0, 1, 5])
def test_too_few_cases_give_no_figure(number):
    found = rules.measures(varied(number))

    assert {one.value for one in vars(found).values()} == {None}
    assert {one["figure"] for one in rules.shown_figures(found.stored())} == {""}


def test_a_panel_without_spread_leaves_order_and_kappa_silent():
    found = rules.measures([card()] * 8)

    assert (found.exact.value, found.kappa.value, found.people.value) == (100, None, None)
    assert "tidak beragam" in found.kappa.sentence


def test_measures_are_stored_as_they_will_be_read():
    stored = rules.measures(varied(lean=1)).stored()

    assert json.loads(json.dumps(stored)) == stored
    assert [one["label"] for one in rules.shown_figures(stored)] == [
        "Sama dengan panel",
        "Sama atau berjarak satu tingkat",
        "Kesepakatan tanpa kebetulan (kappa berbobot)",
        "Murah hati atau ketat",
        "Membedakan orang",
        "Membedakan perilaku",
    ]
    assert rules.shown_figures(stored)[3]["figure"].startswith("+0,")


@pytest.mark.parametrize(
    ("value", "figure"),
    [(0.359, "+0,36 tingkat"), (-0.004, "0,00 tingkat"), (-0.17, "−0,17 tingkat")],
)
def test_a_lean_is_read_with_its_sign_and_nothing_has_none(value, figure):
    stored = rules.measures(varied()).stored()
    stored["elevation"] |= {"value": value}

    assert rules.shown_figures(stored)[3]["figure"] == figure


def test_sentences_are_short_enough_to_be_read():
    sentences = [
        one.sentence
        for lean in (-1, 0, 1)
        for one in vars(rules.measures(varied(lean=lean))).values()
    ]

    assert all(
        len(part.split()) <= 20 for text in sentences for part in re.split(r"(?<=\.)\s", text)
    )


# The panel


def test_agreement_of_the_panel_counts_pairs_of_experts():
    opinions = [[(0, 1), (0, 0), (1, -1)]]

    found = rules.panel_agreement(opinions)

    assert (found.pairs, found.exact, found.near) == (
        6,
        pytest.approx(100 / 6),
        pytest.approx(500 / 6),
    )


def test_an_expert_alone_agrees_with_nobody():
    assert rules.panel_agreement([[(0, 1)]]) == rules.PanelAgreement(0, None, None)
    assert rules.alpha([[(0, 1)]]) is None


def test_krippendorffs_alpha():
    """Against the definition: observed over expected squared distance of pairs."""
    opinions = [[(1, 0, -1), (1, 0, 0)], [(0, 0, 1), (0, 1, 1), (0, 0, 1)]]
    units = [[one[n] for one in experts] for experts in opinions for n in range(3)]
    values = [value for unit in units for value in unit]

    def distances(numbers):
        return sum(
            (a - b) ** 2 for i, a in enumerate(numbers) for j, b in enumerate(numbers) if i != j
        )

    observed = sum(distances(unit) / (len(unit) - 1) for unit in units) / len(values)
    expected = distances(values) / (len(values) * (len(values) - 1))

    assert rules.alpha(opinions) == pytest.approx(1 - observed / expected)


def test_full_agreement_is_one_and_no_spread_says_nothing():
    assert rules.alpha([[(1, 0), (1, 0)]]) == pytest.approx(1)
    assert rules.alpha([[(0, 0), (0, 0)]]) is None


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"is_newest": False}, "digantikan"),
        ({"has_given": True}, "sudah tersimpan"),
        ({"is_modelled": True}, "sudah ditetapkan"),
        ({}, None),
    ],
)
def test_who_may_still_judge(given, word):
    facts = {"is_newest": True, "has_given": False, "is_modelled": False} | given

    found = rules.blockers_to_give_opinion(**facts)

    assert (word in found[0]) if word else found == []


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"opinions": 2}, "Baru 2 pakar"),
        ({"is_newest": False}, "digantikan"),
        ({"is_modelled": True}, "sudah ditetapkan"),
        ({}, None),
    ],
)
def test_when_the_panel_may_agree(given, word):
    facts = {"opinions": 3, "is_newest": True, "is_modelled": False} | given

    found = rules.blockers_to_set_model(**facts)

    assert (word in found[0]) if word else found == []


# Everybody together


def test_fewer_than_ten_raters_leave_only_how_many_took_part():
    cards = {rater: varied() for rater in range(9)} | {9: []}

    assert rules.summary(cards, sent=10, passed=3) == {"sent": 10, "figures": None}


def test_ten_raters_give_figures():
    cards = {rater: varied(lean=rater % 2) for rater in range(10)}

    figures = rules.summary(cards, sent=10, passed=4)["figures"]

    assert (figures["raters"], figures["passed"]) == (10, 4)
    assert figures["exact"] == pytest.approx(
        fmean(rules.exact_share(one) for one in cards.values())
    )
    assert figures["elevation"][1] < figures["elevation"][0] < figures["elevation"][2]
