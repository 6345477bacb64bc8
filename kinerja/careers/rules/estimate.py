"""Indeks Profesionalitas ASN, as an estimate; BKN computes the official one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.careers.enums import Conduct, EducationLevel, IndexPart
from kinerja.careers.rules.index import CourseRow, IndexRule
from kinerja.lib.numbers import without_zeros
from kinerja.lib.periods import months_later

ASK_HR = "mintalah pengelola kepegawaian mencatatnya"


@dataclass(frozen=True)
class Course:
    """A course somebody finished."""

    kind: str
    hours: int
    on: date


@dataclass(frozen=True)
class IndexFacts:
    """What is known of one person; what is not recorded is empty, never a guess."""

    job: str
    education: str
    courses: tuple[Course, ...]
    has_courses: bool  # whether any was ever recorded: none at all is "not recorded"
    year: int  # of the predikat
    predikat: str
    conduct: tuple[tuple[str, date], ...]  # (what, day of the decision or letter)


@dataclass(frozen=True)
class Dimension:
    """One of the four: how much, out of what, why, and what is missing for more."""

    part: IndexPart
    score: Decimal | None  # None: not recorded
    maximum: int
    because: str
    next_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Estimate:
    """Our estimate; no total while a dimension is not recorded."""

    dimensions: tuple[Dimension, ...]

    @property
    def known(self) -> Decimal:
        return sum((one.score for one in self.dimensions if one.score is not None), Decimal(0))

    @property
    def known_maximum(self) -> int:
        return sum(one.maximum for one in self.dimensions if one.score is not None)

    @property
    def missing(self) -> list[str]:
        return [one.part.label for one in self.dimensions if one.score is None]

    @property
    def total(self) -> Decimal | None:
        return None if self.missing else self.known


def estimate(rule: IndexRule, facts: IndexFacts, *, on: date) -> Estimate:
    """The four dimensions of one person on one day."""
    return Estimate(
        (
            _qualification(rule, facts),
            _competence(rule, facts, on=on),
            _performance(rule, facts),
            _discipline(rule, facts, on=on),
        )
    )


def category(rule: IndexRule, total: Decimal) -> str:
    """The band of a total; bands begin at whole numbers, so 90.5 is still the lower one."""
    return next(word for least, word in rule.categories if total >= least)


def _qualification(rule, facts):
    part, most = IndexPart.QUALIFICATION, rule.maxima[IndexPart.QUALIFICATION]
    if not facts.education:
        return Dimension(part, None, most, f"Pendidikan terakhir belum tercatat; {ASK_HR}.")
    level = EducationLevel(facts.education)
    score = rule.qualification[level]
    higher = [one for one in EducationLevel if rule.qualification[one] > score]
    steps = ()
    if higher:
        above = higher[-1]
        steps = (f"Ijazah {above.label} menjadi {rule.qualification[above]}.",)
    return Dimension(part, Decimal(score), most, f"Pendidikan terakhir {level.label}.", steps)


def _competence(rule, facts, *, on):
    part, most = IndexPart.COMPETENCE, rule.maxima[IndexPart.COMPETENCE]
    rows = rule.competence.get(facts.job)
    if rows is None:
        return Dimension(part, None, most, f"Jabatan hari ini belum tercatat; {ASK_HR}.")
    if not facts.has_courses:
        words = (
            "Diklat belum tercatat. Catat pada Pengembangan, atau mintalah pengelola kepegawaian."
        )
        return Dimension(part, None, most, words)
    met = [row for row in rows if _is_met(row, facts.courses, on=on)]
    score = sum((row.score for row in met), Decimal(0))
    words = "; ".join(f"{row.kind.label} {without_zeros(row.score)}" for row in met)
    because = f"{words}." if met else "Belum ada diklat yang masih dihitung."
    more = [row for row in rows if row not in met]
    steps = tuple(f"{row.label}: tambah {without_zeros(row.score)}." for row in more)
    return Dimension(part, score, most, because, steps)


def _is_met(row: CourseRow, courses: Iterable[Course], *, on: date) -> bool:
    """Technical hours add up; for the others one course is enough."""
    since = months_later(on, -12 * row.years) if row.years else date.min
    counted = [one for one in courses if one.kind == row.kind and since < one.on <= on]
    return bool(counted) and sum(one.hours for one in counted) >= row.hours


def _performance(rule, facts):
    part, most = IndexPart.PERFORMANCE, rule.maxima[IndexPart.PERFORMANCE]
    if not facts.predikat:
        words = f"Predikat tahunan {facts.year} belum ada, atau masih dalam keberatan."
        return Dimension(part, None, most, words)
    predikat = Predikat(facts.predikat)
    score = rule.performance[predikat]
    better = [one for one in Predikat if rule.performance[one] > score]
    steps = ()
    if better:
        steps = (f"Predikat {better[-1].label} menjadi {rule.performance[better[-1]]}.",)
    words = f"Predikat {facts.year} {predikat.label}."
    return Dimension(part, Decimal(score), most, words, steps)


def _discipline(rule, facts, *, on):
    part, most = IndexPart.DISCIPLINE, rule.maxima[IndexPart.DISCIPLINE]
    since = months_later(on, -12 * rule.look_back_years)
    known = [(what, day) for what, day in facts.conduct if what in rule.discipline]
    if not known:
        words = f"Hukuman disiplin atau surat keterangannya belum tercatat; {ASK_HR}."
        return Dimension(part, None, most, words)
    punished = [Conduct(what) for what, day in known if what != Conduct.CLEAN and since < day <= on]
    if not punished:
        words = f"Tidak ada hukuman disiplin dalam {rule.look_back_years} tahun terakhir."
        return Dimension(part, Decimal(rule.discipline[Conduct.CLEAN]), most, words)
    worst = min(punished, key=lambda one: rule.discipline[one])
    words = f"{worst.label} dalam {rule.look_back_years} tahun terakhir."
    return Dimension(part, Decimal(rule.discipline[worst]), most, words)
