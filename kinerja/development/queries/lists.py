"""Lists for HR: the talent pool and the report to the PyB."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from kinerja.appraisal.enums import Contest, EvaluationStatus, Predikat
from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.appraisal.rules import REPORT_DAYS
from kinerja.development.queries.plans import HANDED_OVER
from kinerja.development.rules import TALENT, TALENT_YEARS
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.queries import of_these, working_days_after
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import EvaluationPeriod, Skp

TALENT_COLUMNS = (
    *("No", "NIP", "Nama", "Golongan", "Jabatan", "Unit"),
    *("Tahun", "Tahun", "Keterangan"),
)
UNRATED_COLUMNS = ("No", "NIP", "Nama", "Jabatan", "Unit", "Pejabat penilai")
NAME = ("name", "title_before", "title_after")


def annual(year):
    """Handed-over annual evaluations of a year."""
    return Evaluation.objects.standing().filter(
        period__kind=PeriodKind.YEAR, period__year__year=year, status__in=HANDED_OVER
    )


def annual_of_each(year):
    """The same, of the outer employee."""
    return annual(year).filter(skp__employee=OuterRef("pk"))


def placed(people, *, on):
    """These people with today's position and unit, by name."""
    here = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return people.annotate(
        position=Subquery(here.values("position__title")[:1]),
        unit=Subquery(here.values("position__unit__name")[:1]),
    ).order_by("name", "pk")


def in_units_named(people, text, *, on):
    """Those of them placed today in a unit with this in its name."""
    here = Placement.objects.filter(
        kind=PlacementKind.DEFINITIF, period__contains=on, position__unit__name__icontains=text
    )
    return people.filter(pk__in=here.values("employee"))


def newest_year(*, on: date) -> int:
    """The newest year whose annual evaluation has begun to be handed over."""
    newest = (
        Evaluation.objects.filter(
            period__kind=PeriodKind.YEAR, status__in=HANDED_OVER, period__starts_on__lte=on
        )
        .order_by("-period__year__year")
        .values_list("period__year__year", flat=True)
        .first()
    )
    return newest or on.year - 1


def talents(people, *, year, on):
    """Sangat Baik two years in a row, the given one and the one before."""
    years = [year - back for back in range(TALENT_YEARS)]
    for one in years:
        rated = annual(one).filter(predikat=TALENT)
        people = people.filter(pk__in=rated.values("skp__employee"))
    contested = [Exists(annual_of_each(one).filter(contest=Contest.OPEN)) for one in years]
    return placed(people, on=on).annotate(is_contested=reduce(or_, contested))


def remark(is_contested) -> str:
    """What whoever uses the list must know: this result may still change."""
    return Contest.OPEN.label if is_contested else ""


def talent_rows(rows, *, year):
    for number, person in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            person.nip,
            person.full_name,
            person.rank,
            person.position,
            person.unit,
            f"{year - 1} {Predikat(TALENT).label}",
            f"{year} {Predikat(TALENT).label}",
            remark(person.is_contested),
        )


def reported_periods(*, on: date):
    """Periods whose evaluation has opened, newest first."""
    return (
        EvaluationPeriod.objects.select_related("year")
        .filter(opens_on__lte=on)
        .order_by("-ends_on", "-starts_on")
    )


@dataclass
class OfficeCounts:
    """What one perangkat daerah has done in a period."""

    unit: Unit
    plans: int = 0
    signed: int = 0
    handed_over: int = 0
    acknowledged: int = 0
    contested: int = 0
    predikats: Counter = field(default_factory=Counter)

    @property
    def missing(self) -> int:
        return max(self.plans - self.signed, 0)

    def add(self, predikat, signed, handed_over, acknowledged, contested):
        self.predikats[predikat] += signed
        self.signed += signed
        self.handed_over += handed_over
        self.acknowledged += acknowledged
        self.contested += contested

    def spread(self):
        """(predikat, how many) in the order of the law."""
        return [(one, self.predikats[one.value]) for one in Predikat]


@dataclass(frozen=True)
class Report:
    """Pelaporan kinerja kepada PyB for one period."""

    period: EvaluationPeriod
    due_on: date
    offices: list[OfficeCounts]
    total: OfficeCounts


def report_of(period: EvaluationPeriod, people) -> Report:
    """Counts for each perangkat daerah; three statements however many people there are."""
    units = {unit.path: unit for unit in Unit.objects.filter(is_opd=True).order_by("path")}
    offices: dict[str, OfficeCounts] = {}

    @cache
    def office_at(path):
        for end in range(1, path.count("/") + 1):
            prefix = "/".join(path.split("/")[:end]) + "/"
            if prefix in units:
                return offices.setdefault(prefix, OfficeCounts(units[prefix]))
        return None

    total = OfficeCounts(unit=None)
    for path, number in _plans_by_unit(period, people):
        for counts in filter(None, (total, office_at(path))):
            counts.plans += number
    for path, predikat, *numbers in _signed_by_unit(period, people):
        for counts in filter(None, (total, office_at(path))):
            counts.add(predikat, *numbers)
    return Report(
        period=period,
        due_on=working_days_after(period.due_on, REPORT_DAYS),
        offices=[offices[prefix] for prefix in sorted(offices)],
        total=total,
    )


def unrated(period: EvaluationPeriod, people, *, path=""):
    """Plans of the period without a signed evaluation, by name."""
    signed = Evaluation.objects.standing().filter(
        skp=OuterRef("pk"), period=period, status__in=SEALED
    )
    rows = planned_in(period, people).filter(~Exists(signed))
    if path:
        rows = rows.filter(placement__position__unit__path__startswith=path)
    return (
        rows.select_related("employee", "placement__position__unit", "appraiser")
        .only(
            *("employee__nip", "placement__position__title", "placement__position__unit__name"),
            *(f"{who}__{part}" for who in ("employee", "appraiser") for part in NAME),
        )
        .order_by("employee__name", "pk")
    )


def planned_in(period: EvaluationPeriod, people):
    """Agreed plans that hold at the end of the period: one for each, wherever he was before."""
    return Skp.objects.filter(
        of_these(people),
        year=period.year_id,
        status=SkpStatus.AGREED,
        period__contains=period.ends_on,
    )


def unrated_rows(rows):
    for number, skp in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            skp.employee.nip,
            skp.employee.full_name,
            skp.placement.position.title,
            skp.placement.position.unit.name,
            skp.appraiser.full_name,
        )


def _plans_by_unit(period, people):
    rows = planned_in(period, people).order_by().values_list("placement__position__unit__path")
    return rows.annotate(number=Count("pk"))


def _signed_by_unit(period, people):
    """(path, predikat, signed, handed over, acknowledged, contested) of every unit."""
    rows = Evaluation.objects.standing().filter(
        of_these(people, path="skp__employee"), period=period, status__in=SEALED
    )
    return (
        rows.order_by()
        .values_list("skp__placement__position__unit__path", "predikat")
        .annotate(
            signed=Count("pk"),
            handed_over=Count("pk", filter=Q(status__in=HANDED_OVER)),
            acknowledged=Count("pk", filter=Q(status=EvaluationStatus.ACKNOWLEDGED)),
            contested=Count("pk", filter=Q(contest=Contest.OPEN)),
        )
    )


REPORT_COLUMNS = (
    "Perangkat daerah",
    "SKP ditetapkan",
    "Ditandatangani",
    "Belum dinilai",
    "Diserahkan",
    "Diterima",
    "Dalam keberatan",
    *(one.label for one in Predikat),
)


def report_rows(report: Report):
    """The rows of workbook and paper, the sum last."""
    for one in [*report.offices, report.total]:
        yield (
            one.unit.name if one.unit else "Jumlah",
            one.plans,
            one.signed,
            one.missing,
            one.handed_over,
            one.acknowledged,
            one.contested,
            *(number for _, number in one.spread()),
        )
