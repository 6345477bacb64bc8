"""Budi's year 2025 was Butuh Perbaikan; it was handed over in March 2026."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.development import actions
from tests.credits.conftest import annual, evaluated
from tests.factories import NOW

PROPOSAL = {
    "cause": "Data tiga unit terlambat.",
    "goals": "Rekap selesai tanggal 5.",
    "measure": "Lima dari enam tepat waktu.",
    "support": "Pelatihan pada bulan pertama.",
}
TALK = {"discussed": "Rekap Juli tepat waktu.", "next_step": "Tagih data tanggal 1."}
AFTER = datetime(2027, 1, 20, 3, 0, tzinfo=UTC)  # the six months from NOW are over


def low_year(cast, employee=None, *, predikat="butuh_perbaikan", **changes):
    return evaluated(
        employee or cast.budi,
        annual(),
        cast.sari,
        unit=cast.field,
        predikat=predikat,
        **changes,
    )


def offered(evaluation):
    return actions.offer_plan(evaluation, by=None, at=NOW)


def proposed(plan, cast):
    return actions.propose_plan(plan, by=cast.sari.user, at=NOW, **PROPOSAL)


def running(plan, cast):
    return actions.answer_plan(
        proposed(plan, cast), agrees=True, note="", by=plan.employee.user, at=NOW
    )


def talked(plan, cast, *, at=NOW):
    actions.record_session(plan, held_on=at.date(), by=cast.sari.user, at=at, **TALK)
    return plan


def before_test(plan, cast):
    talked(running(plan, cast), cast)
    return actions.reassess_plan(
        plan, result="belum", reason="Tiga dari enam.", by=cast.sari.user, at=AFTER
    )


def after_test(plan, cast):
    before_test(plan, cast)
    return actions.record_test(
        plan,
        result="jabatan_lain",
        tested_on=AFTER.date() - timedelta(days=1),
        letter="800/9/PPK/2027",
        by=cast.ratna.user,
        at=AFTER,
    )


@pytest.fixture
def low(cast):
    return low_year(cast)


@pytest.fixture
def plan(low):
    return offered(low)
