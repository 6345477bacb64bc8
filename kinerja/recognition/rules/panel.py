"""How a panel judges: criteria known before, each member alone first, and nobody his own.

Criteria of KIPP (PermenPANRB 7/2021) and of Anugerah ASN (PermenPANRB 29/2018); the weights are
ours until the regency sets others; see docs/law.md#panel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kinerja.recognition.enums import RoundKind

LEAST_REASON = 20  # letters: "bagus" tells nobody anything
HIGHEST = 100


@dataclass(frozen=True)
class PanelRule:
    """What a round begins with, between two days; HR changes the criteria before publishing."""

    law: str
    valid_from: date
    valid_until: date | None
    kind: RoundKind
    quorum: int  # members who have judged before the panel decides
    passing: int
    criteria: tuple[tuple[str, str, int], ...]  # name, question, weight


PANEL_RULES = (
    PanelRule(
        law="PermenPANRB 7/2021; bobot bawaan aplikasi",
        valid_from=date(2021, 1, 1),
        valid_until=None,
        kind=RoundKind.INNOVATION,
        quorum=2,
        passing=70,
        criteria=(
            ("Kebaruan", "Apa yang baru dibanding cara sebelumnya di sini?", 20),
            ("Efektif", "Apakah data sebelum dan sesudah menunjukkan perubahan?", 25),
            ("Bermanfaat", "Siapa yang merasakan manfaatnya, dan seberapa besar?", 25),
            ("Dapat direplikasi", "Dapatkah unit lain menirunya dengan biaya wajar?", 15),
            ("Berkelanjutan", "Apakah tetap berjalan bila pengusulnya pindah?", 15),
        ),
    ),
    PanelRule(
        law="PermenPANRB 29/2018; bobot bawaan aplikasi",
        valid_from=date(2018, 1, 1),
        valid_until=None,
        kind=RoundKind.AWARD,
        quorum=2,
        passing=70,
        criteria=(
            ("Inspirasi", "Apakah rekam jejak dan integritasnya patut diteladani?", 35),
            ("Inovasi", "Apa yang ia perbarui dalam pekerjaannya?", 20),
            ("Dampak", "Apa yang berubah bagi masyarakat atau rekan kerjanya?", 25),
            ("Kepemimpinan", "Bagaimana ia menggerakkan orang lain?", 20),
        ),
    ),
)


def panel_rule(kind: str, *, on: date) -> PanelRule:
    """The rule in force on that day for this kind of round."""
    for rule in PANEL_RULES:
        in_force = rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until)
        if rule.kind == kind and in_force:
            return rule
    raise LookupError(f"no rule for {kind} was in force on {on}")


@dataclass(frozen=True)
class RoundDays:
    """The calendar of a round."""

    opens_on: date
    closes_on: date
    panel_until: date
    announced_on: date


def blockers_to_round(days: RoundDays) -> list[str]:
    """Why these days cannot be a calendar."""
    pairs = (
        (days.opens_on, days.closes_on, "Penutupan usulan tidak boleh sebelum pembukaannya."),
        (days.closes_on, days.panel_until, "Masa panel berakhir sesudah usulan ditutup."),
        (days.panel_until, days.announced_on, "Pengumuman tidak boleh sebelum masa panel selesai."),
    )
    return [word for first, then, word in pairs if then < first]


def blockers_to_publish(
    *, weights: Sequence[int], opens_on: date, is_published: bool, on: date
) -> list[str]:
    """Why the criteria cannot be published yet."""
    if is_published:
        return ["Putaran ini sudah diterbitkan. Kriterianya tidak dapat diubah lagi."]
    reasons = []
    if sum(weights) != HIGHEST:
        reasons.append(f"Jumlah bobot kriteria {sum(weights)}; harus tepat 100.")
    if opens_on < on:
        reasons.append("Kriteria diterbitkan sebelum putaran dibuka. Mundurkan tanggal bukanya.")
    return reasons


@dataclass(frozen=True)
class Person:
    """Somebody with an interest in a case: where he works today, and for whom."""

    pk: int
    name: str
    office: str  # path of the perangkat daerah he works in, else of his unit
    above: frozenset[int]  # his penilai and atasan penilai today


def conflict(judge: Person, people: Sequence[Person]) -> str:
    """Why this member may not judge the case of these people; empty when he may."""
    for person in people:
        if person.pk == judge.pk:
            return "Anda terlibat dalam usulan ini."
        if person.pk in judge.above or judge.pk in person.above:
            return f"Anda dan {person.name} berada dalam satu garis penilaian."
        if judge.office and person.office == judge.office:
            return f"Anda dan {person.name} bekerja di perangkat daerah yang sama."
    return ""


def weighted(scores: Mapping[str, int], weights: Mapping[str, int]) -> Decimal:
    """One member's judgement as a number from 0 to 100."""
    total = sum(scores[key] * weight for key, weight in weights.items())
    return (Decimal(total) / sum(weights.values())).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The middle of what the members found, None while nobody has judged."""
    if not values:
        return None
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def blockers_to_decide(
    *, judged: int, quorum: int, has_judged: bool, closes_on: date, on: date
) -> list[str]:
    """Why the panel cannot decide this case yet."""
    reasons = []
    if on <= closes_on:
        reasons.append("Usulan masih dibuka. Panel memutuskan sesudah masa usulan ditutup.")
    if not has_judged:
        reasons.append("Beri penilaian Anda dahulu, baru memutuskan bersama.")
    if judged < quorum:
        reasons.append(f"Baru {judged} anggota menilai; paling sedikit {quorum} anggota.")
    return reasons


def blockers_to_reason(reason: str) -> list[str]:
    """Why these words are no reason yet."""
    if len(reason.strip()) < LEAST_REASON:
        return [f"Tulis alasan yang dapat dipahami pengusul, sedikitnya {LEAST_REASON} huruf."]
    return []
