from datetime import date

import pytest

from kinerja.organisation.enums import SettingName
from kinerja.organisation.rules import SETTINGS, blockers_to_choose_setting

ON = date(2026, 7, 15)
TOMORROW = date(2026, 7, 16)
DIGITS = SettingName.CREDIT_PLACES


def blockers(name=SettingName.RECEIPT_DAYS, value=5, since=TOMORROW, standing=()):
    return blockers_to_choose_setting(name, value=value, since=since, on=ON, standing=standing)


def test_each_name_has_a_default_among_what_may_be_chosen():
    assert set(SETTINGS) == set(SettingName)
    assert {name: number.default for name, number in SETTINGS.items()} == {
        SettingName.RECEIPT_DAYS: 3,
        SettingName.ANSWER_DAYS: 14,
        SettingName.SMALL_GROUP: 10,
        SettingName.CREDIT_PLACES: 3,
    }
    for name, number in SETTINGS.items():
        assert blockers(name, number.default) == []


@pytest.mark.parametrize("name", SettingName)
def test_nonsense_is_refused_with_what_may_be_chosen(name):
    number = SETTINGS[name]
    words = [f"Pilih {number.lowest} sampai {number.highest} {number.unit}."]

    for value in (-1, 0, number.lowest - 1, number.highest + 1, 10**12):
        assert blockers(name, value) == words
    assert [blockers(name, value) for value in (number.lowest, number.highest)] == [[], []]


@pytest.mark.parametrize(("value", "is_right"), [(1, False), (2, True), (3, True), (4, False)])
def test_credit_is_printed_with_two_or_three_decimals(value, is_right):
    assert (blockers(DIGITS, value) == []) is is_right


@pytest.mark.parametrize(
    ("since", "is_right"),
    [(date(2026, 1, 1), False), (ON, False), (TOMORROW, True), (date(2030, 1, 1), True)],
)
def test_days_that_began_keep_their_number(since, is_right):
    words = ["Pilih hari sesudah hari ini. Hasil yang sudah ada tidak berubah."]

    assert blockers(since=since) == ([] if is_right else words)


def test_a_day_is_chosen_once():
    assert blockers(standing={TOMORROW}) == [
        "Sudah ada pilihan yang berlaku mulai tanggal itu. Pilih tanggal lain."
    ]
