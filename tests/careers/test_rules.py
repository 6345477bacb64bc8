from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from kinerja.appraisal.enums import Predikat, Rating
from kinerja.careers import rules
from kinerja.careers.enums import (
    Conduct,
    EducationLevel,
    IndexPart,
    PotentialLevel,
    PotentialPart,
    TalentStatus,
)
from kinerja.organisation.enums import JobKind
from tests.factories import TODAY

CRITERIA = rules.Criteria(
    predikat_scores=dict(zip(Predikat, (100, 85, 65, 45, 25), strict=True)),
    year_weights=(60, 40),
    part_weights=dict(zip(PotentialPart, (50, 20, 15, 15), strict=True)),
    above_from=90,
    meets_from=75,
    high_from=90,
    middle_from=75,
)
PARTS = dict(zip(PotentialPart, map(Decimal, (80, 75, 100, 85)), strict=True))
FACTS = rules.TalentFacts(
    has_criteria=True, predikats={2025: "sangat_baik", 2024: "baik"}, parts=PARTS
)
BOXES = rules.boxes_on(TODAY)
INDEX = rules.index_on(TODAY)


# Nine boxes


def test_tc_30_the_boxes_stand_in_the_order_of_the_regulation():
    found = {(done.value, able.value): box.number for (done, able), box in BOXES.boxes.items()}

    assert found == {
        ("di_atas", "tinggi"): 9,
        ("sesuai", "tinggi"): 8,
        ("di_atas", "menengah"): 7,
        ("di_bawah", "tinggi"): 6,
        ("sesuai", "menengah"): 5,
        ("di_atas", "rendah"): 4,
        ("di_bawah", "menengah"): 3,
        ("sesuai", "rendah"): 2,
        ("di_bawah", "rendah"): 1,
    }
    assert {box.number for box in BOXES.boxes.values() if box.is_pool} == {7, 8, 9}


def test_every_pair_of_levels_has_a_box_with_meaning_and_recommendation():
    assert set(BOXES.boxes) == set(product(Rating, PotentialLevel))
    assert all(box.meaning and box.recommendations for box in BOXES.boxes.values())
    assert [BOXES.box(number).number for number in range(1, 10)] == list(range(1, 10))


def test_the_box_says_the_levels_it_stands_for():
    for (done, able), box in BOXES.boxes.items():
        words = f"Kinerja {done.label.lower()} dan potensial {able.label.lower()}."
        assert box.meaning == words


def test_tc_31_the_example_of_the_dossier_stands_in_box_seven():
    place = rules.place_of(BOXES, CRITERIA, FACTS)

    assert (place.performance, place.performance_level) == (94, Rating.ABOVE)
    assert (place.potential, place.potential_level) == (Decimal("82.75"), PotentialLevel.MIDDLE)
    assert place.box.number == 7


@pytest.mark.parametrize("missing", PotentialPart)
def test_a_missing_part_is_said_and_never_replaced_by_a_score(missing):
    parts = {part: score for part, score in PARTS.items() if part != missing}

    assert rules.missing_to_place(replace(FACTS, parts=parts)) == [
        f"{missing.label} belum tercatat."
    ]
    with pytest.raises(KeyError):
        rules.potential(CRITERIA, parts)


def test_a_missing_year_and_missing_criteria_are_said():
    assert rules.missing_to_place(FACTS) == []
    assert rules.missing_to_place(replace(FACTS, predikats={2025: "baik", 2024: ""})) == [
        "Predikat tahunan 2024 belum ada, atau masih dalam keberatan."
    ]
    assert rules.missing_to_place(replace(FACTS, has_criteria=False)) == [
        "Kriteria pemetaan talenta belum ditetapkan."
    ]


def test_a_score_of_zero_is_a_score():
    parts = PARTS | {PotentialPart.TRAINING: Decimal(0)}

    assert rules.missing_to_place(replace(FACTS, parts=parts)) == []
    assert rules.potential(CRITERIA, parts) == Decimal("67.75")


def test_a_hold_blocks_and_leaves_the_score_alone():
    held = replace(FACTS, holds=("Hukuman disiplin berat, sejak 1 Mei 2026.",))

    assert rules.place_of(BOXES, CRITERIA, held) == rules.place_of(BOXES, CRITERIA, FACTS)


@pytest.mark.parametrize(
    ("score", "done", "able"),
    [
        ("100", "di_atas", "tinggi"),
        ("90", "di_atas", "tinggi"),
        ("89.99", "sesuai", "menengah"),
        ("75", "sesuai", "menengah"),
        ("74.99", "di_bawah", "rendah"),
        ("0", "di_bawah", "rendah"),
    ],
)
def test_a_level_begins_at_its_number_and_no_score_falls_between(score, done, able):
    assert rules.performance_level(CRITERIA, Decimal(score)) == done
    assert rules.potential_level(CRITERIA, Decimal(score)) == able


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"year_weights": (60, 30)}, "Jumlah bobot dua tahun kinerja harus 100."),
        (
            {"part_weights": dict.fromkeys(PotentialPart, 20)},
            "Jumlah bobot empat unsur potensial harus 100.",
        ),
        (
            {"predikat_scores": dict.fromkeys(Predikat, 80)},
            "Angka predikat harus menurun dari Sangat Baik sampai Sangat Kurang.",
        ),
        (
            {"meets_from": 90},
            "Batas “di atas ekspektasi” harus lebih besar daripada batas “sesuai”.",
        ),
        (
            {"middle_from": 95},
            "Batas potensial “tinggi” harus lebih besar daripada batas “menengah”.",
        ),
    ],
)
def test_criteria_that_overlap_or_do_not_add_up_are_named(changes, problem):
    assert rules.problems_of(CRITERIA) == []
    assert rules.problems_of(replace(CRITERIA, **changes)) == [problem]


def test_cut_offs_outside_the_scale_are_named():
    words = "Batas tingkat harus antara 1 dan 100."

    assert rules.problems_of(replace(CRITERIA, above_from=101)) == [words]
    assert rules.problems_of(replace(CRITERIA, middle_from=0)) == [words]


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2026, 2, 28), (2024, 2023)),
        (date(2026, 3, 1), (2025, 2024)),
        (date(2026, 12, 31), (2025, 2024)),
    ],
)
def test_a_year_counts_once_it_can_have_been_handed_over(on, years):
    assert rules.years_counted(on) == years


@pytest.mark.parametrize("act", ["confirm", "return"])
def test_a_placement_is_decided_once(act):
    assert rules.blockers_to_decide(act=act, status=TalentStatus.PROPOSED) == []
    assert rules.blockers_to_decide(act=act, status=TalentStatus.CONFIRMED) == [
        "Usulan ini sudah ditetapkan komite. Muat ulang halamannya."
    ]


# IP ASN


def course(kind, hours=20, on=date(2026, 3, 1)):
    return rules.Course(kind, hours, on)


FUNCTIONAL = rules.IndexFacts(
    job=JobKind.FUNGSIONAL,
    education="s1",
    courses=(course("fungsional"), course("teknis"), course("seminar")),
    has_courses=True,
    year=2025,
    predikat="baik",
    conduct=((Conduct.CLEAN, date(2026, 1, 5)),),
)


def scores(facts, *, on=TODAY):
    return [one.score for one in rules.estimate(INDEX, facts, on=on).dimensions]


def test_tc_41_a_functional_with_everything_and_baik_is_tinggi():
    found = rules.estimate(INDEX, FUNCTIONAL, on=TODAY)

    assert [one.score for one in found.dimensions] == [15, 40, 25, 5]
    assert found.total == 85
    assert rules.category(INDEX, found.total) == "Tinggi"


def test_tc_42_a_pelaksana_with_little_is_sangat_rendah():
    facts = replace(
        FUNCTIONAL,
        job=JobKind.PELAKSANA,
        education="slta",
        courses=(course("teknis"),),
        conduct=((Conduct.LIGHT, date(2024, 5, 1)),),
    )
    found = rules.estimate(INDEX, facts, on=TODAY)

    assert [one.score for one in found.dimensions] == [5, Decimal("22.5"), 25, 3]
    assert found.total == Decimal("55.5")
    assert rules.category(INDEX, found.total) == "Sangat Rendah"


@pytest.mark.parametrize(
    ("total", "word"),
    [
        ("91", "Sangat Tinggi"),
        ("90.5", "Tinggi"),
        ("81", "Tinggi"),
        ("80.99", "Sedang"),
        ("71", "Sedang"),
        ("70.5", "Rendah"),
        ("61", "Rendah"),
        ("60.5", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_tc_43_a_total_between_two_bands_belongs_to_the_lower(total, word):
    assert rules.category(INDEX, Decimal(total)) == word


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"education": ""}, "Kualifikasi"),
        ({"courses": (), "has_courses": False}, "Kompetensi"),
        ({"job": ""}, "Kompetensi"),
        ({"predikat": ""}, "Kinerja"),
        ({"conduct": ()}, "Disiplin"),
        ({"conduct": ((Conduct.INTEGRITY, date(2026, 1, 5)),)}, "Disiplin"),
    ],
)
def test_what_is_not_recorded_is_missing_and_gives_no_total(changes, part):
    found = rules.estimate(INDEX, replace(FUNCTIONAL, **changes), on=TODAY)

    assert (found.missing, found.total) == ([part], None)


def test_what_is_known_is_added_up_beside_its_own_maximum():
    found = rules.estimate(INDEX, replace(FUNCTIONAL, education=""), on=TODAY)

    assert (found.known, found.known_maximum) == (70, 75)


@pytest.mark.parametrize(
    ("conduct", "score"),
    [
        ([(Conduct.HEAVY, date(2021, 7, 16))], 1),
        ([(Conduct.HEAVY, date(2021, 7, 15))], 5),  # five years ago to the day
        ([(Conduct.MEDIUM, date(2024, 1, 1)), (Conduct.LIGHT, date(2025, 1, 1))], 2),
        ([(Conduct.CLEAN, date(2020, 1, 1)), (Conduct.LIGHT, date(2025, 1, 1))], 3),
    ],
)
def test_discipline_looks_back_five_years_and_takes_the_worst(conduct, score):
    assert scores(replace(FUNCTIONAL, conduct=tuple(conduct)))[3] == score


@pytest.mark.parametrize(
    ("courses", "score"),
    [
        ([course("teknis", 8), course("teknis", 12)], 15),
        ([course("teknis", 19)], 0),
        ([course("teknis", 40, date(2025, 7, 15))], 0),  # more than a year ago
        ([course("seminar", 3, date(2024, 7, 16))], 10),
        ([course("seminar", 3, date(2024, 7, 15))], 0),
        ([course("fungsional", 80, date(2010, 1, 1))], 15),
        ([course("kepemimpinan", 80)], 0),  # asked of leaders only
    ],
)
def test_courses_count_for_their_time_and_hours(courses, score):
    assert scores(replace(FUNCTIONAL, courses=tuple(courses)))[1] == score


@pytest.mark.parametrize("job", [JobKind.JPT_PRATAMA, JobKind.ADMINISTRATOR, JobKind.PENGAWAS])
def test_leaders_are_asked_for_a_course_in_leadership(job):
    facts = replace(FUNCTIONAL, job=job, courses=(course("kepemimpinan"), course("fungsional")))

    assert scores(facts)[1] == 15


def test_each_dimension_says_what_gives_more():
    facts = replace(FUNCTIONAL, courses=(course("teknis"),))
    steps = {one.part: one.next_steps for one in rules.estimate(INDEX, facts, on=TODAY).dimensions}

    assert steps[IndexPart.QUALIFICATION] == ("Ijazah S-2 menjadi 20.",)
    assert steps[IndexPart.COMPETENCE] == (
        "Diklat fungsional: tambah 15.",
        "Seminar, lokakarya, atau sejenis dalam 2 tahun terakhir: tambah 10.",
    )
    assert steps[IndexPart.PERFORMANCE] == ("Predikat Sangat Baik menjadi 30.",)
    best = replace(FUNCTIONAL, education="s3", predikat="sangat_baik")
    assert [one.next_steps for one in rules.estimate(INDEX, best, on=TODAY).dimensions] == [()] * 4


def test_the_tables_of_the_index_are_complete():
    assert set(INDEX.qualification) == set(EducationLevel)
    assert set(INDEX.performance) == set(Predikat)
    assert set(INDEX.competence) == set(JobKind) - {JobKind.KEPALA_DAERAH}
    for part, rows in (
        (IndexPart.QUALIFICATION, INDEX.qualification.values()),
        (IndexPart.PERFORMANCE, INDEX.performance.values()),
        (IndexPart.DISCIPLINE, INDEX.discipline.values()),
    ):
        assert max(rows) == INDEX.maxima[part]
    for rows in INDEX.competence.values():
        assert sum(row.score for row in rows) == INDEX.maxima[IndexPart.COMPETENCE]
    assert sum(INDEX.maxima.values()) == 100
    assert all(rules.rows_in_words(INDEX, part) for part in IndexPart)


# The next pangkat


RANKED = rules.RankFacts(
    rank="III/b",
    since=date(2022, 4, 1),
    is_functional=False,
    education="s1",
    predikats={2025: "baik", 2024: "baik"},
    has_conduct=True,
    holds=(),
)


def met(facts, on=TODAY):
    return [one.is_met for one in rules.conditions(rules.ranks_on(on), facts, on=on)]


def test_four_years_education_two_good_years_and_no_punishment_reach_the_next_rank():
    assert met(RANKED) == [True, True, True, True]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"since": date(2022, 7, 16)}, [False, True, True, True]),
        ({"since": date(2022, 7, 15)}, [True, True, True, True]),
        ({"since": None}, [None, True, True, True]),
        ({"education": "slta"}, [True, False, True, True]),
        ({"education": ""}, [True, None, True, True]),
        ({"predikats": {2025: "baik", 2024: "kurang"}}, [True, True, False, True]),
        ({"predikats": {2025: "", 2024: "kurang"}}, [True, True, None, True]),
        ({"holds": ("Hukuman disiplin berat.",)}, [True, True, True, False]),
        ({"has_conduct": False}, [True, True, True, None]),
    ],
)
def test_each_condition_of_the_next_rank_stands_alone(changes, expected):
    assert met(replace(RANKED, **changes)) == expected


def test_a_functional_waits_two_years_and_is_not_held_by_his_diploma():
    facts = replace(RANKED, is_functional=True, since=date(2024, 7, 15), education="slta")

    assert met(facts) == [True, True, True]


@pytest.mark.parametrize(
    ("rank", "above"), [("I/d", "II/a"), ("III/b", "III/c"), ("IV/e", ""), ("IX", ""), ("", "")]
)
def test_the_rank_above(rank, above):
    assert rules.next_rank(rank) == above


def test_every_education_has_its_highest_rank():
    assert set(rules.ranks_on(TODAY).highest) == set(EducationLevel)


def test_conditions_say_their_state_in_a_word():
    asked = rules.conditions(rules.ranks_on(TODAY), replace(RANKED, since=None), on=TODAY)

    assert [one.word for one in asked] == ["Belum tercatat", *["Terpenuhi"] * 3]
    assert asked[0].because == (
        "TMT golongan belum tercatat; mintalah pengelola kepegawaian mencatatnya."
    )


@pytest.mark.parametrize(
    ("what", "since", "until", "holds"),
    [
        (Conduct.MEDIUM, date(2026, 5, 1), None, True),
        (Conduct.HEAVY, date(2026, 5, 1), TODAY, True),
        (Conduct.HEAVY, date(2026, 5, 1), date(2026, 7, 14), False),
        (Conduct.INTEGRITY, date(2026, 5, 1), None, True),
        (Conduct.LIGHT, date(2026, 5, 1), None, False),
        (Conduct.CLEAN, date(2026, 5, 1), None, False),
        (Conduct.MEDIUM, date(2026, 7, 16), None, False),
    ],
)
def test_what_blocks_a_promotion(what, since, until, holds):
    assert bool(rules.holds_on([rules.Held(what, since, until)], TODAY)) is holds


@pytest.mark.parametrize(
    ("year", "month", "years", "medal", "on"),
    [
        (2006, 3, 20, 30, date(2036, 3, 1)),
        (2016, 8, 9, 10, date(2026, 8, 1)),
        (2016, 7, 10, 20, date(2036, 7, 1)),
        (1994, 1, 32, None, None),
    ],
)
def test_years_of_service_and_the_next_medal(year, month, years, medal, on):
    found = rules.service(year=year, month=month, on=TODAY)

    assert (found.years, found.next_medal, found.next_medal_on) == (years, medal, on)


def test_no_rule_is_in_force_before_its_first_day():
    for ask in (rules.boxes_on, rules.index_on, rules.ranks_on):
        with pytest.raises(LookupError):
            ask(date(2000, 1, 1))
