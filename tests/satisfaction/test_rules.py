"""The index, its interval, the sample, what may be shown, and what is held."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import HoldReason, RoundPhase, SurveyDoor, Unsur
from kinerja.satisfaction.rules import Circumstances, Pattern, RoundFacts

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


# Index and interval


def test_the_dated_tables_answer_for_their_days_only():
    assert rules.law_on(date(2017, 5, 9)) is LAW
    for ask in (rules.law_on, rules.publication_on, rules.flood_rule_on):
        with pytest.raises(LookupError):
            ask(date(2017, 5, 8))


def test_every_index_has_a_mutu_and_every_element_a_question():
    borders = [(Decimal("25.00"), "D"), (Decimal("64.99"), "D"), (Decimal("65.00"), "C")]
    borders += [(Decimal("76.60"), "C"), (Decimal("76.61"), "B"), (Decimal("88.31"), "A")]

    assert [(value, mutu(value)) for value, _ in borders] == borders
    assert set(rules.QUESTIONS) == set(Unsur)
    assert "diminta membayar" in rules.question(Unsur.COST, is_free=True).text
    assert "biaya" in rules.question(Unsur.COST, is_free=False).text


@pytest.mark.parametrize(
    ("face", "cost", "left_out"),
    [
        (True, True, set()),
        (False, True, {"u6", "u7"}),
        (True, False, {"u4"}),
        (False, False, {"u4", "u6", "u7"}),
    ],
)
def test_what_a_service_is_asked_about(face, cost, left_out):
    asked = rules.elements_of(LAW, is_face_to_face=face, asks_cost=cost)

    assert set(Unsur) - set(asked) == left_out


def test_the_interval_is_that_of_the_mean_when_nobody_skips():
    """Ten people, each with equal scores: the plain t interval of ten numbers."""
    found = index(*(Pattern((score,) * 9) for score in (1, 2, 2, 3, 3, 3, 3, 4, 4, 4)))

    assert found.value == Decimal("72.50")
    assert found.error == pytest.approx(25 * (8.9 / 90) ** 0.5)
    assert (found.low, found.high) == (Decimal("54.72"), Decimal("90.28"))


def test_equal_patterns_may_be_given_together():
    apart = index(*(Pattern((score,) * 9) for score in (2, 2, 3)))

    assert index(Pattern((2,) * 9, 2), Pattern((3,) * 9)) == apart


def test_the_interval_never_leaves_the_scale_and_needs_two_people():
    assert index(Pattern((4,) * 9), Pattern((1,) * 9)).high == Decimal(100)
    assert index(Pattern((4,) * 9), Pattern((1,) * 9)).low == Decimal(25)
    assert index(Pattern((3,) * 9)).low is None


def test_an_element_that_everybody_skipped_weighs_nothing():
    found = index(Pattern((4, 4, 4, None, 4, 4, 4, 4, 4), 2))

    assert (found.value, found.elements[3].mean) == (Decimal("100.00"), None)
    assert found.error == 0


@pytest.mark.parametrize(("freedom", "t"), [(4, 2.776), (9, 2.262), (29, 2.045), (200, 1.972)])
def test_few_answers_widen_the_interval_as_students_t_does(freedom, t):
    assert rules.student(freedom) == pytest.approx(t, abs=0.01)


def test_the_weakest_come_first_and_ties_in_the_order_of_the_law():
    found = index(Pattern((3, 2, 3, 1, 3, 3, 2, 3, 3), 5))

    assert [one.element for one in found.lowest(3)] == ["u4", "u2", "u7"]


def test_a_difference_within_chance_is_said_to_be_one():
    noisy = [Pattern((score,) * 9) for score in (1, 4, 2, 3, 4)]
    change = rules.change_between(index(*noisy), index(*noisy, Pattern((4,) * 9)))

    assert change.low < 0 < change.high
    assert (change.is_clear, change.words[:7]) == (False, "Selisih")
    down = rules.change_between(index(Pattern((4,) * 9, 9)), index(Pattern((2,) * 9, 9)))
    assert (down.difference, down.words) == (
        Decimal("-50.00"),
        "Turun 50,00 poin, melebihi kebetulan.",
    )


def test_the_sample_says_what_is_missing():
    assert rules.Sample(52, 51).sentence == "Belum cukup: 51 dari 52 jawaban, kurang 1."
    assert rules.Sample(52, 60).sentence == "Cukup: 60 jawaban dari 52 yang diperlukan."


# Rounds

FACTS = RoundFacts(date(2026, 7, 1), date(2026, 9, 20))
PROMISE = rules.PUBLICATION_RULES[-1]


@pytest.mark.parametrize(
    ("on", "published_on", "phase"),
    [
        (date(2026, 6, 30), None, RoundPhase.PLANNED),
        (date(2026, 7, 1), None, RoundPhase.RUNNING),
        (date(2026, 9, 20), None, RoundPhase.RUNNING),
        (date(2026, 9, 21), None, RoundPhase.REVIEW),
        (date(2026, 10, 4), None, RoundPhase.REVIEW),
        (date(2026, 10, 5), None, RoundPhase.PUBLISHED),
        (date(2026, 9, 25), date(2026, 9, 25), RoundPhase.PUBLISHED),
    ],
)
def test_a_result_becomes_public_by_itself(on, published_on, phase):
    facts = RoundFacts(FACTS.starts_on, FACTS.ends_on, published_on)

    assert rules.phase_on(PROMISE, facts, on) == phase


@pytest.mark.parametrize(
    ("year", "quarter", "last"),
    [(2026, 1, date(2026, 3, 31)), (2026, 2, date(2026, 6, 30)), (2026, 4, date(2026, 12, 31))],
)
def test_a_quarter_has_its_last_day(year, quarter, last):
    assert (rules.last_day_of(year, quarter), rules.quarter_of(last)) == (last, quarter)


# Doors


def test_a_code_is_read_as_people_type_it():
    assert rules.typed_code(" ab-cd 23 45 ") == "ABCD2345"
    assert rules.printed_code("ABCD2345") == "ABCD-2345"
    assert [rules.door_of(code) for code in ("ABCD2345", "ABC234", "ABCD", "ABCD234O", "")] == [
        SurveyDoor.TOKEN,
        SurveyDoor.COUNTER,
        None,
        None,
        None,
    ]


def test_the_counter_code_is_another_one_each_day_and_for_each_counter():
    days = {rules.counter_code("a", date(2026, 1, day)) for day in range(1, 31)}

    assert len(days) == 30
    assert rules.counter_code("a", ON) != rules.counter_code("b", ON)
    assert rules.door_of(rules.counter_code("a", ON)) == SurveyDoor.COUNTER


# Floods

FLOOD = rules.FLOOD_RULES[-1]


@pytest.mark.parametrize(
    ("came", "hold"),
    [
        ({}, None),
        ({"network_hour": FLOOD.network_hour - 1}, None),
        ({"network_hour": FLOOD.network_hour}, HoldReason.NETWORK_BURST),
        ({"network_hour": FLOOD.office_hour, "is_office_network": True}, HoldReason.OFFICE_BURST),
        ({"network_hour": FLOOD.office_hour - 1, "is_office_network": True}, None),
        ({"unit_hour": FLOOD.unit_hour}, HoldReason.UNIT_BURST),
        ({"counter_day": FLOOD.counter_day}, HoldReason.COUNTER_FULL),
        ({"counter_day": FLOOD.counter_day, "door": SurveyDoor.TOKEN}, None),
        ({"is_repeat": True}, HoldReason.REPEAT),
        ({"is_repeat": True, "door": SurveyDoor.TOKEN}, None),
        ({"seconds_open": FLOOD.fastest_seconds - 1}, HoldReason.TOO_FAST),
        ({"is_trap_filled": True, "is_signed_in": True}, HoldReason.STAFF),
    ],
)
def test_what_is_held(came, hold):
    assert rules.hold_reason(FLOOD, Circumstances(**{"door": SurveyDoor.COUNTER, **came})) == hold


def test_only_a_flood_is_asked_to_wait():
    came = Circumstances(door=SurveyDoor.COUNTER, network_hour=FLOOD.refuse_network_hour - 1)

    assert rules.blockers_to_send(FLOOD, came) == []


@pytest.mark.parametrize(
    ("scores", "alike", "words"),
    [
        ((1, 1, 1), 0, "Semua nilai sama"),
        ((4, None, 4), 2, "Semua nilai sama, serupa 2 jawaban lain"),
        ((4, 3, 4), 0, "Nilai beragam"),
    ],
)
def test_who_decides_about_a_held_answer_reads_no_score(scores, alike, words):
    assert rules.pattern_words(scores, alike=alike) == words


# Words


@pytest.mark.parametrize(
    ("handed", "is_cut"),
    [
        ("Pak Budi lambat. Ruang panas.", True),
        ("Pak […] lambat. Ruang panas.", True),
        ("[...] Ruang panas.", True),
        ("Ruang […] lambat.", False),
        ("Pak Budi cepat.", False),
        ("[…]", False),
        ("", False),
    ],
)
def test_only_cutting_is_allowed(handed, is_cut):
    assert rules.is_cut_of("Pak Budi lambat.\n Ruang panas.", handed) is is_cut


def test_names_are_found_as_words():
    assert rules.names_in("Bu SARI dan budi", ["Sari Ayu", "Budi", "Al"]) == ["Budi", "Sari"]
    assert rules.names_in("Kebudian tidak", ["Budi", "Tidar"]) == []
