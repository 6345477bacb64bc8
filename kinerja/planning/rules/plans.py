"""The life of a plan: who makes one, which form, what may follow what (Pasal 7–14)."""

from datetime import date, timedelta

from kinerja.organisation.enums import EmployeeStatus, JobKind, LegalStanding, UnitKind
from kinerja.organisation.rules import WITHOUT_PLAN, owes_plan
from kinerja.planning.enums import SkpKind, SkpStatus

# (act, from) → to. An act that is missing for a status may not happen.
NEXT_STATUS = {
    ("submit", SkpStatus.DRAFT): SkpStatus.SUBMITTED,
    ("submit", SkpStatus.RETURNED): SkpStatus.SUBMITTED,
    ("withdraw", SkpStatus.SUBMITTED): SkpStatus.DRAFT,
    ("return", SkpStatus.SUBMITTED): SkpStatus.RETURNED,
    ("agree", SkpStatus.SUBMITTED): SkpStatus.AGREED,
    ("supersede", SkpStatus.AGREED): SkpStatus.SUPERSEDED,
}
EDITABLE = (SkpStatus.DRAFT, SkpStatus.RETURNED)
OPEN = (SkpStatus.DRAFT, SkpStatus.SUBMITTED, SkpStatus.RETURNED)


def kind_for(*, job: str, is_head: bool, unit_is_opd: bool, unit_kind: str) -> SkpKind:
    """Format A.1.2 for JPT and heads of unit kerja mandiri, A.1.7 for everybody else."""
    stands_alone = unit_is_opd or unit_kind in {UnitKind.KECAMATAN, UnitKind.RSUD}
    if job == JobKind.JPT_PRATAMA or (is_head and stands_alone):
        return SkpKind.LEADER
    return SkpKind.STAFF


def blockers_to_start(
    *, status: str, standing: str, has_placement: bool, opens_on: date, on: date, exists: bool
) -> list[str]:
    """Why this employee cannot start a plan (Lampiran Bab II, p. 65–66)."""
    if not owes_plan(status=status, standing=standing):
        word = EmployeeStatus(status) if status == WITHOUT_PLAN else LegalStanding(standing)
        return [f"Pegawai berstatus “{word.label}” tidak menyusun SKP."]
    if not has_placement:
        return ["Jabatan Anda belum tercatat. Hubungi pengelola kepegawaian unit Anda."]
    if on < opens_on:
        return [f"Penyusunan SKP baru dibuka pada {opens_on:%d-%m-%Y}."]
    if exists:
        return ["SKP untuk jabatan dan tahun ini sudah ada. Buka SKP itu dari daftar."]
    return []


def blockers_to(act: str, *, status: str) -> list[str]:
    """Why this act does not fit the status the plan is in."""
    if (act, status) in NEXT_STATUS:
        return []
    return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat {VERBS[act]}."]


VERBS = {
    "submit": "diajukan",
    "withdraw": "ditarik kembali",
    "return": "dikembalikan",
    "agree": "ditetapkan",
    "supersede": "digantikan",
    "change": "diubah dengan versi baru",
}


def blockers_to_edit(*, status: str) -> list[str]:
    if status in EDITABLE:
        return []
    return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat diubah."]


def blockers_to_change(*, status: str, has_open_version: bool) -> list[str]:
    """Only a set plan is changed, by one new version at a time (R-P9)."""
    if status != SkpStatus.AGREED:
        return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat {VERBS['change']}."]
    if has_open_version:
        return ["Perubahan SKP ini sudah dimulai. Lanjutkan versi yang belum ditetapkan."]
    return []


def last_day_for_appraiser(*, due_on: date, submitted_on: date, days: int) -> date:
    """Until when the penilai alone may set the plan; then his superior may (Lampiran p. 65).

    A plan submitted after the due date waits so many days, those of the day it was submitted.
    """
    if submitted_on <= due_on:
        return due_on
    return submitted_on + timedelta(days=days)


def superior_acts(
    *, status: str | None, submitted_on: date | None, on: date, due_on: date, days: int
) -> bool:
    """Whether the penilai let his time go by, so that his atasan sets the plan (II C.5)."""
    return (
        status == SkpStatus.SUBMITTED
        and submitted_on is not None
        and on > last_day_for_appraiser(due_on=due_on, submitted_on=submitted_on, days=days)
    )


def who_acts(
    *, status: str | None, submitted_on: date | None, on: date, due_on: date, days: int
) -> str:
    """Who makes a missing plan now; after January it is no longer the two alone (R-P7).

    That HR of the office helps with what nobody has handed in is our default.
    """
    if superior_acts(status=status, submitted_on=submitted_on, on=on, due_on=due_on, days=days):
        return "Atasan pejabat penilai menetapkan"
    if status == SkpStatus.SUBMITTED:
        return "Pejabat penilai menetapkan"
    return "Pengelola kepegawaian mendampingi pegawai" if on > due_on else "Pegawai menyusun"


def blockers_to_prepare(*, due_on: date, on: date) -> list[str]:
    """HR helps only when the time of the two is over (R-P7)."""
    if on > due_on:
        return []
    return [f"Sampai {due_on:%d-%m-%Y} pegawai menyusun SKP-nya sendiri."]
