"""The tables of the Indeks Profesionalitas ASN.

PermenPANRB 38/2018 and Peraturan BKN 8/2019; see docs/law.md#ip-asn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.careers.enums import Conduct, CourseKind, EducationLevel, IndexPart
from kinerja.development.enums import LearningKind
from kinerja.lib.numbers import without_zeros
from kinerja.organisation.enums import JobKind


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
    words = [(row.label[0].lower() + row.label[1:], without_zeros(row.score)) for row in rows]
    return ", ".join(f"{label} {score}" for label, score in words)
