"""Closing a year in one office: who belongs to it, who is missing, what was recorded."""

from datetime import date

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Subquery

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Standing
from kinerja.appraisal.models import AnnualRecord, YearClosing
from kinerja.appraisal.queries.register import PAGE_SIZE, Page
from kinerja.appraisal.queries.standing import annual_period, stand_of
from kinerja.lib.periods import between
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.rules import WITHOUT_PLAN
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import PerformanceYear

STEP = 250  # people in one transaction
YEAR_CLOSED = "Tahun ini sudah ditutup. Hasilnya hanya berubah oleh keputusan keberatan."
RECORD_COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Unit kerja",
    "Tahun",
    "Versi",
    "Keadaan",
    "Predikat",
    "Alasan",
    "Dicatat pada",
)


def people_of_year(unit: Unit, period):
    """Employees whose last definitive post of the year is in this office."""
    posts = Placement.objects.filter(
        kind=PlacementKind.DEFINITIF,
        period__overlap=between(period.starts_on, period.ends_on),
    )
    inside = posts.filter(position__unit__path__startswith=unit.path)
    last = posts.filter(employee=OuterRef("pk")).order_by("-period__startswith")
    nested = (
        Unit.objects.filter(is_opd=True, path__startswith=unit.path)
        .exclude(pk=unit.pk)
        .annotate(placed=ExpressionWrapper(OuterRef("last_path"), output_field=CharField()))
        .filter(placed__startswith=F("path"))
    )
    return (
        Employee.objects.exclude(status=WITHOUT_PLAN)
        .filter(pk__in=inside.values("employee"))
        .annotate(last_path=Subquery(last.values("position__unit__path")[:1]))
        .filter(last_path__startswith=unit.path)
        .filter(~Exists(nested))
    )


def year_is_closed(employee, period):
    """Whether the record of this person's year is written; both may be columns of a query."""
    return AnnualRecord.objects.filter(employee=employee, year__periods=period)


def is_year_closed(employee, year) -> bool:
    return AnnualRecord.objects.filter(employee=employee, year=year).exists()


def without_record(people, year):
    """Those whose year is still to be written."""
    return people.filter(
        ~Exists(AnnualRecord.objects.filter(employee=OuterRef("pk"), year=year))
    ).order_by("pk")


def records_for(closing: YearClosing, people, *, at) -> list[AnnualRecord]:
    """The first version of the records of these people, unsaved."""
    period = annual_period(closing.year)
    return [
        AnnualRecord(
            employee=employee,
            year=closing.year,
            closing=closing,
            evaluation=evaluation,
            standing=standing,
            predikat=evaluation.predikat if evaluation else "",
            reason=reason_for(standing, employee, closing),
            recorded_at=at,
            recorded_by=closing.begun_by,
        )
        for employee, (standing, evaluation) in zip(
            people, stand_of(people, period).values(), strict=True
        )
    ]


def reason_for(standing, employee, closing) -> str:
    """Why there is no result, or none that is final; the closing's reason for the excepted."""
    if standing == Standing.EXEMPT:
        return employee.get_standing_display()
    if standing in rules.IN_THE_WAY:
        return closing.reason or Standing(standing).label
    return ""


def newest_record(employee, year) -> AnnualRecord | None:
    return AnnualRecord.objects.filter(employee=employee, year=year).order_by("-version").first()


def years_to_close(*, on: date):
    """Years whose annual evaluation has opened, newest first."""
    return PerformanceYear.objects.filter(
        periods__kind=PeriodKind.YEAR, periods__opens_on__lte=on
    ).order_by("-year")


def closings_of(units, year):
    """Each office with its closing of the year, or none; in the order of the tree."""
    closings = {one.unit_id: one for one in YearClosing.objects.filter(year=year, unit__in=units)}
    return [(unit, closings.get(unit.pk)) for unit in units]


def record_counts(closing: YearClosing) -> list[tuple[str, int]]:
    """How many records say what, newest versions only."""
    newest = newest_records(closing)
    counts = dict(newest.values_list("standing").annotate(number=Count("pk")).order_by())
    return [(one.label, counts[one.value]) for one in Standing if one.value in counts]


def newest_records(closing: YearClosing):
    """The records that hold, by name."""
    later = AnnualRecord.objects.filter(
        employee=OuterRef("employee"), year=OuterRef("year"), version__gt=OuterRef("version")
    )
    return (
        AnnualRecord.objects.filter(~Exists(later), closing=closing)
        .select_related("employee", "year", "closing__unit")
        .order_by("employee__name", "pk")
    )


def record_rows(rows):
    """The rows of the workbook."""
    for number, one in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            one.employee.nip,
            one.employee.full_name,
            one.closing.unit.name,
            one.year.year,
            one.version,
            one.get_standing_display(),
            one.get_predikat_display(),
            one.reason,
            one.recorded_at,
        )


def offices_page(offices, *, after=""):
    """Offices in the order of the tree."""
    found = list((offices.filter(path__gt=after) if after else offices)[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    return Page(found[:PAGE_SIZE], len(found), found[PAGE_SIZE - 1].path if more else "")
