"""Rounds: when they run, who may answer, and when the result is everybody's."""

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.appraisal.rules import in_words
from kinerja.satisfaction.enums import RoundPhase
from kinerja.satisfaction.rules.disclosure import PublicationRule

QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class RoundFacts:
    """What the rules need to know of one round."""

    starts_on: date
    ends_on: date
    published_on: date | None = None


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def last_day_of(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)


def quarter_words(year: int, quarter: int) -> str:
    return f"Triwulan {QUARTERS[quarter - 1]} {year}"


def public_from(rule: PublicationRule, facts: RoundFacts) -> date:
    """The day from which the result is public, whether somebody pressed the button or not."""
    by_itself = facts.ends_on + timedelta(days=rule.review_days + 1)
    return min(facts.published_on or by_itself, by_itself)


def phase_on(rule: PublicationRule, facts: RoundFacts, on: date) -> RoundPhase:
    if on < facts.starts_on:
        return RoundPhase.PLANNED
    if on <= facts.ends_on:
        return RoundPhase.RUNNING
    return RoundPhase.REVIEW if on < public_from(rule, facts) else RoundPhase.PUBLISHED


def blockers_to_answer(facts: RoundFacts, *, is_active: bool, on: date) -> list[str]:
    """Why nobody can answer this round on that day."""
    if not is_active:
        return ["Survei layanan ini sudah dihentikan."]
    if on < facts.starts_on:
        return [f"Survei ini dibuka {in_words(facts.starts_on)}."]
    if on > facts.ends_on:
        return [f"Survei ini sudah ditutup {in_words(facts.ends_on)}. Hasilnya akan diumumkan."]
    return []


def blockers_to_open(
    *, year: int, quarter: int, starts_on: date, ends_on: date, population: int
) -> list[str]:
    """Why a round cannot have these dates."""
    reasons = []
    if ends_on < starts_on:
        reasons.append("Hari terakhir tidak boleh mendahului hari pertama.")
    elif any((day.year, quarter_of(day)) != (year, quarter) for day in (starts_on, ends_on)):
        reasons.append(f"Kedua tanggal harus di dalam {quarter_words(year, quarter).lower()}.")
    if population < 1:
        reasons.append("Isi jumlah pengguna layanan, setidaknya satu orang.")
    return reasons


def blockers_to_publish(
    rule: PublicationRule, facts: RoundFacts, *, held: int, on: date
) -> list[str]:
    """Why the result cannot be announced yet."""
    phase = phase_on(rule, facts, on)
    if phase == RoundPhase.PUBLISHED:
        return ["Hasil survei ini sudah diumumkan."]
    if phase != RoundPhase.REVIEW:
        return [f"Survei berjalan sampai {in_words(facts.ends_on)}. Umumkan sesudahnya."]
    if held:
        return [f"Masih ada {held} jawaban yang ditahan. Periksa dulu semuanya."]
    return []


def blockers_to_review(rule: PublicationRule, facts: RoundFacts, *, on: date) -> list[str]:
    """Why a held answer can no longer be looked at: what is public does not move."""
    if phase_on(rule, facts, on) == RoundPhase.PUBLISHED:
        return ["Hasil sudah diumumkan. Jawaban yang ditahan tidak dapat diubah lagi."]
    return []
