"""Competences, hours, seats and offers as the law and we say them."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja.appraisal.enums import Predikat
from kinerja.credits.enums import Jenjang
from kinerja.development import rules
from kinerja.development.enums import LearningKind
from kinerja.organisation.enums import JobKind
from kinerja.planning.enums import BehaviourValue

TODAY = date(2026, 7, 15)
NINE = ("a", "b", "c", "d", "e", "f", "g", "h", "i")


def gaps(results, standard=3):
    return [
        rules.Gap("Manajerial", name, standard, result)
        for name, result in zip(NINE, results, strict=False)
    ]


# Competences


def test_tc_40_two_gaps_of_one_and_a_job_fit_of_92_59():
    found = gaps([3] * 7 + [2] * 2)

    assert [one.gap for one in found] == [0] * 7 + [1, 1]
    assert rules.job_fit(found) == Decimal("92.59")


def test_more_than_asked_does_not_make_up_for_less():
    assert rules.job_fit(gaps([5, 1])) == Decimal("66.67")


def test_what_was_not_measured_has_no_gap_and_no_fit():
    found = gaps([3, None])

    assert (found[1].gap, found[1].word, found[1].is_short) == (None, "Belum diukur", False)
    assert rules.job_fit(found) is None
    assert rules.job_fit([]) is None


def test_a_gap_is_said_in_words():
    assert [one.word for one in gaps([1, 3, 4])] == ["Kurang 2 level", "Memenuhi", "Memenuhi"]


def test_every_job_of_an_asn_and_every_jenjang_has_a_level():
    rule = rules.standard_rule_on(TODAY)

    assert set(rule.by_kind) == set(JobKind) - {JobKind.KEPALA_DAERAH}
    assert set(rule.by_jenjang) == set(Jenjang)
    assert set(rule.by_kind.values()) | set(rule.by_jenjang.values()) <= set(rules.LEVELS)


def test_the_jenjang_goes_before_the_kind_of_job():
    assert rules.general_level(kind="fungsional", jenjang="ahli_madya", on=TODAY) == 4
    assert rules.general_level(kind="fungsional", jenjang=None, on=TODAY) == 2
    assert rules.general_level(kind="kepala_daerah", jenjang=None, on=TODAY) is None


def test_no_standard_before_the_regulation():
    with pytest.raises(LookupError):
        rules.standard_rule_on(date(2017, 11, 2))


def test_every_behaviour_hints_at_a_known_competence():
    assert set(rules.HINTS) == set(BehaviourValue)
    assert {*rules.HINTS.values(), rules.RESULTS_HINT, rules.BEHAVIOUR_HINT} <= set(rules.KNOWN)


def test_measured_gaps_come_first_and_nothing_twice():
    found = [
        rules.Gap("Manajerial", "Integritas", 3, 2),
        rules.Gap("Manajerial", "Komunikasi", 3, 1),
        rules.Gap("Manajerial", "Kerjasama", 3, 3),
    ]

    assert rules.wanted(
        gaps=found, behaviours=["akuntabel", "adaptif"], results_low=True, behaviour_low=True
    ) == [
        "Komunikasi",
        "Integritas",
        "Mengelola Perubahan",
        "Orientasi pada Hasil",
        "Pengembangan Diri dan Orang Lain",
    ]
    assert rules.wanted(gaps=[], behaviours=[], results_low=False, behaviour_low=False) == []


# Hours


@pytest.mark.parametrize(
    ("status", "taken", "counted", "missing"),
    [
        ("pns", 0, 0, 20),
        ("pns", 19, 19, 1),
        ("pns", 20, 20, 0),
        ("pns", 60, 60, 0),
        ("pppk", 24, 24, 0),
        ("pppk", 25, 24, 0),
        ("pppk_paruh_waktu", 40, 24, 0),
    ],
)
def test_twenty_hours_a_year_and_a_pppk_counts_24_at_most(status, taken, counted, missing):
    jp = rules.hours(year=2026, taken=taken, status=status)

    assert (jp.counted, jp.missing, jp.goal) == (counted, missing, 20)
    assert jp.is_reached is (missing == 0)


def test_no_hours_before_the_regulation():
    with pytest.raises(LookupError):
        rules.hours_rule_on(date(2017, 4, 6))


def test_every_way_has_its_number_in_siasn():
    assert set(rules.KINDS) == set(LearningKind)
    assert sorted(number for number, _ in rules.KINDS.values()) == list(range(1, 26))
    assert sum(classical for _, classical in rules.KINDS.values()) == 12


@pytest.mark.parametrize(("taken", "refused"), [(12, False), (13, True)])
def test_a_pppk_does_not_take_more_than_counts(taken, refused):
    said = rules.blockers_to_exceed(status="pppk", taken=taken, hours=12, year=2026)

    assert bool(said) is refused
    assert rules.blockers_to_exceed(status="pns", taken=taken, hours=12, year=2026) == []


# Programmes and seats

AUGUST = {"starts_on": date(2026, 8, 10), "ends_on": date(2026, 8, 11)}


def seats(**changes):
    said = {"starts_on": date(2026, 8, 10), "closes_on": date(2026, 8, 7), "is_called_off": False}
    return rules.Seats(title="Data", **said | changes)


def test_who_may_enrol():
    assert rules.blockers_to_enrol(seats(), on=date(2026, 8, 7)) == []


@pytest.mark.parametrize(
    ("changes", "on", "more", "said"),
    [
        ({}, date(2026, 8, 8), {}, "Pendaftaran ditutup 7 Agustus 2026."),
        ({"is_called_off": True}, TODAY, {}, "Program ini dibatalkan."),
        ({}, TODAY, {"is_enrolled": True}, "Anda sudah terdaftar"),
        ({}, TODAY, {"overlaps": ["Arsip"]}, "Harinya bertabrakan dengan “Arsip”."),
    ],
)
def test_who_may_not_enrol(changes, on, more, said):
    (reason,) = rules.blockers_to_enrol(seats(**changes), on=on, **more)

    assert reason.startswith(said)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"starts_on": date(2026, 7, 14), "ends_on": date(2026, 7, 20)}, ["Tanggal mulai sudah"]),
        ({"ends_on": date(2026, 8, 9)}, ["Tanggal selesai tidak boleh"]),
        ({"closes_on": date(2026, 8, 11)}, ["Pendaftaran ditutup paling lambat"]),
        ({"closes_on": date(2026, 7, 14)}, ["Batas pendaftaran sudah lewat"]),
    ],
)
def test_a_programme_lies_ahead_with_its_days_in_order(changes, said):
    days = AUGUST | {"closes_on": date(2026, 8, 7)} | changes

    found = rules.blockers_to_open(**days, on=TODAY)

    assert [reason[: len(start)] for reason, start in zip(found, said, strict=False)][
        : len(said)
    ] == said
    assert bool(found) is bool(said)


def test_attendance_waits_for_the_last_day():
    last = date(2026, 8, 11)

    assert rules.blockers_to_mark(ends_on=last, is_called_off=False, on=last) == []
    assert rules.blockers_to_mark(ends_on=last, is_called_off=False, on=date(2026, 8, 10))
    assert rules.blockers_to_mark(ends_on=last, is_called_off=True, on=last)


@pytest.mark.parametrize(
    ("hours", "first", "last", "count"),
    [
        (1, 10, 10, 0),
        (1000, 10, 15, 0),
        (0, 10, 10, 1),
        (-4, 10, 10, 1),
        (1001, 10, 10, 1),
        (4, 11, 10, 1),
        (4, 10, 16, 1),
    ],
)
def test_learning_elsewhere_is_over_and_has_sensible_hours(hours, first, last, count):
    found = rules.blockers_to_declare(
        hours=hours, starts_on=date(2026, 7, first), ends_on=date(2026, 7, last), on=TODAY
    )

    assert len(found) == count


@pytest.mark.parametrize(
    ("taken", "free"), [((), 1), ((1,), 2), ((2, 3), 1), ((1, 2, 3), None), ((1, 3), 2)]
)
def test_the_lowest_free_seat(taken, free):
    assert rules.lowest_free(taken, 3) == free


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2026, 7, 15), []),
        (date(2026, 7, 14), ["Pilih tanggal yang belum lewat."]),
        (date(2027, 1, 1), ["Pilih tanggal di tahun 2026."]),
    ],
)
def test_a_line_of_the_plan_lies_ahead_in_its_year(due_on, said):
    assert rules.blockers_to_plan(due_on=due_on, year=2026, on=TODAY) == said


def test_a_plan_is_proposed_with_something_in_it():
    assert rules.blockers_to_propose(status="draf", steps=1) == []
    assert rules.blockers_to_propose(status="draf", steps=0)
    assert rules.blockers_to_propose(status="disepakati", steps=1)


@pytest.mark.parametrize(
    ("status", "held_on", "hours", "count"),
    [
        ("berjalan", TODAY, 1, 0),
        ("berjalan", TODAY, 8, 0),
        ("berjalan", TODAY, 9, 1),
        ("berjalan", TODAY, 0, 1),
        ("berjalan", date(2026, 7, 16), 2, 1),
        ("berjalan", date(2026, 7, 9), 2, 1),
        ("diminta", TODAY, 2, 1),
        ("selesai", TODAY, 2, 1),
    ],
)
def test_a_meeting_happens_while_the_mentoring_runs(status, held_on, hours, count):
    found = rules.blockers_to_meet(
        status=status, began_on=date(2026, 7, 10), held_on=held_on, hours=hours, on=TODAY
    )

    assert len(found) == count


# Offers and what followed

DATA = rules.Choice(1, "Orientasi pada Hasil", date(2026, 9, 1))
SOONER = rules.Choice(2, "Orientasi pada Hasil", date(2026, 8, 1))
TALK = rules.Choice(3, "Komunikasi", date(2026, 8, 1))


def test_the_first_wish_with_a_programme_is_offered_and_the_soonest_of_them():
    assert rules.choose(["Integritas", "orientasi pada hasil"], [DATA, SOONER, TALK]) == SOONER
    assert rules.choose(["Komunikasi", "Orientasi pada Hasil"], [DATA, SOONER, TALK]) == TALK
    assert rules.choose(["Integritas"], [DATA]) is None
    assert rules.choose([], [DATA]) is None


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("butuh_perbaikan", "baik", "naik"),
        ("baik", "baik", "tetap"),
        ("baik", "butuh_perbaikan", "turun"),
        ("sangat_kurang", "kurang", "naik"),
    ],
)
def test_what_followed_is_named_without_a_cause(before, after, word):
    assert rules.followed(before, after) == word


def test_of_a_small_group_nothing_is_said():
    pair = (Predikat.KURANG, Predikat.BAIK)

    assert rules.effect([pair] * 9) is None
    assert rules.effect([pair] * 10).n == 10


def test_the_effect_says_how_many_and_how_sure():
    better, same = ("kurang", "baik"), ("baik", "baik")

    found = rules.effect([better] * 8 + [same] * 6)

    assert (found.n, found.better) == (14, 8)
    assert found.sentence == "8 dari 14 peserta (57%) naik predikatnya; rentang 32–79%."


@pytest.mark.parametrize(
    ("hits", "n", "expected"), [(0, 10, (0, 28)), (10, 10, (72, 100)), (8, 14, (32, 79))]
)
def test_wilsons_interval(hits, n, expected):
    assert rules.interval(hits, n) == expected


def test_reasons_are_one_short_sentence():
    for said in (
        rules.because_of_predikat(period="Tahun 2025", competence=rules.KNOWN[5]),
        rules.because_of_feedback(competence=rules.KNOWN[5]),
    ):
        assert said.count(".") == 1
        assert len(said.split()) <= 20
