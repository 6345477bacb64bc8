"""Units are loaded, then positions, people, placements, accounts and roles."""

from datetime import date

from django.contrib.auth.hashers import make_password

from kinerja.accounts.models import User
from kinerja.credits.rules import CREDIT_RULES, jenjang_of
from kinerja.lib.periods import since
from kinerja.organisation.enums import EmployeeStatus, JobKind, Role, UnitKind
from kinerja.organisation.models import Employee, Placement, Position, RoleGrant, Unit
from kinerja.web.demo import staffing
from kinerja.web.demo.names import People

PASSWORD = "kinerja-demo-2026"  # noqa: S105 -- printed on the sign-in page of the demo
OLDEST = {
    JobKind.JPT_PRATAMA: (45, 58),
    JobKind.ADMINISTRATOR: (38, 57),
    JobKind.PENGAWAS: (33, 56),
}


def add_schools(count):
    """Primary schools, invented, below the education office."""
    office = Unit.objects.get(code="DISDIK")
    Unit.objects.bulk_create(
        Unit(
            code=f"SD.{number:03}",
            name=f"SD Negeri {number:03} (demo)",
            kind=UnitKind.SEKOLAH,
            parent=office,
            path=f"{office.path}SD.{number:03}/",
            work_pattern="6",
        )
        for number in range(1, count + 1)
    )


class Regency:
    """Builds the people of the demo in memory and stores each table in one go."""

    def __init__(self, random, on, size):
        self.random, self.size = random, size
        self.people = People(random, on)
        self.start = date(on.year - 2, 1, 1)
        self.units = list(Unit.objects.select_related("parent").order_by("path"))
        self.seats = []  # (position, employee)
        self.heads = {}

    def fill(self):
        for unit in self.units:
            self.seat(unit, staffing.head_title(unit), staffing.HEAD_KIND[unit.kind], head=True)
        self.hire_staff(self.size - len(self.seats))
        positions = {id(position): position for position, _ in self.seats}
        Position.objects.bulk_create(positions.values())
        self.store_people([employee for _, employee in self.seats])
        Placement.objects.bulk_create(
            Placement(employee=employee, position=position, period=since(self.start))
            for position, employee in self.seats
        )
        return self

    def hire_staff(self, left):
        share = staffing.weights(self.units, self.size)
        total = sum(share.values())
        shared = {}
        for unit, weight in share.items():
            titles = staffing.staff_titles(unit)
            for number in range(round(left * weight / total)):
                title = titles[number % len(titles)]
                kind = JobKind.PELAKSANA if title in staffing.PELAKSANA else JobKind.FUNGSIONAL
                position = shared.get((unit.pk, title))
                shared[unit.pk, title] = self.seat(unit, title, kind, position=position)

    def seat(self, unit, title, kind, *, head=False, position=None):
        position = position or Position(unit=unit, title=title[:200], kind=kind, is_head=head)
        status = EmployeeStatus.PNS if head else self.random.choice(staffing.STATUSES)
        youngest, oldest = OLDEST.get(kind, (24, 56))
        name, degree, nip = self.people.next(youngest=youngest, oldest=oldest, status=status)
        employee = Employee(
            nip=nip,
            name=name,
            title_after=degree,
            status=status,
            rank=rank(self.random, kind, status, jenjang_of(title)),
            is_demo=True,
        )
        if kind == JobKind.KEPALA_DAERAH:
            employee.nip, employee.rank, employee.status = None, "", EmployeeStatus.PEJABAT_NEGARA
        if head:
            self.heads[unit.code] = employee
        self.seats.append((position, employee))
        return position

    def store_people(self, employees):
        password = make_password(PASSWORD)
        for number, employee in enumerate(employees):
            employee.user = User(
                username=employee.nip or "bupati",
                full_name=employee.name,
                password=password,
                email=f"pegawai{number}@demo.example",
            )
        User.objects.bulk_create([employee.user for employee in employees], batch_size=2000)
        Employee.objects.bulk_create(employees, batch_size=2000)


def rank(random, kind, status, jenjang):
    if status in (EmployeeStatus.PPPK, EmployeeStatus.PPPK_PARUH_WAKTU):
        return random.choice(["V", "VII", "IX"])
    fitting = [rank for level, rank in CREDIT_RULES[-1].steps if level == jenjang]
    return random.choice(fitting or staffing.RANK.get(kind, ("",)))


def give_roles(regency, at):
    """One person for each role given by name, and a label for the demo's sign-in page."""
    seats = {(p.unit.code, p.title): e for p, e in reversed(regency.seats)}
    agency_hr = regency.heads["BKPSDMD.B4"]
    health_hr = regency.heads["DINKES.SEK.UMPEG"]
    auditor = seats["INSPEKTORAT", staffing.head_title(Unit.objects.get(code="INSPEKTORAT"))]
    operator = regency.heads["KOMINFO.B2"]
    nurse = seats["PKM.01", "Perawat Ahli Pertama"]
    analyst = seats["BKPSDMD.B4", "Analis SDM Aparatur Ahli Muda"]
    grants = [
        (agency_hr, Role.AGENCY_HR, None),
        (health_hr, Role.UNIT_HR, Unit.objects.get(code="DINKES")),
        (auditor, Role.AUDITOR, None),
        (operator, Role.OPERATOR, None),
    ]
    RoleGrant.objects.bulk_create(
        RoleGrant(user=e.user, role=role, unit=unit, period=since(regency.start), granted_at=at)
        for e, role, unit in grants
    )
    labels = [
        (analyst, "Pegawai (Analis SDM)"),
        (nurse, "Pegawai (Perawat puskesmas)"),
        (agency_hr, "Penilai dan admin BKPSDM (Kabid Penilaian Kinerja)"),
        (regency.heads["PKM.01"], "Penilai (Kepala puskesmas)"),
        (regency.heads["DINKES"], "Atasan penilai (Kepala Dinas Kesehatan)"),
        (health_hr, "Pengelola kepegawaian Dinas Kesehatan"),
        (regency.heads["BUNGO"], "Bupati"),
        (auditor, "Auditor (Inspektur)"),
        (operator, "Operator sistem"),
    ]
    for employee, label in labels:
        employee.user.demo_label = label
    User.objects.bulk_update([employee.user for employee, _ in labels], ["demo_label"])
