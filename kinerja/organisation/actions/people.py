from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation import access, rules
from kinerja.organisation.enums import LegalStanding, PlacementKind
from kinerja.organisation.models import Employee, Placement, Position, Unit

ONLY_HR = "Hanya pengelola kepegawaian pegawai ini yang dapat mengubah datanya."


@transaction.atomic
def open_position(
    *,
    unit: Unit,
    title: str,
    kind: str,
    is_head: bool = False,
    echelon: str = "",
    by: User | None,
    at: datetime,
) -> Position:
    """Open a jabatan in a unit; at most one of them heads it."""
    _refuse_unless_manager(by, at)
    try:
        with transaction.atomic():
            position = Position.objects.create(
                unit=unit, title=title, kind=kind, is_head=is_head, echelon=echelon
            )
    except IntegrityError as clash:
        raise Refused(
            f"Unit {unit} sudah memiliki jabatan {title}, atau sudah memiliki pimpinan."
        ) from clash
    log.record("organisation.position_opened", by=by, at=at, target=position, unit=unit.pk)
    return position


@transaction.atomic
def close_position(position: Position, *, by: User | None, at: datetime) -> Position:
    """Close a jabatan that nobody holds."""
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    _refuse_unless_manager(by, at)
    if position.placements.filter(period__contains=timezone.localdate(at)).exists():
        raise Refused("Jabatan masih dipegang pegawai. Pindahkan pegawainya dahulu.")
    position.is_active = False
    position.save(update_fields=["is_active"])
    log.record("organisation.position_closed", by=by, at=at, target=position)
    return position


@transaction.atomic
def hire_employee(
    *,
    nip: str | None,
    name: str,
    status: str,
    title_before: str = "",
    title_after: str = "",
    rank: str = "",
    email: str = "",
    by: User | None,
    at: datetime,
) -> Employee:
    """Register a person; an account follows by invitation."""
    _refuse_unless_manager(by, at)
    if nip or status != rules.WITHOUT_PLAN:
        refuse_if(rules.nip_problems(nip or ""))
    nip = rules.compact(nip) if nip else None
    try:
        with transaction.atomic():
            employee = Employee.objects.create(
                nip=nip,
                name=name,
                title_before=title_before,
                title_after=title_after,
                status=status,
                rank=rank,
                email=email,
            )
    except IntegrityError as clash:
        raise Refused(f"NIP {nip} sudah terdaftar.") from clash
    log.record("organisation.employee_hired", by=by, at=at, target=employee, nip=nip, name=name)
    return employee


@transaction.atomic
def place_employee(
    employee: Employee,
    *,
    position: Position,
    first_day: date,
    kind: str = PlacementKind.DEFINITIF,
    basis: str = "",
    by: User | None,
    at: datetime,
) -> Placement:
    """Place a person; a definitive placement ends the earlier one on the day before."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    _refuse_unless_keeper(by, employee, at)
    if not access.can_place_in(by, position.unit, on=timezone.localdate(at)):
        raise Refused(
            "Jabatan itu di luar unit yang Anda kelola. Mintalah Admin BKPSDM mencatatnya."
        )
    if not position.is_active:
        raise Refused(f"Jabatan {position} sudah ditutup.")
    if kind == PlacementKind.DEFINITIF:
        _end_definitive(employee, first_day)
    placement = Placement.objects.create(
        employee=employee, position=position, kind=kind, period=since(first_day), basis=basis
    )
    log.record(
        "organisation.employee_placed",
        by=by,
        at=at,
        target=employee,
        position=position.pk,
        placed_as=kind,
        first_day=first_day,
    )
    return placement


@transaction.atomic
def end_placement(
    placement: Placement, *, last_day: date, by: User | None, at: datetime
) -> Placement:
    """End a placement on a day, for example when a Plt hands the post over."""
    placement = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    _refuse_unless_keeper(by, placement.employee, at)
    if placement.period.upper is not None:
        raise Refused("Penempatan ini sudah berakhir.")
    if last_day < placement.period.lower:
        raise Refused("Tanggal akhir mendahului tanggal mulai.")
    placement.period = between(placement.period.lower, last_day)
    placement.save(update_fields=["period"])
    log.record(
        "organisation.placement_ended",
        by=by,
        at=at,
        target=placement.employee,
        position=placement.position_id,
        last_day=last_day,
    )
    return placement


@transaction.atomic
def set_standing(employee: Employee, *, standing: str, by: User | None, at: datetime) -> Employee:
    """Set the kedudukan hukum, for example cuti di luar tanggungan negara."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    _refuse_unless_keeper(by, employee, at)
    old, employee.standing = employee.standing, LegalStanding(standing)
    employee.save(update_fields=["standing"])
    log.record("organisation.standing_set", by=by, at=at, target=employee, old=old, new=standing)
    return employee


def _end_definitive(employee, first_day):
    """Close the open definitive placement on the day before."""
    definitive = employee.placements.filter(kind=PlacementKind.DEFINITIF)
    if definitive.filter(period__startswith__gte=first_day).exists():
        raise Refused(
            f"Sudah ada penempatan mulai {first_day:%d-%m-%Y} atau sesudahnya. "
            "Pilih tanggal yang lebih baru."
        )
    current = definitive.filter(period__contains=first_day).first()
    if current is not None:
        current.period = type(current.period)(current.period.lower, first_day)
        current.save(update_fields=["period"])


def _refuse_unless_manager(by, at):
    if not access.can_manage(by, on=timezone.localdate(at)):
        raise Refused("Hanya Admin BKPSDM yang dapat mengubah data ini.")


def _refuse_unless_keeper(by, employee, at):
    if not access.can_keep(by, employee, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
