from datetime import date
from decimal import Decimal

import pytest

from kinerja.monitoring import rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.rules import Relation, Stored

DAYS = {
    "today": date(2026, 7, 15),
    "earliest": date(2026, 4, 1),
    "skp_ends": date(2026, 12, 31),
}


@pytest.mark.parametrize(
    ("relation", "role"),
    [
        (Relation(is_appraiser=True), GiverRole.PIMPINAN),
        (Relation(is_superior=True), GiverRole.PIMPINAN),
        (Relation(is_appraiser=True, has_same_appraiser=True), GiverRole.PIMPINAN),
        (Relation(has_same_appraiser=True), GiverRole.REKAN),
        (Relation(is_report=True), GiverRole.BAWAHAN),
        (Relation(), None),
    ],
)
def test_a_giver_speaks_as_what_he_is_to_the_person(relation, role):
    assert rules.giver_role(relation) == role


@pytest.mark.parametrize(
    ("on", "value", "indicator", "reasons"),
    [
        (date(2026, 7, 15), None, False, []),
        (date(2026, 4, 1), Decimal(3), True, []),
        (
            date(2026, 7, 16),
            None,
            False,
            ["Tanggal belum tiba. Pilih hari ini atau hari sebelumnya."],
        ),
        (
            date(2026, 3, 31),
            None,
            False,
            [
                "Tanggal 31-03-2026 di luar masa catatan. "
                "Pilih tanggal dari 01-04-2026 sampai 15-07-2026."
            ],
        ),
        (
            date(2026, 7, 1),
            Decimal(3),
            False,
            ["Angka realisasi perlu indikator. Pilih indikatornya atau kosongkan angka."],
        ),
        (date(2026, 7, 1), Decimal(-1), True, ["Angka realisasi tidak boleh kurang dari nol."]),
    ],
)
def test_what_a_note_may_say(on, value, indicator, reasons):
    assert rules.blockers_to_note(on=on, value=value, indicator=indicator, **DAYS) == reasons


def test_a_note_after_the_plan_ended_is_refused():
    days = DAYS | {"skp_ends": date(2026, 6, 30)}

    assert rules.blockers_to_note(on=date(2026, 7, 1), value=None, indicator=False, **days) == [
        "Tanggal 01-07-2026 di luar masa catatan. Pilih tanggal dari 01-04-2026 sampai 30-06-2026."
    ]


@pytest.mark.parametrize(
    ("stored", "files", "size", "allowed"),
    [
        (Stored(199, 0), 1, 1, True),
        (Stored(200, 0), 1, 1, False),
        (Stored(200, rules.MOST_BYTES_PER_YEAR), 0, 0, True),
        (Stored(0, rules.MOST_BYTES_PER_YEAR - 5), 1, 5, True),
        (Stored(0, rules.MOST_BYTES_PER_YEAR - 5), 1, 6, False),
    ],
)
def test_a_year_holds_200_files_and_200_megabytes(stored, files, size, allowed):
    assert (rules.blockers_to_keep(stored=stored, files=files, size=size) == []) is allowed


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        ({}, []),
        ({"withdrawn": True}, ["Catatan ini sudah ditarik."]),
        ({"superseded": True}, ["Catatan ini sudah diganti. Buka catatan penggantinya."]),
        (
            {"counted": True},
            ["Catatan ini sudah dipakai dalam evaluasi, jadi tidak dapat diubah."],
        ),
    ],
)
def test_a_note_is_taken_back_until_an_evaluation_used_it(state, reasons):
    plain = {"withdrawn": False, "superseded": False, "counted": False}

    assert rules.blockers_to_withdraw_note(**plain | state) == reasons


@pytest.mark.parametrize(
    ("state", "withdraw", "replace"),
    [
        ({}, True, True),
        ({"read": True}, False, True),
        ({"withdrawn": True}, False, False),
        ({"superseded": True}, False, False),
    ],
)
def test_read_feedback_is_replaced_not_taken_back(state, withdraw, replace):
    plain = {"withdrawn": False, "superseded": False, "read": False} | state
    unread = {name: plain[name] for name in ("withdrawn", "superseded")}

    assert (rules.blockers_to_withdraw_feedback(**plain) == []) is withdraw
    assert (rules.blockers_to_replace_feedback(**unread) == []) is replace
