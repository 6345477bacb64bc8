from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.careers.enums import Conduct, CourseKind, EducationLevel, RecordKind
from kinerja.lib.sealing import WITHDRAWAL, seals, together, user_field
from kinerja.organisation.models import Employee
from kinerja.organisation.rules import RANKS

OLD_COURSES = [CourseKind.LEADERSHIP, CourseKind.FUNCTIONAL]  # the others are learning
RECORDED = (
    "employee",
    "kind",
    "value",
    "title",
    "hours",
    "since",
    "until",
    "basis",
    "recorded_at",
    "recorded_by",
)
MEASURED = (
    "employee",
    "year",
    "measured_on",
    "qualification",
    "competence",
    "performance",
    "discipline",
    "recorded_at",
    "recorded_by",
)


class CareerRecord(models.Model):
    """A fact HR keeps about a career: rank with its day, education, course, conduct."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="career_records")
    kind = models.CharField("jenis", max_length=10, choices=RecordKind)
    value = models.CharField("isi", max_length=15)
    title = models.CharField("uraian", max_length=200, blank=True)
    hours = models.PositiveSmallIntegerField("jam pelajaran", null=True)
    since = models.DateField("tanggal")  # of the diploma, the end of the course, the decision
    until = models.DateField("sampai", null=True)  # last day of a punishment
    basis = models.CharField("dasar", max_length=200)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = user_field(null=False)
    withdrawn_at = models.DateTimeField("dicabut pada", null=True)
    withdrawn_by = user_field()

    LEDGER_FIELDS = RECORDED + WITHDRAWAL

    class Meta:
        verbose_name = "catatan karier"
        constraints = [
            models.CheckConstraint(
                name="career_record_value_fits_its_kind",
                condition=Q(kind=RecordKind.RANK, value__in=list(RANKS))
                | Q(kind=RecordKind.EDUCATION, value__in=EducationLevel.values)
                | Q(kind=RecordKind.COURSE, value__in=OLD_COURSES)
                | Q(kind=RecordKind.CONDUCT, value__in=Conduct.values),
            ),
            models.CheckConstraint(
                name="career_record_of_a_course_has_hours",
                condition=Q(kind=RecordKind.COURSE, hours__isnull=False, hours__range=(1, 2000))
                | ~Q(kind=RecordKind.COURSE) & Q(hours=None),
            ),
            models.CheckConstraint(
                name="career_record_only_conduct_ends_and_not_before_it_began",
                condition=Q(until=None) | Q(kind=RecordKind.CONDUCT, until__gte=F("since")),
            ),
            models.CheckConstraint(name="career_record_has_a_basis", condition=~Q(basis="")),
            models.CheckConstraint(
                name="career_record_withdrawal_fields_go_together",
                condition=together(*WITHDRAWAL),
            ),
            models.UniqueConstraint(
                fields=["employee", "kind", "value", "title", "since"],
                name="career_record_is_kept_once",
                condition=Q(withdrawn_at=None),
            ),
        ]
        indexes = [models.Index(fields=["employee", "kind"])]
        triggers = seals("career_record", RECORDED)

    def __str__(self):
        return f"{self.get_kind_display()} #{self.pk}"

    @property
    def value_word(self):
        """The value as people read it."""
        words = {
            RecordKind.EDUCATION: EducationLevel,
            RecordKind.COURSE: CourseKind,
            RecordKind.CONDUCT: Conduct,
        }.get(self.kind)
        return words(self.value).label if words else self.value


def index_field(label):
    return models.DecimalField(label, max_digits=5, decimal_places=2)


class OfficialIndex(models.Model):
    """IP ASN as BKN computed it; the newest entry of a year counts, the others stay as history."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="official_indexes"
    )
    year = models.PositiveSmallIntegerField("tahun")
    measured_on = models.DateField("tanggal data SIASN")
    qualification = index_field("kualifikasi")
    competence = index_field("kompetensi")
    performance = index_field("kinerja")
    discipline = index_field("disiplin")
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = user_field(null=False)

    LEDGER_FIELDS = MEASURED

    class Meta:
        verbose_name = "IP ASN resmi"
        constraints = [
            models.CheckConstraint(
                name="official_index_stays_within_its_scale",
                condition=Q(
                    qualification__range=(0, 25),
                    competence__range=(0, 40),
                    performance__range=(0, 30),
                    discipline__range=(0, 5),
                ),
            ),
        ]
        indexes = [models.Index(fields=["employee", "-year", "-recorded_at"])]
        triggers = [
            pgtrigger.Protect(
                name="official_index_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"IP ASN {self.year} #{self.pk}"

    @property
    def total(self) -> Decimal:
        return self.qualification + self.competence + self.performance + self.discipline
