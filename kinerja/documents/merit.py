"""The evidence of one year that the assessment of the merit system asks for, as one ZIP.

Counts and lists of what was done, each a workbook; no text of a feedback, a case or an objection.
See docs/law.md#paket-merit.
"""

import zipfile
from io import BytesIO

from django.db.models import Count, F, Q

from kinerja.appraisal.models import Objection
from kinerja.appraisal.queries import (
    SPREAD_COLUMNS,
    office_of,
    offices,
    spread_rows,
    spreads,
)
from kinerja.appraisal.rules import QUADRANTS
from kinerja.credits.models import CreditConversion
from kinerja.development.models import ImprovementPlan
from kinerja.lib.spreadsheet import xlsx
from kinerja.monitoring.models import Feedback
from kinerja.organisation.models import Employee
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import PerformanceYear, Skp

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def merit_package(year: PerformanceYear) -> tuple[bytes, dict[str, int]]:
    """The ZIP, and how many rows each of its lists holds."""
    rows = {name: (columns, list(table(year))) for name, columns, table in LISTS}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as folder:
        for name, (columns, table) in rows.items():
            folder.writestr(f"{name}.xlsx", xlsx(name[:31], columns, table))
    return stream.getvalue(), {name: len(table) for name, (_, table) in rows.items()}


def policy(year):
    """What was in force: windows, periodicity, approach, and the quadrant."""
    yield "Tahun kinerja", year.year
    yield "Evaluasi periodik", year.get_periodicity_display()
    yield "Pendekatan SKP", year.get_approach_display()
    yield "SKP paling lambat ditetapkan", year.planning_due_on
    for period in year.periods.order_by("ends_on", "kind"):
        yield f"Evaluasi {period.label}", f"{period.opens_on} sampai {period.due_on}"
    yield "Predikat", f"{QUADRANTS[-1].version}: {QUADRANTS[-1].law}"


def plans_in_time(year):
    """Each office: first versions set, and how many of them by the last day of the window."""
    counts, known = {}, offices()
    first = Skp.objects.filter(year=year, status__in=SET, version=1)
    in_time = Count("pk", filter=Q(agreed_at__date__lte=year.planning_due_on))
    for path, number, early in (
        first.order_by()
        .values_list("placement__position__unit__path")
        .annotate(number=Count("pk"), early=in_time)
    ):
        office = office_of(path, known)
        if office is not None:
            before = counts.get(office.path, (0, 0))
            counts[office.path] = (before[0] + number, before[1] + early)
    for path in sorted(counts):
        number, early = counts[path]
        yield known[path].name, number, early, number - early, f"{early * 100 // number}%"


def feedback_counts(year):
    """Each planner of the year: how often he was spoken to, and by how many people."""
    given = Feedback.objects.standing().filter(skp__year=year)
    spoken = (
        given.order_by()
        .values_list("skp__employee")
        .annotate(number=Count("pk"), givers=Count("giver", distinct=True))
    )
    counts = {pk: (number, givers) for pk, number, givers in spoken}
    planners = Employee.objects.filter(
        pk__in=Skp.objects.filter(year=year, status__in=SET).values("employee")
    )
    for one in planners.order_by("name", "pk"):
        yield one.nip, one.full_name, *counts.get(one.pk, (0, 0))


def distribution(year):
    """The spread of each office in each period, beside the pattern as advice."""
    for period in year.periods.order_by("ends_on", "kind"):
        for row in spread_rows(spreads(Employee.objects.all(), period)):
            yield period.label, *row


def objections(year):
    """Objections and how they ended; their reasons stay between the parties."""
    found = Objection.objects.filter(evaluation__period__year=year).select_related(
        "employee", "evaluation__period"
    )
    for one in found.defer("content", "evaluation__content").order_by("filed_at", "pk"):
        yield (
            one.employee.nip,
            one.employee.full_name,
            one.evaluation.period.label,
            one.filed_at,
            one.decided_at,
            one.get_status_display(),
        )


def follow_up(year):
    """The help that followed a low predikat."""
    plans = ImprovementPlan.objects.filter(evaluation__period__year=year).annotate(
        talks=Count("sessions"), predikat=F("evaluation__predikat")
    )
    for one in plans.select_related("employee").order_by("employee__name", "pk"):
        yield (
            one.employee.nip,
            one.employee.full_name,
            one.predikat.replace("_", " ").title(),
            one.get_status_display(),
            one.starts_on,
            one.ends_on,
            one.talks,
        )


def decisions(year):
    """Decisions that rest on a predikat: its conversion into angka kredit."""
    found = CreditConversion.objects.filter(evaluation__period__year=year).select_related(
        "employee", "evaluation__period"
    )
    for one in found.defer("content", "evaluation__content").order_by("employee__name", "pk"):
        yield (
            one.employee.nip,
            one.employee.full_name,
            one.evaluation.period.label,
            one.get_predikat_display(),
            one.credit,
            one.set_at,
        )


PERSON = ("NIP", "Nama")
LISTS = (
    ("1 Kebijakan", ("Hal", "Isi"), policy),
    (
        "2 SKP tepat waktu",
        ("Perangkat daerah", "SKP ditetapkan", "Tepat waktu", "Terlambat", "Persen tepat waktu"),
        plans_in_time,
    ),
    ("3 Umpan balik", (*PERSON, "Umpan balik", "Pemberi"), feedback_counts),
    ("4 Sebaran predikat", ("Periode", *SPREAD_COLUMNS), distribution),
    ("5 Keberatan", (*PERSON, "Periode", "Diajukan", "Diputus", "Status"), objections),
    (
        "6 Tindak lanjut",
        (*PERSON, "Predikat", "Status", "Mulai", "Berakhir", "Bimbingan"),
        follow_up,
    ),
    (
        "7 Dasar keputusan",
        (*PERSON, "Periode", "Predikat", "Angka kredit", "Ditetapkan pada"),
        decisions,
    ),
)
