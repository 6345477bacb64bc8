"""The law of the school: the draw, the days, the measures and what they may say."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from random import Random
from statistics import fmean, stdev

import pytest

from kinerja.appraisal.enums import Rating
from kinerja.appraisal.rules import DECISION_DAYS, OBJECTION_DAYS, predikat
from kinerja.planning.enums import BehaviourValue
from kinerja.school import rules
from kinerja.school.enums import Enforcement, Judgement, RaterState, RoundState
from kinerja.school.queries import modules
from kinerja.school.rules import Card, Item, Standard, Usable

TODAY = date(2026, 7, 15)
FLAT = (0,) * 8


def card(mine=FLAT, panel=FLAT):
    return Card(tuple(mine), tuple(panel))


def varied(number=8, *, lean=0):
    """Cards whose panel answers differ, rated with a lean."""
    random = Random(7)
    panels = [[random.choice((-1, 0, 1)) for _ in range(8)] for _ in range(number)]
    return [card([max(-1, min(1, one + lean)) for one in panel], panel) for panel in panels]


# What is rated


def test_a_case_is_rated_in_the_words_of_a_real_evaluation():
    assert Judgement.choices == Rating.choices


def test_results_and_each_of_the_seven_values_are_rated():
    assert ("results", *BehaviourValue.values) == rules.DIMENSIONS


def test_what_is_missing_is_named():
    given = dict.fromkeys(rules.DIMENSIONS, "sesuai") | {"loyal": "", "adaptif": "hebat"}

    assert rules.missing_dimensions(given) == ["Loyal", "Adaptif"]


# The draw


def test_the_same_seed_shows_the_same_people_in_the_same_order():
    items = [Item(pk) for pk in range(1, 9)]

    first, again = (rules.shown_to(items, seed=5, rater=3) for _ in range(2))

    assert first == again
    assert [one.position for one in first] == list(range(1, 9))
    assert {one.pk for one in first} == set(range(1, 9))
    assert len({one.name for one in first}) == 8


def test_order_name_and_sex_differ_from_rater_to_rater():
    items = [Item(pk) for pk in range(1, 9)]
    shown = [rules.shown_to(items, seed=5, rater=rater) for rater in range(60)]

    by_case = [
        {(one.position, one.sex) for seen in shown for one in seen if one.pk == pk}
        for pk in range(1, 9)
    ]

    assert all(len({position for position, _ in case}) == 8 for case in by_case)
    assert all({sex for _, sex in case} == {"l", "p"} for case in by_case)


def test_the_order_of_the_rows_does_not_matter_for_the_draw():
    items = [Item(pk) for pk in range(1, 9)]

    assert rules.shown_to(items[::-1], seed=5, rater=3) == rules.shown_to(items, seed=5, rater=3)


def test_a_job_that_leaves_no_choice_keeps_its_sex():
    items = [Item(1, only_sex="p"), *(Item(pk) for pk in range(2, 9))]

    sexes = {
        one.sex
        for rater in range(40)
        for one in rules.shown_to(items, seed=1, rater=rater)
        if one.pk == 1
    }

    assert sexes == {"p"}


def test_names_of_both_sexes_are_enough_for_a_round():
    assert len(set(rules.NAMES["p"])) == len(set(rules.NAMES["l"])) == 15


@pytest.mark.parametrize(
    ("sex", "words"),
    [
        ("p", "Ibu Rani pulang. Rani lelah."),
        ("l", "Bapak Rani pulang. Rani lelah."),
        ("", "Sdr. A pulang. A lelah."),
    ],
)
def test_the_person_stands_in_the_text(sex, words):
    text = "{sapaan} {nama} pulang. {nama} lelah."

    assert rules.told(text, name="Rani", sex=sex) == words


# A round


def test_a_round_takes_two_cases_over_and_the_least_used_others():
    usable = [Usable(pk, used=pk > 12) for pk in range(1, 17)]
    previous = list(range(1, 9))

    drawn = rules.picked(usable, previous, seed=3)

    carried = [pk for pk, kept in drawn if kept]
    fresh = [pk for pk, kept in drawn if not kept]
    assert len(drawn) == len(dict(drawn)) == 8
    assert len(carried) == 2
    assert set(carried) <= set(previous)
    assert set(fresh) <= set(range(9, 17))
    assert {9, 10, 11, 12} <= set(fresh)


def test_the_first_round_takes_nothing_over():
    drawn = rules.picked([Usable(pk) for pk in range(1, 17)], [], seed=3)

    assert [kept for _, kept in drawn] == [False] * 8


def test_a_case_that_was_rewritten_is_not_taken_over():
    drawn = rules.picked([Usable(pk) for pk in range(1, 17)], [101, 102, 3], seed=3)

    assert [pk for pk, kept in drawn if kept] == [3]
    assert len(drawn) == 8


def test_the_draw_of_a_round_can_be_replayed():
    usable = [Usable(pk) for pk in range(1, 17)]

    assert rules.picked(usable, [1, 2], seed=9) == rules.picked(usable[::-1], [2, 1], seed=9)
    assert rules.picked(usable, [1, 2], seed=9) != rules.picked(usable, [1, 2], seed=10)


OPENING = {
    "usable": 8,
    "opens_on": TODAY,
    "closes_on": TODAY + timedelta(days=13),
    "on": TODAY,
    "overlaps": False,
}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, []),
        ({"usable": 7}, ["Baru 7 vinyet siap dipakai"]),
        ({"opens_on": TODAY - timedelta(days=1)}, ["Tanggal mulai sudah lewat"]),
        ({"closes_on": TODAY + timedelta(days=1)}, ["Putaran berlangsung 3 sampai 90 hari"]),
        ({"closes_on": TODAY + timedelta(days=90)}, ["Putaran berlangsung 3 sampai 90 hari"]),
        ({"closes_on": TODAY - timedelta(days=5)}, ["Putaran berlangsung 3 sampai 90 hari"]),
        ({"overlaps": True}, ["Ada putaran lain"]),
    ],
)
def test_when_a_round_can_be_opened(changed, words):
    found = rules.blockers_to_open(**OPENING | changed)

    assert [one.startswith(word) for one, word in zip(found, words, strict=True)] == [True] * len(
        words
    )


@pytest.mark.parametrize(
    ("on", "scored", "state"),
    [
        (TODAY - timedelta(days=1), False, RoundState.PLANNED),
        (TODAY, False, RoundState.OPEN),
        (TODAY + timedelta(days=9), False, RoundState.OPEN),
        (TODAY + timedelta(days=10), False, RoundState.ENDED),
        (TODAY + timedelta(days=10), True, RoundState.SCORED),
    ],
)
def test_where_a_round_stands(on, scored, state):
    found = rules.round_state(
        opens_on=TODAY, closes_on=TODAY + timedelta(days=9), is_scored=scored, on=on
    )

    assert found == state


def test_learning_comes_before_rating():
    found = rules.blockers_to_start(
        state=RoundState.OPEN, is_penilai=True, modules_left=["Bukti", "Keberatan"]
    )

    assert found == [
        "Selesaikan dulu latihan modul “Bukti”.",
        "Selesaikan dulu latihan modul “Keberatan”.",
    ]


@pytest.mark.parametrize(
    ("state", "is_penilai"), [(RoundState.ENDED, True), (RoundState.OPEN, False)]
)
def test_who_cannot_begin_hears_one_reason(state, is_penilai):
    found = rules.blockers_to_start(state=state, is_penilai=is_penilai, modules_left=["Bukti"])

    assert len(found) == 1


def test_what_is_missing_before_sending():
    missing = [(1, []), (2, ["Loyal", "Adaptif"]), (3, [*rules.LABELS.values()])]

    found = rules.blockers_to_submit(state=RoundState.OPEN, is_submitted=False, missing=missing)

    assert found == ["Kasus 2 belum lengkap: loyal, adaptif.", "Kasus 3 belum dinilai."]


@pytest.mark.parametrize(
    ("state", "sent", "word"),
    [
        (RoundState.OPEN, True, "sudah dikirim"),
        (RoundState.ENDED, False, "sudah ditutup"),
        (RoundState.SCORED, False, "sudah ditutup"),
    ],
)
def test_what_was_sent_or_is_over_cannot_be_sent(state, sent, word):
    found = rules.blockers_to_submit(state=state, is_submitted=sent, missing=[(1, ["Loyal"])])

    assert len(found) == 1
    assert word in found[0]


# Certificates


@pytest.mark.parametrize(
    ("agreement", "counted", "passed"),
    [
        (Decimal("60.00"), 8, True),
        (Decimal("59.99"), 8, False),
        (Decimal("100.00"), 5, False),
        (Decimal("60.00"), 6, True),
        (None, 0, False),
    ],
)
def test_who_gets_a_certificate(agreement, counted, passed):
    assert rules.passes(agreement=agreement, counted=counted, standard=rules.DEFAULT) is passed


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 7, 15), 24, date(2028, 7, 14)),
        (date(2026, 8, 31), 6, date(2027, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
    ],
)
def test_how_long_a_certificate_lasts(first, months, last):
    assert rules.last_valid_day(first, months=months) == last


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (None, RaterState.NONE),
        (TODAY - timedelta(days=1), RaterState.EXPIRED),
        (TODAY, RaterState.ENDING),
        (TODAY + timedelta(days=29), RaterState.ENDING),
        (TODAY + timedelta(days=30), RaterState.VALID),
    ],
)
def test_where_a_certificate_stands(until, state):
    assert rules.rater_state(valid_until=until, on=TODAY) == state


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, []),
        ({"since": TODAY - timedelta(days=1)}, ["Tanggal berlaku"]),
        ({"since": TODAY + timedelta(days=7)}, ["Sudah ada ketentuan"]),
        ({"enforcement": Enforcement.BARRED}, ["Belum ada putaran"]),
    ],
)
def test_what_may_be_set(changed, words):
    standard = Standard(**{"threshold": 60, "months": 24, "since": TODAY, **changed})

    found = rules.blockers_to_set(
        standard=standard,
        on=TODAY,
        standing={TODAY + timedelta(days=7)},
        has_scored_round=False,
    )

    assert [one.startswith(word) for one, word in zip(found, words, strict=True)] == [True] * len(
        words
    )


def test_barring_is_possible_once_a_round_was_scored():
    standard = Standard(since=TODAY, enforcement=Enforcement.BARRED)

    assert (
        rules.blockers_to_set(standard=standard, on=TODAY, standing=set(), has_scored_round=True)
        == []
    )


@pytest.mark.parametrize("enforcement", Enforcement)
@pytest.mark.parametrize("way_out", [True, False])
def test_what_the_lack_of_a_certificate_means(enforcement, way_out):
    effect = rules.effect_on_signing(
        is_qualified=False, enforcement=enforcement, has_way_out=way_out
    )

    expected = enforcement
    if enforcement == Enforcement.BARRED and not way_out:
        expected = Enforcement.WARNED
    assert effect == expected
    assert (
        rules.effect_on_signing(is_qualified=True, enforcement=enforcement, has_way_out=way_out)
        is None
    )


def test_whoever_is_barred_hears_the_way_out():
    assert "atasan Anda yang mengevaluasi sesudah 30 April 2026" in rules.barred("30 April 2026")


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


# What is taught says what the law says


def test_the_module_shows_the_quadrant_of_the_law():
    text = modules()[0].lessons[-1].html
    cells = re.findall(r"<td[^>]*>(.*?)</td>", text)
    rows = [cells[n : n + 4] for n in range(0, 12, 4)]
    words = {"Di bawah": Rating.BELOW, "Sesuai": Rating.MEETS, "Di atas": Rating.ABOVE}

    for row in rows:
        behaviour = words[re.sub("<.*?>", "", row[0])]
        for results, shown in zip((Rating.BELOW, Rating.MEETS, Rating.ABOVE), row[1:], strict=True):
            assert predikat(results=results, behaviour=behaviour).label.startswith(shown)


def test_the_module_tells_the_days_of_the_law():
    text = "".join(lesson.html for module in modules() for lesson in module.lessons)

    assert f"{OBJECTION_DAYS} hari kerja" in text
    assert (DECISION_DAYS, "tujuh hari kerja" in text) == (7, True)
