"""Follow-up: six months of help, what comes after, and who is put before others."""

from datetime import date

import pytest

from kinerja.appraisal.enums import Predikat
from kinerja.development.enums import ImprovementStatus, Recommendation
from kinerja.development.rules import (
    IMPROVEMENT_RULES,
    NEXT_STATUS,
    OPEN,
    RECOMMENDATIONS,
    blockers_to_begin,
    blockers_to_coach,
    blockers_to_reassess,
    blockers_to_test,
    last_day,
    months_later,
    months_of,
    recommendations,
    rule_on,
)

S = ImprovementStatus
TODAY = date(2026, 7, 15)


def test_r_t1_these_predikats_open_a_plan():
    assert rule_on(TODAY).predikats == (
        Predikat.BUTUH_PERBAIKAN,
        Predikat.KURANG,
        Predikat.SANGAT_KURANG,
    )


def test_before_the_pp_there_was_no_rule():
    with pytest.raises(LookupError):
        rule_on(date(2019, 4, 25))


@pytest.mark.parametrize("rule", IMPROVEMENT_RULES, ids=lambda rule: rule.version)
def test_the_formal_path_is_part_of_what_opens_a_plan(rule):
    assert set(rule.formal) <= set(rule.predikats)
    assert rule.months == 6


def test_every_status_is_reached_and_the_end_has_no_way_on():
    reached = {S.OFFERED, *NEXT_STATUS.values()}

    assert reached == set(S)
    assert set(S) - set(OPEN) == {S.RECOVERED, S.RECOMMENDED, S.CLOSED}


def test_r_t3_the_system_never_speaks_of_dismissal():
    words = [*Recommendation.labels, *S.labels]

    assert [word for word in words if "henti" in word.lower() or "pecat" in word.lower()] == []


def test_each_group_may_be_left_to_the_ppk_and_a_temporary_post_is_for_ja_and_jf():
    assert {
        group for group, found in RECOMMENDATIONS.items() if Recommendation.DECIDE in found
    } == set(RECOMMENDATIONS)
    assert [
        group for group, found in RECOMMENDATIONS.items() if Recommendation.TEMPORARY in found
    ] == ["ja_jf"]


@pytest.mark.parametrize(
    ("status", "job", "group"),
    [
        ("pns", "jpt_pratama", "jpt"),
        ("pns", "fungsional", "ja_jf"),
        ("pns", "pelaksana", "ja_jf"),
        ("pppk", "fungsional", "pppk"),
        ("pppk_paruh_waktu", "pelaksana", "pppk"),
    ],
)
def test_what_may_be_recommended_follows_status_and_job(status, job, group):
    assert recommendations(status=status, job=job) == RECOMMENDATIONS[group]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 3, 2), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2027, 2, 27)),
        (date(2025, 8, 31), date(2026, 2, 27)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_six_months_end_on_the_day_before(starts, ends):
    assert last_day(starts, months=6) == ends


def test_a_month_later_never_leaves_the_month():
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert months_later(date(2024, 2, 29), -12) == date(2023, 2, 28)


def test_the_months_of_a_plan_and_the_talks_in_them():
    months = months_of(
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 9, 1),
        held=[date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 2)],
    )

    assert [(one.number, one.held) for one in months] == [
        (1, 2),
        (2, 0),
        (3, 1),
        (4, 0),
        (5, 0),
        (6, 0),
    ]
    assert [one.number for one in months if one.is_missing(date(2026, 6, 2))] == [2]
    assert [one.number for one in months if one.is_now(date(2026, 6, 2))] == [4]


@pytest.mark.parametrize(
    ("on", "blockers"),
    [
        (date(2026, 7, 15), ["Pegawai dapat menjawab sampai 15 Juli 2026."]),
        (date(2026, 7, 16), []),
    ],
)
def test_the_penilai_begins_alone_only_after_two_weeks_of_silence(on, blockers):
    assert blockers_to_begin(status=S.PROPOSED, proposed_on=date(2026, 7, 1), on=on) == blockers


def test_what_was_not_proposed_does_not_begin():
    assert len(blockers_to_begin(status=S.OFFERED, proposed_on=None, on=TODAY)) == 1


@pytest.mark.parametrize(
    ("changes", "blockers"),
    [
        ({}, []),
        ({"status": S.PROPOSED}, ["Bimbingan dicatat selama masa perbaikan berjalan."]),
        ({"held_on": date(2026, 7, 16)}, ["Tanggal bimbingan tidak boleh di masa depan."]),
        ({"held_on": date(2026, 6, 30)}, ["Masa perbaikan dimulai 1 Juli 2026."]),
    ],
)
def test_when_a_talk_is_recorded(changes, blockers):
    given = {"status": S.RUNNING, "starts_on": date(2026, 7, 1), "held_on": TODAY, "on": TODAY}

    assert blockers_to_coach(**given | changes) == blockers


@pytest.mark.parametrize(
    ("changes", "blockers"),
    [
        ({}, []),
        ({"status": S.OFFERED}, ["Rencana ini tidak sedang berjalan."]),
        ({"ends_on": TODAY}, ["Masa perbaikan masih berjalan sampai 15 Juli 2026."]),
        ({"sessions": 0}, ["Belum ada satu pun bimbingan yang tercatat."]),
    ],
)
def test_when_the_penilai_looks_again(changes, blockers):
    given = {"status": S.RUNNING, "ends_on": date(2026, 7, 14), "sessions": 1, "on": TODAY}

    assert blockers_to_reassess(**given | changes) == blockers


@pytest.mark.parametrize(
    ("predikat", "letter", "allowed"),
    [
        ("kurang", "", True),
        ("sangat_kurang", "", True),
        ("butuh_perbaikan", "", False),
        ("butuh_perbaikan", "800/1/PPK", True),
    ],
)
def test_u16_after_butuh_perbaikan_the_test_needs_a_letter(predikat, letter, allowed):
    blockers = blockers_to_test(status=S.TEST_DUE, predikat=predikat, letter=letter, on=TODAY)

    assert (blockers == []) is allowed


def test_no_test_before_its_time():
    assert len(blockers_to_test(status=S.RUNNING, predikat="kurang", letter="", on=TODAY)) == 1
