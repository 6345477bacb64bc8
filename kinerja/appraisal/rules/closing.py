"""Closing a performance year: where each employee stands, and what is in the way.

The law ends the year with the annual evaluation (Lampiran IV A.10) and its report (Lampiran V A.7);
closing is our own act (docs/law.md#tutup-tahun): afterwards only a decision changes a result.
"""

from collections.abc import Collection
from datetime import date, timedelta

from kinerja.appraisal.enums import Contest, EvaluationStatus, Standing
from kinerja.organisation.rules import is_working_day

# Who is not there yet when the year is closed: named, and closed only with a reason.
IN_THE_WAY = (
    Standing.NO_PLAN,
    Standing.NOT_EVALUATED,
    Standing.NOT_DELIVERED,
    Standing.CONTESTED,
)
WITHOUT_RESULT = (Standing.EXEMPT, Standing.NO_PLAN, Standing.NOT_EVALUATED)
BY_STATUS = {
    EvaluationStatus.SIGNED: Standing.NOT_DELIVERED,
    EvaluationStatus.HANDED_OVER: Standing.NOT_ANSWERED,
    EvaluationStatus.ACKNOWLEDGED: Standing.DONE,
}


def standing(*, owes_plan: bool, has_plan: bool, status: str, contest: str) -> Standing:
    """Where one employee stands; a signed result counts whatever he owes today."""
    if contest == Contest.OPEN:
        return Standing.CONTESTED
    if status in BY_STATUS:
        return BY_STATUS[EvaluationStatus(status)]
    if not owes_plan:
        return Standing.EXEMPT
    return Standing.NOT_EVALUATED if has_plan else Standing.NO_PLAN


def blockers_to_close(*, opened: bool, due_on: date, is_begun: bool, on: date) -> list[str]:
    """Why this year cannot be closed for this office now."""
    if is_begun:
        return ["Tahun ini sudah ditutup untuk perangkat daerah ini."]
    if not opened:
        return ["Jadwal evaluasi tahunan belum dibuat. Hubungi BKPSDM."]
    if on <= due_on:
        until = f"{due_on:%d-%m-%Y}"
        return [f"Masa evaluasi tahunan berakhir {until}. Tutup tahun sesudah hari itu."]
    return []


def blockers_to_except(*, exceptions: int, reason: str) -> list[str]:
    """People are left without a final result only with a reason."""
    if exceptions and not reason.strip():
        return [f"{exceptions} pegawai belum selesai. Tulis alasan menutup tahun tanpa mereka."]
    return []


def blockers_to_close_all(*, left: int, chosen: int, exceptions: int, reason: str) -> list[str]:
    """Why not one office more can be closed; `chosen` of the offices `left` were asked for."""
    if not left:
        return ["Semua perangkat daerah sudah ditutup atau sedang ditutup."]
    if not chosen:
        return ["Belum ada perangkat daerah yang selesai. Sertakan yang belum, dengan alasan."]
    return blockers_to_except(exceptions=exceptions, reason=reason)


def late_before(*, on: date, days: int, holidays: Collection[date]) -> date:
    """What was signed before this day should have been handed over by now."""
    left, day = days, on
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day, holidays=holidays)
    return day
