"""The law of the school: the draw, the days, certificates, and what is taught."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.appraisal.enums import Rating
from kinerja.appraisal.rules import DECISION_DAYS, OBJECTION_DAYS, predikat
from kinerja.planning.enums import BehaviourValue
from kinerja.school import rules
from kinerja.school.enums import Enforcement, Judgement, RaterState, RoundState
from kinerja.school.queries import modules
from kinerja.school.rules import Item, Standard, Usable

TODAY = date(2026, 7, 15)


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
