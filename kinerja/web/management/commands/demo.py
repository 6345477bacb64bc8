"""Fill an empty database with the demo regency; the same seed gives the same people."""

import time
from datetime import date, timedelta
from random import Random

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from kinerja.audit import log
from kinerja.organisation import actions as organisation
from kinerja.organisation.models import Employee, Placement, ReportingLine, RoleGrant
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import EvaluationPeriod, PerformanceYear, Skp
from kinerja.web.demo.careers import tell_careers
from kinerja.web.demo.contracts import record_contracts
from kinerja.web.demo.development import grow
from kinerja.web.demo.execution import carry_out
from kinerja.web.demo.followup import follow_up
from kinerja.web.demo.library import fill_library
from kinerja.web.demo.notes import Notes
from kinerja.web.demo.objections import contest
from kinerja.web.demo.openness import open_up
from kinerja.web.demo.outreach import gather
from kinerja.web.demo.people import Regency, add_schools, give_roles
from kinerja.web.demo.plans import Plans, analyze
from kinerja.web.demo.recognition import recognise
from kinerja.web.demo.roles import divide_roles
from kinerja.web.demo.satisfaction import survey
from kinerja.web.demo.school import open_school
from kinerja.web.demo.turns import give_turns
from kinerja.web.demo.year import Quarter


class Command(BaseCommand):
    help = "Isi basis data kosong dengan kabupaten demo (nama rekaan)."

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, default=300)
        parser.add_argument("--if-empty", action="store_true")
        parser.add_argument("--on", type=date.fromisoformat, default=None)

    def handle(self, *, size, if_empty, on, **options):
        if Employee.objects.exists():
            if if_empty:
                return
            raise CommandError("Basis data sudah berisi pegawai. Pakai basis data kosong.")
        started = time.monotonic()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")  # one insert may bring 100,000 rows
            load(size, on or timezone.localdate())
        self.stdout.write(
            f"Data demo: {Employee.objects.count()} pegawai, {Skp.objects.count()} SKP, "
            f"{time.monotonic() - started:.0f} detik."
        )


def load(size, on):
    random = Random(20260101)  # noqa: S311 -- repeatable, not secret
    at = timezone.now()
    organisation.load_units(by=None, at=at)
    organisation.load_holidays(by=None, at=at)
    add_schools(max(2, size // 28))
    regency = Regency(random, on, size).fill()
    give_roles(regency, at)
    analyze()
    everybody = Employee.objects.values_list("pk", flat=True)
    organisation.propose_lines(employees=everybody, by=None, at=at, on=regency.start)
    past = past_quarters(on)
    entries = [
        ("organisation.role_granted", grant, None, at, {}) for grant in RoleGrant.objects.all()
    ]
    for year in sorted({starts.year for starts, _ in past} | {on.year}):
        entries += make_year(
            random, open_year(year, on), regency, past, until=on - timedelta(days=1)
        )
    log.record_all(entries)
    contest(at)
    follow_up(regency, on=on, at=at)
    record_contracts(regency, on=on, at=at)
    carry_out(on, at)
    survey(on, at, size=size)
    give_turns(on, at)
    grow(regency, on=on, at=at)
    recognise(regency, on=on, at=at)
    open_school(regency, on=on, at=at)
    tell_careers(regency, on=on, at=at)
    gather(at)
    open_up(on, at)
    fill_library(regency, at)


def past_quarters(on):
    """First and last day of the two quarters that ended before the day."""
    first = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    quarters = []
    for _ in range(2):
        last = first - timedelta(days=1)
        first = date(last.year, 3 * ((last.month - 1) // 3) + 1, 1)
        quarters.append((first, last))
    return quarters[::-1]


def open_year(number, on):
    """The year with four quarters and the annual evaluation; the newest window stays open."""
    year = PerformanceYear.objects.create(
        year=number,
        planning_opens_on=date(number - 1, 12, 1),
        planning_due_on=date(number, 1, 31),
    )
    for quarter in range(1, 5):
        starts = date(number, 3 * quarter - 2, 1)
        ends = date(number + quarter // 4, 3 * quarter % 12 + 1, 1) - timedelta(days=1)
        due = ends + timedelta(days=15)
        if timedelta(0) < on - ends < timedelta(days=93):
            due = max(due, on + timedelta(days=7))
        add_period(year, PeriodKind.QUARTER, quarter, starts, ends, due)
    ends = date(number, 12, 31)
    add_period(year, PeriodKind.YEAR, 1, date(number, 1, 1), ends, date(number + 1, 1, 31))
    return year


def add_period(year, kind, number, starts, ends, due):
    EvaluationPeriod.objects.create(
        year=year,
        kind=kind,
        number=number,
        starts_on=starts,
        ends_on=ends,
        opens_on=ends - timedelta(days=6),
        due_on=due,
    )


def make_year(random, year, regency, past, *, until):
    middle = date(year.year, 6, 30)
    lines = {
        line.employee_id: line
        for line in ReportingLine.objects.select_related(
            "appraiser__user", "superior__user", "employee"
        ).filter(period__contains=middle)
    }
    placements = {
        p.employee_id: p
        for p in Placement.objects.select_related("position__unit").filter(period__contains=middle)
    }
    plans = Plans(random, year, regency.seats, lines)
    plans.regency_head = regency.heads["BUNGO"]
    plans.make(placements)
    divide_roles("DINKES", year=year)
    analyze()
    entries = plans.set_all()
    units_led = {e.pk: p.unit for p, e in regency.seats if p.is_head}
    for starts, _ in past:
        period = EvaluationPeriod.objects.filter(
            year=year, kind=PeriodKind.QUARTER, starts_on=starts
        ).first()
        if period:
            entries += Quarter(random, period, plans, units_led, until=until).happen()
    running = EvaluationPeriod.objects.filter(
        year=year, kind=PeriodKind.QUARTER, starts_on__lte=until, ends_on__gt=until
    ).first()
    if running:
        entries += Notes(random, running, plans, until=until).begin()
    return entries
