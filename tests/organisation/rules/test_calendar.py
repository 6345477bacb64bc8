"""docs/law.md#hari-kerja; TC-110 to TC-114 use the holidays of 2026."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kinerja.organisation.rules import add_working_days

CALENDAR = Path(__file__).parents[3] / "data" / "holidays-2026.csv"
WEDNESDAY = date(2026, 7, 15)


@pytest.fixture(scope="module")
def holidays():
    with CALENDAR.open() as rows:
        return {
            date.fromisoformat(row["date"])
            for row in csv.DictReader(rows)
            if row["kind"] in {"libur_nasional", "cuti_bersama"}
        }


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        pytest.param(date(2026, 1, 9), 14, date(2026, 1, 30), id="TC-110 batas keberatan"),
        pytest.param(date(2026, 1, 12), 7, date(2026, 1, 22), id="TC-111 putusan keberatan"),
        pytest.param(date(2026, 1, 31), 14, date(2026, 2, 23), id="TC-112 atasan menandatangani"),
        pytest.param(date(2026, 1, 31), 30, date(2026, 3, 17), id="TC-112 laporan ke PyB"),
        pytest.param(date(2026, 3, 13), 14, date(2026, 4, 10), id="TC-113 libur Idulfitri"),
    ],
)
def test_limits_of_the_law(holidays, start, days, last):
    assert add_working_days(start, days, holidays=holidays) == last


def test_the_day_of_receipt_is_not_counted():
    assert add_working_days(WEDNESDAY, 1, holidays=set()) == date(2026, 7, 16)


def test_no_days_is_the_same_day():
    assert add_working_days(WEDNESDAY, 0, holidays=set()) == WEDNESDAY


def test_a_local_commemoration_is_a_working_day(holidays):
    assert add_working_days(date(2026, 10, 16), 1, holidays=holidays) == date(2026, 10, 19)


@pytest.mark.parametrize(
    ("six_day_week", "last"), [(False, date(2026, 7, 20)), (True, date(2026, 7, 18))]
)
def test_saturday_counts_only_in_a_six_day_week(six_day_week, last):
    friday = date(2026, 7, 17)

    assert add_working_days(friday, 1, holidays=set(), six_day_week=six_day_week) == last
