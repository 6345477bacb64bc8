"""PP 49/2018 Pasal 37: at least a year, one at a time, only for PPPK."""

from datetime import date

import pytest

from kinerja.organisation.rules import (
    CONTRACT_RULES,
    blockers_to_contract,
    contract_rule_on,
    notice_until,
)

RULE = CONTRACT_RULES[-1]
FINE = {
    "status": "pppk",
    "first_day": date(2026, 3, 1),
    "last_day": date(2027, 2, 28),
    "shorter_because": "",
    "born": date(1980, 5, 17),
    "others": [],
    "rule": RULE,
}
STANDING = (date(2025, 3, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": "pppk_paruh_waktu"},
        {"others": [STANDING]},  # the extension begins on the day after
        {"others": [(date(2027, 3, 1), date(2028, 2, 29))]},
        {"first_day": date(2014, 1, 15), "last_day": date(2015, 1, 14)},
        {"last_day": date(2027, 2, 27), "shorter_because": "Batas usia pensiun."},
        {"last_day": date(2045, 5, 31)},  # the month in which he is 65
        {"born": None},
    ],
)
def test_contracts_that_may_be_recorded(changes):
    assert blockers_to_contract(**FINE | changes) == []


SHORT = (
    "Perjanjian kerja paling singkat satu tahun (PP 49/2018 Pasal 37). "
    "Bila lebih singkat, tulis alasannya."
)
TOO_OLD = "Hari terakhir melewati usia 65 tahun, batas usia pensiun tertinggi. Periksa tahunnya."
TAKEN = (
    "Sudah ada perjanjian kerja 1 Maret 2025 sampai 28 Februari 2026. "
    "Mulai sesudahnya, atau cabut dahulu yang keliru."
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"status": "pns"},
            "Perjanjian kerja hanya dimiliki PPPK. Periksa status kepegawaian pegawai ini.",
        ),
        (
            {"last_day": date(2026, 2, 28)},
            "Hari terakhir mendahului hari pertama. Periksa kedua tanggalnya.",
        ),
        (
            {"first_day": date(2014, 1, 14), "last_day": date(2016, 1, 14)},
            "PPPK baru ada sejak 15 Januari 2014. Periksa tahunnya.",
        ),
        ({"last_day": date(2045, 6, 1)}, TOO_OLD),
        ({"last_day": date(9999, 12, 31), "born": None}, TOO_OLD),
        ({"last_day": date(2027, 2, 27)}, SHORT),
        ({"last_day": date(2027, 2, 27), "shorter_because": "  "}, SHORT),
        ({"first_day": date(2026, 2, 28), "others": [STANDING]}, TAKEN),
        (
            {"first_day": date(2024, 3, 1), "last_day": date(2025, 3, 1), "others": [STANDING]},
            TAKEN,
        ),
    ],
)
def test_contracts_that_are_refused_with_the_next_step(changes, reason):
    assert blockers_to_contract(**FINE | changes) == [reason]


def test_a_year_is_a_year_also_when_it_leaps():
    leap = {"first_day": date(2028, 1, 1), "last_day": date(2028, 12, 31)}

    assert blockers_to_contract(**FINE | leap) == []
    assert blockers_to_contract(**FINE | leap | {"last_day": date(2028, 12, 30)}) == [SHORT]


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (date(2026, 7, 15), date(2027, 1, 15)),
        (date(2026, 8, 30), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 11, 29), date(2027, 5, 29)),
        (date(2026, 11, 30), date(2027, 5, 31)),  # six months before both the 30th and the 31st
    ],
)
def test_the_next_contract_is_to_be_proposed_six_months_before(on, until):
    assert notice_until(on) == until


def test_the_rules_cover_every_day_once():
    days = [(rule.valid_from, rule.valid_until) for rule in CONTRACT_RULES]

    assert [start for start, _ in days][1:] == [end for _, end in days][:-1]
    assert days[-1][1] is None
    assert contract_rule_on(date(2018, 11, 28)) == CONTRACT_RULES[0]
    with pytest.raises(LookupError):
        contract_rule_on(date(2018, 11, 27))
