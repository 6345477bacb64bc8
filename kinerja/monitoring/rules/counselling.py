"""Konseling kinerja (Lamp. III D 5, Format B.1.10); see docs/law.md#pelaksanaan."""

from collections.abc import Collection
from datetime import date

from kinerja.monitoring.enums import CaseStatus, CounsellorKind

NEXT_CASE = {
    ("report", CaseStatus.TOLD): CaseStatus.REPORTED,
    ("close", CaseStatus.TOLD): CaseStatus.CLOSED,
    ("close", CaseStatus.REPORTED): CaseStatus.CLOSED,
    ("assign", CaseStatus.REPORTED): CaseStatus.ASSIGNED,
    ("finish", CaseStatus.ASSIGNED): CaseStatus.DONE,
}

# To whom the counsellor's record goes (Lamp. III D 5 d), besides the person himself.
RECIPIENTS = {
    CounsellorKind.INDEPENDENT: {"coordinator"},
    CounsellorKind.OFFICER: {"appraiser", "superior"},
    CounsellorKind.APPRAISER: {"superior"},
}
TO_THE_SUPERIOR = [kind.value for kind, people in RECIPIENTS.items() if "superior" in people]


def recipients(kind: str) -> set[str]:
    """Those who read the result of counselling by this kind of counsellor."""
    return RECIPIENTS[CounsellorKind(kind)]


def blockers_to_open_case(
    *, told_on: date, today: date, values: Collection[str], open_cases: int
) -> list[str]:
    """Lamp. III D 5 c 1 (c): the person is told first."""
    if open_cases:
        return ["Pegawai ini masih punya kasus yang terbuka. Lanjutkan kasus itu."]
    reasons = []
    if told_on > today:
        reasons.append("Sampaikan dahulu kepada pegawai. Tanggalnya tidak boleh di depan.")
    if not values:
        reasons.append("Pilih nilai dasar yang dipermasalahkan.")
    return reasons


def blockers_to_report_case(*, feedback: int) -> list[str]:
    """Lamp. III D 5 c 1 (d): the report comes with proof that feedback on behaviour was given."""
    if feedback:
        return []
    return ["Beri umpan balik perilaku lebih dahulu. Laporan dilampiri bukti umpan balik."]


def blockers_to_assign(*, kind: str, is_oneself: bool, is_appraiser: bool) -> list[str]:
    """Who may counsel whom; only the kind `penilai` is the penilai himself."""
    if is_oneself:
        return ["Pegawai tidak dapat menjadi konselor bagi dirinya sendiri."]
    if is_appraiser != (kind == CounsellorKind.APPRAISER):
        return ["Jenis konselor tidak sesuai dengan orangnya. Pilih jenis atau orang lain."]
    return []
