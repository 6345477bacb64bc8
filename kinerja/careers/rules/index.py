"""Indeks Profesionalitas ASN, as an estimate; BKN computes the official one.

PermenPANRB 38/2018 and Peraturan BKN 8/2019; see docs/law.md#ip-asn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.careers.enums import Conduct, CourseKind, EducationLevel, IndexPart
from kinerja.development.enums import LearningKind
from kinerja.organisation.enums import JobKind

ASK_HR = "mintalah pengelola kepegawaian mencatatnya"
EDUCATION_ORDER = tuple(EducationLevel)  # highest first


@dataclass(frozen=True)
class CourseRow:
    """One row of Kompetensi: which course, how many hours, how long it counts, what it gives."""

    kind: CourseKind
    score: Decimal
    hours: int = 0
    years: int | None = None  # None: counts for ever

    @property
    def label(self) -> str:
        parts = [self.kind.label]
        if self.hours:
            parts.append(f"paling sedikit {self.hours} JP")
        if self.years:
            parts.append(f"dalam {self.years} tahun terakhir")
        return " ".join(parts)


@dataclass(frozen=True)
class IndexRule:
    """Weights and rows of the index between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    maxima: Mapping[IndexPart, int]
    qualification: Mapping[EducationLevel, int]
    competence: Mapping[JobKind, tuple[CourseRow, ...]]
    courses: Mapping[LearningKind, CourseKind]  # what learning counts as; others do not
    performance: Mapping[Predikat, int]
    discipline: Mapping[Conduct, int]
    look_back_years: int  # of discipline
    categories: tuple[tuple[int, str], ...]  # from this number on
    doubts: tuple[str, ...]  # what no text confirms yet; HR reads it beside the figures


TECHNICAL = CourseRow(CourseKind.TECHNICAL, Decimal(15), hours=20, years=1)
SEMINAR = CourseRow(CourseKind.SEMINAR, Decimal(10), years=2)
LEADERS = (CourseRow(CourseKind.LEADERSHIP, Decimal(15)), TECHNICAL, SEMINAR)

INDEX_RULES = (
    IndexRule(
        version="IP ASN menurut Peraturan BKN 8/2019",
        law="PermenPANRB 38/2018; Peraturan BKN 8/2019",
        valid_from=date(2019, 1, 1),
        valid_until=None,
        maxima={
            IndexPart.QUALIFICATION: 25,
            IndexPart.COMPETENCE: 40,
            IndexPart.PERFORMANCE: 30,
            IndexPart.DISCIPLINE: 5,
        },
        qualification={
            EducationLevel.DOCTOR: 25,
            EducationLevel.MASTER: 20,
            EducationLevel.BACHELOR: 15,
            EducationLevel.DIPLOMA: 10,
            EducationLevel.SECONDARY: 5,
            EducationLevel.LOWER_SECONDARY: 1,
            EducationLevel.PRIMARY: 1,
        },
        competence={
            JobKind.JPT_PRATAMA: LEADERS,
            JobKind.ADMINISTRATOR: LEADERS,
            JobKind.PENGAWAS: LEADERS,
            JobKind.FUNGSIONAL: (
                CourseRow(CourseKind.FUNCTIONAL, Decimal(15)),
                TECHNICAL,
                SEMINAR,
            ),
            JobKind.PELAKSANA: (
                CourseRow(CourseKind.TECHNICAL, Decimal("22.5"), hours=20, years=1),
                CourseRow(CourseKind.SEMINAR, Decimal("17.5"), years=2),
            ),
        },
        courses={
            LearningKind.STRUKTURAL: CourseKind.LEADERSHIP,
            LearningKind.FUNGSIONAL: CourseKind.FUNCTIONAL,
            LearningKind.TEKNIS: CourseKind.TECHNICAL,
            LearningKind.MANAJERIAL: CourseKind.TECHNICAL,
            LearningKind.SOSIAL_KULTURAL: CourseKind.TECHNICAL,
            LearningKind.BIMTEK: CourseKind.TECHNICAL,
            LearningKind.WORKSHOP: CourseKind.SEMINAR,
            LearningKind.SEMINAR: CourseKind.SEMINAR,
            LearningKind.SOSIALISASI: CourseKind.SEMINAR,
            LearningKind.MAGANG: CourseKind.SEMINAR,
            LearningKind.KURSUS: CourseKind.SEMINAR,
            LearningKind.PENATARAN: CourseKind.SEMINAR,
        },
        performance={
            Predikat.SANGAT_BAIK: 30,
            Predikat.BAIK: 25,
            Predikat.BUTUH_PERBAIKAN: 15,
            Predikat.KURANG: 5,
            Predikat.SANGAT_KURANG: 1,
        },
        discipline={Conduct.CLEAN: 5, Conduct.LIGHT: 3, Conduct.MEDIUM: 2, Conduct.HEAVY: 1},
        look_back_years=5,
        categories=(
            (91, "Sangat Tinggi"),
            (81, "Tinggi"),
            (71, "Sedang"),
            (61, "Rendah"),
            (0, "Sangat Rendah"),
        ),
        doubts=(
            "Peraturan masih memakai angka SKP lama. Padanan predikat (30, 25, 15, 5, 1) "
            "adalah bawaan kami dan belum terverifikasi.",
            "Masa hitung diklat teknis satu tahun dan seminar dua tahun belum terverifikasi. "
            "Begitu pula jenis pelatihan mana yang dihitung sebagai teknis atau seminar.",
        ),
    ),
)


def index_on(on: date) -> IndexRule:
    """The tables in force on that day."""
    for rule in INDEX_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no index of professionality was in force on {on}")


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


def rows_in_words(rule: IndexRule, part: IndexPart) -> str:
    """The rows of one dimension, for the page on which everybody reads the criteria."""
    if part == IndexPart.COMPETENCE:
        groups = {JobKind.PENGAWAS: "Struktural", JobKind.FUNGSIONAL: "Jabatan fungsional"}
        return " ".join(
            f"{groups.get(job, job.label)}: {_courses(rule.competence[job])}."
            for job in (JobKind.PENGAWAS, JobKind.FUNGSIONAL, JobKind.PELAKSANA)
        )
    rows = {
        IndexPart.QUALIFICATION: rule.qualification,
        IndexPart.PERFORMANCE: rule.performance,
        IndexPart.DISCIPLINE: rule.discipline,
    }[part]
    words = f"{', '.join(f'{one.label} {score}' for one, score in rows.items())}."
    if part == IndexPart.DISCIPLINE:
        words += f" Dilihat {rule.look_back_years} tahun ke belakang."
    return words


def _courses(rows):
    return ", ".join(f"{row.label[0].lower()}{row.label[1:]} {_number(row.score)}" for row in rows)


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
    words = "; ".join(f"{row.kind.label} {_number(row.score)}" for row in met)
    because = f"{words}." if met else "Belum ada diklat yang masih dihitung."
    steps = tuple(f"{row.label}: tambah {_number(row.score)}." for row in rows if row not in met)
    return Dimension(part, score, most, because, steps)


def _is_met(row: CourseRow, courses: Iterable[Course], *, on: date) -> bool:
    """Technical hours add up; for the others one course is enough."""
    since = years_before(on, row.years) if row.years else date.min
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
    since = years_before(on, rule.look_back_years)
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


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
