"""Keberatan: until when one may object, and what must come before the decision.

PP 30/2019 Pasal 59; PermenPANRB 6/2022 Pasal 29 and Lampiran Bab V B; see docs/law.md#keberatan.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Contest, EvaluationBasis, ObjectionStatus, Rating, Side
from kinerja.lib.periods import in_words

OBJECTION_DAYS = 14  # working days from receipt; Bab V B.2
DECISION_DAYS = 7  # working days from filing; Bab V B.6

NEXT_OBJECTION = {
    ("examine", ObjectionStatus.FILED): ObjectionStatus.EXAMINED,
    ("withdraw", ObjectionStatus.FILED): ObjectionStatus.WITHDRAWN,
    ("confirm", ObjectionStatus.EXAMINED): ObjectionStatus.CONFIRMED,
    ("change", ObjectionStatus.EXAMINED): ObjectionStatus.CHANGED,
    ("withdraw", ObjectionStatus.EXAMINED): ObjectionStatus.WITHDRAWN,
}
# What everybody who reads the evaluation is told.
CONTEST = {
    ObjectionStatus.FILED: Contest.OPEN,
    ObjectionStatus.EXAMINED: Contest.OPEN,
    ObjectionStatus.CONFIRMED: Contest.CONFIRMED,
    ObjectionStatus.CHANGED: Contest.CHANGED,
    ObjectionStatus.WITHDRAWN: Contest.WITHDRAWN,
}
# Why a result admits no objection (Bab IV A.11, A.12; PP 30/2019 Pasal 59 ayat (4)).
FINAL = {
    EvaluationBasis.APPRAISER: "Evaluasi oleh kepala daerah bersifat final.",
    EvaluationBasis.SUPERIOR: "Evaluasi oleh atasan pejabat penilai bersifat final.",
    EvaluationBasis.DECISION: "Keputusan atas keberatan bersifat final.",
}
NOBODY_EXAMINES = "Pemeriksa keberatan ini belum ditunjuk BKPSDM."


@dataclass(frozen=True)
class Ruling:
    """What the examiner decides: the two ratings that hold, why, and what he recommends."""

    results_rating: str
    behaviour_rating: str
    considerations: str
    recommendation: str


def blockers_to_object(
    *, basis: str, is_final: bool, is_received: bool, contest: str, last_day: date | None, on: date
) -> list[str]:
    """Why no objection can be filed; empty when it can."""
    if is_final:
        return [f"{FINAL[EvaluationBasis(basis)]} Keberatan tidak dapat diajukan."]
    if not is_received or last_day is None:
        return ["Dokumen evaluasi ini belum diserahkan kepada Anda."]
    if contest:
        return ["Keberatan atas evaluasi ini sudah diajukan."]
    if on > last_day:
        return [
            f"Batas keberatan {in_words(last_day)} sudah lewat. "
            "Keberatan diajukan paling lama 14 hari kerja sejak dokumen diterima."
        ]
    return []


def blockers_to_examine(*, status: str, has_examiner: bool) -> list[str]:
    """Why the examination cannot begin."""
    if ("examine", status) not in NEXT_OBJECTION:
        return [f"Keberatan ini berstatus {ObjectionStatus(status).label.lower()}."]
    return [] if has_examiner else [NOBODY_EXAMINES]


def blockers_to_explain(*, status: str) -> list[str]:
    """Explanations are given while the objection is examined."""
    if status == ObjectionStatus.FILED:
        return ["Pemeriksaan belum dimulai. Penjelasan diberikan setelah pemeriksa memintanya."]
    if status != ObjectionStatus.EXAMINED:
        return ["Pemeriksaan keberatan ini sudah berakhir."]
    return []


def missing_sides(explained: Collection[str]) -> list[str]:
    """Both sides are asked before anything is decided (Bab V B.4)."""
    return [
        f"Minta penjelasan {side.label.lower()}, atau catat bahwa ia tidak memberikannya."
        for side in (Side.EMPLOYEE, Side.APPRAISER)
        if side not in explained
    ]


def act_of(*, before: tuple[str, str], after: tuple[str, str]) -> str:
    """A decision confirms the two ratings or changes them; there is no third way (Bab V B.5)."""
    return "confirm" if before == after else "change"


def blockers_to_decide(
    *, status: str, explained: Collection[str], before: tuple[str, str], ruling: Ruling
) -> list[str]:
    """Why it cannot be decided so."""
    if ("confirm", status) not in NEXT_OBJECTION:
        return ["Keberatan ini tidak sedang diperiksa."]
    after = (ruling.results_rating, ruling.behaviour_rating)
    reasons = missing_sides(explained)
    if not all(rating in Rating.values for rating in after):
        reasons.append("Pilih kedua rating yang berlaku.")
    if not ruling.considerations:
        reasons.append("Tulis pertimbangan keputusan.")
    if act_of(before=before, after=after) == "change" and not ruling.recommendation:
        reasons.append("Hasil berubah: tulis rekomendasi baru.")
    return reasons
