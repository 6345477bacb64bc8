"""Goals of the organisation: RPJMD, Renstra, perjanjian kinerja, IKU (Lampiran II A.1)."""

from dataclasses import dataclass
from datetime import date

from kinerja.planning.enums import GoalLevel

# level of a goal → levels of the goal it may stand under
UNDER = {
    GoalLevel.RPJMD: (GoalLevel.RPJMD,),
    GoalLevel.RENSTRA: (GoalLevel.RPJMD, GoalLevel.RENSTRA),
    GoalLevel.PK: (GoalLevel.RPJMD, GoalLevel.RENSTRA, GoalLevel.PK, GoalLevel.IKU),
    GoalLevel.IKU: (GoalLevel.RPJMD, GoalLevel.RENSTRA, GoalLevel.PK, GoalLevel.IKU),
}


@dataclass(frozen=True)
class GoalPlace:
    """Where a goal stands: its document and the path of its unit."""

    level: str
    path: str


def blockers_to_place_goal(
    *, place: GoalPlace, parent: GoalPlace | None, since: date, until: date | None, year: int
) -> list[str]:
    """Why a goal cannot stand there: under a lower document, another branch, or another year."""
    found = []
    if parent and parent.level not in UNDER[GoalLevel(place.level)]:
        child, above = GoalLevel(place.level).label, GoalLevel(parent.level).label
        found.append(f"Sasaran {child} tidak dapat berada di bawah {above}. Pilih induk lain.")
    if parent and not place.path.startswith(parent.path):
        found.append("Sasaran induk harus milik unit ini atau unit di atasnya.")
    if since.year > year or (until and until.year < year):
        found.append(f"Masa berlaku sasaran harus menyentuh tahun {year}.")
    if until and until < since:
        found.append("Tanggal berakhir harus sesudah tanggal mulai.")
    return found
