"""From a low predikat to six months of help, and what may follow.

PP 30/2019 Pasal 56–58, PP 49/2018 Pasal 35–37; see docs/law.md#perbaikan. The system offers,
reminds and keeps evidence; it decides nothing about anybody's post.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.appraisal.enums import Predikat
from kinerja.appraisal.rules import in_words
from kinerja.development.enums import ImprovementStatus, Recommendation
from kinerja.lib.periods import months_later
from kinerja.organisation.enums import JobKind
from kinerja.organisation.rules import CONTRACTED

S = ImprovementStatus
NEXT_STATUS = {
    ("propose", S.OFFERED): S.PROPOSED,
    ("return", S.PROPOSED): S.OFFERED,
    ("agree", S.PROPOSED): S.RUNNING,
    ("begin", S.PROPOSED): S.RUNNING,
    ("recover", S.RUNNING): S.RECOVERED,
    ("fall_short", S.RUNNING): S.TEST_DUE,
    ("test", S.TEST_DUE): S.TESTED,
    ("recommend", S.TESTED): S.RECOMMENDED,
    ("close", S.OFFERED): S.CLOSED,
    ("close", S.PROPOSED): S.CLOSED,
    ("close", S.RUNNING): S.CLOSED,
    ("close", S.TEST_DUE): S.CLOSED,
    ("close", S.TESTED): S.CLOSED,
}
OPEN = tuple(dict.fromkeys(start for _, start in NEXT_STATUS))


@dataclass(frozen=True)
class ImprovementRule:
    """What the law fixes in numbers, between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    predikats: tuple[Predikat, ...]  # that open a plan
    formal: tuple[Predikat, ...]  # whose uji kompetensi needs no letter of the PPK
    months: int
    answer_days: int  # calendar days, after which the penilai begins without an answer


IMPROVEMENT_RULES = (
    ImprovementRule(
        version="PP 30/2019 Pasal 56–58, berlaku sejak 26 April 2019",
        law="PP 30/2019 Pasal 56–58",
        valid_from=date(2019, 4, 26),
        valid_until=None,
        predikats=(Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG),
        formal=(Predikat.KURANG, Predikat.SANGAT_KURANG),
        months=6,
        answer_days=14,
    ),
)


def rule_on(on: date) -> ImprovementRule:
    """The numbers in force on that day."""
    for rule in IMPROVEMENT_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of improvement was in force on {on}")


def last_day(starts_on: date, *, months: int) -> date:
    """The last day of so many months."""
    return months_later(starts_on, months) - timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """One month of a plan and whether it was used to talk."""

    number: int
    first: date
    last: date
    held: int

    def is_missing(self, on: date) -> bool:
        return not self.held and self.last < on

    def is_now(self, on: date) -> bool:
        return self.first <= on <= self.last


def months_of(*, starts_on: date, ends_on: date, held: Iterable[date]) -> list[Month]:
    """Each month of the plan, counted from its first day, with the talks held in it."""
    days, months, number = list(held), [], 0
    while (first := months_later(starts_on, number)) <= ends_on:
        last = min(months_later(starts_on, number + 1) - timedelta(days=1), ends_on)
        months.append(Month(number + 1, first, last, sum(first <= day <= last for day in days)))
        number += 1
    return months


def blockers_to_begin(*, status: str, proposed_on: date | None, on: date) -> list[str]:
    """The penilai begins without an answer only after the employee had time for one."""
    if ("begin", status) not in NEXT_STATUS or proposed_on is None:
        return ["Rencana ini tidak sedang menunggu jawaban pegawai."]
    waits_until = proposed_on + timedelta(days=rule_on(on).answer_days)
    if on <= waits_until:
        return [f"Pegawai dapat menjawab sampai {in_words(waits_until)}."]
    return []


def blockers_to_coach(*, status: str, starts_on: date | None, held_on: date, on: date) -> list[str]:
    """A talk is recorded while the plan runs, on a day that has come."""
    if status != S.RUNNING or starts_on is None:
        return ["Bimbingan dicatat selama masa perbaikan berjalan."]
    if held_on > on:
        return ["Tanggal bimbingan tidak boleh di masa depan."]
    if held_on < starts_on:
        return [f"Masa perbaikan dimulai {in_words(starts_on)}."]
    return []


def blockers_to_reassess(
    *, status: str, ends_on: date | None, sessions: int, on: date
) -> list[str]:
    """The penilai looks again when the six months are over, and only if there was help."""
    if ("recover", status) not in NEXT_STATUS or ends_on is None:
        return ["Rencana ini tidak sedang berjalan."]
    blockers = []
    if on <= ends_on:
        blockers.append(f"Masa perbaikan masih berjalan sampai {in_words(ends_on)}.")
    if not sessions:
        blockers.append("Belum ada satu pun bimbingan yang tercatat.")
    return blockers


def blockers_to_test(*, status: str, predikat: str, letter: str, on: date) -> list[str]:
    """After Butuh Perbaikan the PPK must ask for the test by letter (U16, our default)."""
    if ("test", status) not in NEXT_STATUS:
        return ["Rencana ini tidak sedang menunggu uji kompetensi."]
    if predikat not in rule_on(on).formal and not letter:
        return ["Untuk predikat Butuh Perbaikan, uji kompetensi memerlukan surat PPK."]
    return []


JPT, JA_JF, PPPK = "jpt", "ja_jf", "pppk"
R = Recommendation
# What may be recommended for whom: PP 30/2019 Pasal 57 (JPT), Pasal 58 (JA and JF), PP 49/2018.
RECOMMENDATIONS = {
    JPT: (R.STAY, R.MOVE, R.LOWER, R.DECIDE),
    JA_JF: (R.STAY, R.MOVE, R.LOWER, R.TEMPORARY, R.DECIDE),
    PPPK: (R.STAY, R.CONTRACT, R.DECIDE),
}


def group_of(*, status: str, job: str) -> str:
    """Which of the three lists of recommendations is this person's."""
    if status in CONTRACTED:
        return PPPK
    return JPT if job == JobKind.JPT_PRATAMA else JA_JF


def recommendations(*, status: str, job: str) -> Sequence[Recommendation]:
    """What may be put before the PPK for this person."""
    return RECOMMENDATIONS[group_of(status=status, job=job)]
