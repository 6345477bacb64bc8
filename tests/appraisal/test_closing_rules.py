from datetime import date

import pytest

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationStatus, Standing


@pytest.mark.parametrize(
    ("owes_plan", "has_plan", "status", "contest", "expected"),
    [
        (True, False, "", "", Standing.NO_PLAN),
        (True, True, "", "", Standing.NOT_EVALUATED),
        (False, False, "", "", Standing.EXEMPT),
        (True, True, EvaluationStatus.SIGNED, "", Standing.NOT_DELIVERED),
        (True, True, EvaluationStatus.HANDED_OVER, "", Standing.NOT_ANSWERED),
        (True, True, EvaluationStatus.ACKNOWLEDGED, "", Standing.DONE),
        (True, True, EvaluationStatus.ACKNOWLEDGED, Contest.OPEN, Standing.CONTESTED),
        (True, True, EvaluationStatus.ACKNOWLEDGED, Contest.CONFIRMED, Standing.DONE),
        # A signed result counts, whatever became of the plan or the person.
        (False, False, EvaluationStatus.ACKNOWLEDGED, "", Standing.DONE),
    ],
)
def test_where_an_employee_stands(owes_plan, has_plan, status, contest, expected):
    found = rules.standing(owes_plan=owes_plan, has_plan=has_plan, status=status, contest=contest)

    assert found == expected


def test_every_signed_status_has_a_standing():
    assert set(rules.BY_STATUS) == set(EvaluationStatus) - {EvaluationStatus.DRAFT}


@pytest.mark.parametrize(
    ("opened", "is_begun", "on", "expected"),
    [
        (True, False, date(2027, 2, 1), []),
        (
            True,
            False,
            date(2027, 1, 31),
            ["Masa evaluasi tahunan berakhir 31-01-2027. Tutup tahun sesudah hari itu."],
        ),
        (
            True,
            True,
            date(2027, 2, 1),
            ["Tahun ini sudah ditutup untuk perangkat daerah ini."],
        ),
        (
            False,
            False,
            date(2027, 2, 1),
            ["Jadwal evaluasi tahunan belum dibuat. Hubungi BKPSDM."],
        ),
    ],
)
def test_a_year_closes_once_and_after_its_window(opened, is_begun, on, expected):
    found = rules.blockers_to_close(
        opened=opened, due_on=date(2027, 1, 31), is_begun=is_begun, on=on
    )

    assert found == expected


@pytest.mark.parametrize(
    ("exceptions", "reason", "expected"),
    [
        (0, "", []),
        (2, "Wafat.", []),
        (2, " ", ["2 pegawai belum selesai. Tulis alasan menutup tahun tanpa mereka."]),
    ],
)
def test_people_are_left_out_only_with_a_reason(exceptions, reason, expected):
    assert rules.blockers_to_except(exceptions=exceptions, reason=reason) == expected


def test_late_is_what_was_signed_more_than_fourteen_working_days_ago():
    # Signed on Wednesday 1 July 2026: due on Tuesday 21 July.
    late = [rules.late_before(on=date(2026, 7, day), days=14, holidays=()) for day in (21, 22)]

    assert late == [date(2026, 7, 1), date(2026, 7, 2)]
