"""T-01 … T-24 of the law dossier; rows of docs/law.md#penilaian."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from kinerja.appraisal import rules
from kinerja.appraisal.enums import EvaluationStatus, OrganisationPredikat, Predikat, Rating
from kinerja.appraisal.rules import EvaluationFacts, MissingUnit, ResultFacts, Suggestion

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
ON = date(2026, 7, 15)
CELLS = [
    pytest.param(ABOVE, ABOVE, "sangat_baik", id="T-01"),
    pytest.param(ABOVE, MEETS, "baik", id="T-02"),
    pytest.param(ABOVE, BELOW, "kurang", id="T-03"),
    pytest.param(MEETS, ABOVE, "baik", id="T-04"),
    pytest.param(MEETS, MEETS, "baik", id="T-05"),
    pytest.param(MEETS, BELOW, "kurang", id="T-06"),
    pytest.param(BELOW, ABOVE, "butuh_perbaikan", id="T-07"),
    pytest.param(BELOW, MEETS, "butuh_perbaikan", id="T-08"),
    pytest.param(BELOW, BELOW, "sangat_kurang", id="T-09"),
    pytest.param(MEETS, MEETS, "baik", id="T-10-arsiparis"),
    pytest.param(ABOVE, ABOVE, "sangat_baik", id="T-11-arsiparis-pertama"),
]


@pytest.mark.parametrize(("results", "behaviour", "expected"), CELLS)
def test_rv2_the_predikat_comes_from_the_quadrant(results, behaviour, expected):
    """docs/law.md#penilaian: Lampiran Bab IV B.3."""
    assert rules.predikat(results=results, behaviour=behaviour, on=ON) == expected


@pytest.mark.parametrize("rule", rules.QUADRANTS, ids=lambda rule: rule.version)
def test_every_quadrant_has_nine_cells(rule):
    assert set(rule.cells) == set(product(Rating, Rating))
    assert set(rule.cells.values()) == set(Predikat)


def test_quadrants_follow_each_other_without_gap():
    ends = [rule.valid_until for rule in rules.QUADRANTS]
    starts = [rule.valid_from for rule in rules.QUADRANTS]

    assert [*ends[:-1]] == starts[1:]
    assert ends[-1] is None


def test_before_the_regulation_there_was_no_quadrant():
    with pytest.raises(LookupError):
        rules.predikat(results=MEETS, behaviour=MEETS, on=date(2022, 2, 6))

    assert rules.predikat(results=MEETS, behaviour=MEETS, on=date(2022, 2, 7)) == "baik"


@pytest.mark.parametrize("results", Rating)
def test_bad_behaviour_is_never_better_than_kurang(results):
    assert rules.predikat(results=results, behaviour=BELOW) in {"kurang", "sangat_kurang"}


def test_the_matrix_marks_one_cell():
    rows = rules.matrix(results="di_bawah", behaviour="sesuai")

    assert [row["word"] for row in rows] == [rating.label for rating in (ABOVE, MEETS, BELOW)]
    assert [cell["word"] for row in rows for cell in row["cells"] if cell["marked"]] == [
        "Butuh Perbaikan"
    ]
    assert rows[2]["cells"][1]["marked"] is True


def test_the_sentence_names_both_ratings_and_the_predikat():
    assert rules.sentence(results=MEETS, behaviour=ABOVE, predikat=Predikat.BAIK) == (
        "Hasil kerja sesuai ekspektasi dan perilaku kerja di atas ekspektasi, "
        "maka predikatnya Baik."
    )


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([(True, ABOVE), (True, ABOVE), (True, MEETS)], ABOVE),
        ([(True, ABOVE), (True, ABOVE), (True, BELOW)], MEETS),  # an utama below
        ([(True, ABOVE), (True, MEETS)], MEETS),  # half is not most
        ([(True, MEETS), (True, BELOW)], MEETS),
        ([(True, BELOW), (True, BELOW), (True, MEETS)], BELOW),
        ([(True, MEETS), (False, BELOW), (False, BELOW)], MEETS),  # only utama count for below
        ([(True, ABOVE), (False, ABOVE), (False, BELOW)], ABOVE),
        ([(True, MEETS)], MEETS),
    ],
)
def test_t15_the_suggestion_follows_the_parts_not_a_number(ratings, expected):
    assert rules.suggested_results(ratings).rating == expected


@pytest.mark.parametrize("ratings", [[], [(True, MEETS), (True, "")]])
def test_there_is_no_suggestion_before_every_result_is_rated(ratings):
    assert rules.suggested_results(ratings) is None


def test_the_suggestion_says_why():
    suggestion = rules.suggested_results([(True, MEETS), (True, BELOW), (False, ABOVE)])

    assert suggestion.text == (
        "Saran: Sesuai ekspektasi, karena dari 3 hasil kerja, 1 sesuai, 1 di atas, "
        "dan 1 di bawah ekspektasi."
    )


def test_every_organisation_predikat_suggests_a_rating_for_its_head():
    assert set(rules.HEAD_RESULTS) == set(OrganisationPredikat)
    assert rules.suggested_for_head("istimewa").rating == ABOVE
    assert rules.suggested_for_head("baik").rating == MEETS
    assert rules.suggested_for_head("kurang").text == (
        "Saran: Di bawah ekspektasi, karena predikat unit yang dipimpinnya Kurang."
    )


@pytest.mark.parametrize(
    ("rating", "suggested", "expected"),
    [
        (MEETS, None, False),
        (MEETS, MEETS, False),
        (MEETS, ABOVE, True),
        (ABOVE, ABOVE, True),
        (BELOW, None, True),
        ("", ABOVE, False),
    ],
)
def test_other_than_sesuai_or_other_than_suggested_needs_a_reason(rating, suggested, expected):
    suggestion = Suggestion(suggested, "uji") if suggested else None

    assert rules.needs_reason(rating, suggestion) is expected


COMPLETE = EvaluationFacts(
    status=EvaluationStatus.DRAFT,
    opens_on=date(2026, 6, 25),
    due_on=date(2026, 7, 31),
    plan_is_current=True,
    missing_units=[],
    results=[ResultFacts(7, "Arsip tertib", True, True, "")],
    has_feedback=True,
    results_rating=MEETS,
    results_reason="",
    behaviour_rating=MEETS,
    behaviour_reason="",
    suggestion=None,
)


def test_a_complete_evaluation_may_be_signed():
    assert rules.blockers_to_sign(COMPLETE, on=ON) == []


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"opens_on": date(2026, 7, 16)}, "periode"),
        ({"due_on": date(2026, 7, 14)}, "periode"),
        ({"plan_is_current": False}, "skp"),
        ({"missing_units": [MissingUnit(3, "Dinas Kesehatan", "Bupati", False)]}, "organisasi"),
        ({"missing_units": [MissingUnit(3, "Bidang Kesmas", "Anda", True)]}, "organisasi-3"),
        ({"results": [ResultFacts(7, "Arsip tertib", True, False, "")]}, "hasil-7"),
        ({"has_feedback": False}, "umpan-balik"),
        ({"results_rating": ""}, "rating-hasil"),
        ({"results_rating": ABOVE}, "alasan-hasil"),
        ({"suggestion": Suggestion(ABOVE, "uji")}, "alasan-hasil"),
        ({"behaviour_rating": ""}, "rating-perilaku"),
        ({"behaviour_rating": BELOW}, "alasan-perilaku"),
        ({"status": EvaluationStatus.SIGNED}, "status"),
    ],
)
def test_re3_each_missing_thing_is_one_blocker(change, part):
    blockers = rules.blockers_to_sign(replace(COMPLETE, **change), on=ON)

    assert [blocker.part for blocker in blockers] == [part]


@pytest.mark.parametrize(
    "result",
    [
        ResultFacts(7, "Arsip tertib", True, False, "Anggaran bergeser."),
        ResultFacts(7, "Bantuan acara", False, False, ""),  # tambahan
    ],
)
def test_a_reason_or_a_tambahan_result_does_not_block(result):
    assert rules.blockers_to_sign(replace(COMPLETE, results=[result]), on=ON) == []


def test_the_window_includes_its_first_and_last_day():
    for day in (COMPLETE.opens_on, COMPLETE.due_on):
        assert rules.blockers_to_sign(COMPLETE, on=day) == []


def test_only_three_acts_move_an_evaluation_forward():
    assert rules.NEXT_STATUS == {
        ("sign", "draf"): "ditandatangani",
        ("hand_over", "ditandatangani"): "diserahkan",
        ("acknowledge", "diserahkan"): "diterima",
    }
