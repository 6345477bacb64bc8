"""Rencana aksi and periods of documentation."""

from datetime import date

import pytest

from kinerja.monitoring import rules
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.rules import Span

YEAR = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("due_on", "blockers"),
    [
        (None, []),
        (date(2026, 12, 31), []),
        (
            date(2027, 1, 1),
            [
                "Tanggal 01-01-2027 di luar masa SKP. "
                "Pilih tanggal dari 01-01-2026 sampai 31-12-2026."
            ],
        ),
    ],
)
def test_a_step_ends_inside_its_plan(due_on, blockers):
    assert rules.blockers_to_write_step(due_on=due_on, **YEAR) == blockers


@pytest.mark.parametrize(
    ("periodicity", "span"),
    [
        ("harian", Span(date(2026, 7, 15), date(2026, 7, 15))),
        ("mingguan", Span(date(2026, 7, 13), date(2026, 7, 19))),
        ("bulanan", Span(date(2026, 7, 1), date(2026, 7, 31))),
        ("triwulanan", Span(date(2026, 7, 1), date(2026, 9, 30))),
        ("semesteran", Span(date(2026, 7, 1), date(2026, 12, 31))),
        ("tahunan", Span(date(2026, 1, 1), date(2026, 12, 31))),
    ],
)
def test_ps16_the_six_periods_of_documentation(periodicity, span):
    assert rules.span_of(periodicity, date(2026, 7, 15)) == span


def test_every_period_of_documentation_has_its_length():
    assert set(rules.MONTHS) == set(Documentation)


@pytest.mark.parametrize(
    ("periodicity", "evaluation", "fits"),
    [
        ("harian", "bulanan", True),
        ("bulanan", "bulanan", True),
        ("triwulanan", "bulanan", False),
        ("triwulanan", "triwulanan", True),
        ("semesteran", "triwulanan", False),
        ("tahunan", "triwulanan", False),
    ],
)
def test_ps16_documentation_keeps_up_with_the_evaluation(periodicity, evaluation, fits):
    blockers = rules.blockers_to_set_documentation(
        periodicity=periodicity, evaluation=evaluation, since=date(2026, 7, 1), standing=[]
    )

    assert (blockers == []) is fits


def test_one_period_of_documentation_begins_on_a_day():
    assert rules.blockers_to_set_documentation(
        periodicity="harian",
        evaluation="bulanan",
        since=date(2026, 7, 1),
        standing={date(2026, 7, 1)},
    ) == ["Sudah ada periode yang berlaku mulai tanggal itu. Pilih tanggal lain."]


def test_days_without_a_note_are_working_days():
    missing = rules.spans_without_note(
        "harian",
        since=date(2026, 7, 9),  # a Thursday
        until=date(2026, 7, 15),
        noted=[date(2026, 7, 9)],
        days_off={date(2026, 7, 14)},
    )

    assert [span.since.day for span in missing] == [10, 13, 15]


def test_a_span_that_has_not_ended_is_not_missing_yet():
    missing = rules.spans_without_note(
        "mingguan", since=date(2026, 7, 1), until=date(2026, 7, 15), noted=[], days_off=set()
    )

    assert [span.until.day for span in missing] == [5, 12]


@pytest.mark.parametrize(
    ("state", "blockers"),
    [
        ({"dropped": False, "used": False}, []),
        ({"dropped": True, "used": True}, ["Rencana aksi ini sudah dicabut."]),
        (
            {"dropped": False, "used": True},
            ["Rencana aksi ini sudah punya progres harian, jadi tidak dapat dicabut."],
        ),
    ],
)
def test_a_step_with_progress_stays(state, blockers):
    assert rules.blockers_to_drop_step(**state) == blockers
