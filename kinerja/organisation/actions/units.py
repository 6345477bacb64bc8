from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation import access
from kinerja.organisation.enums import WorkPattern
from kinerja.organisation.models import Placement, Unit

LONGEST_PATH = Unit._meta.get_field("path").max_length
TOO_DEEP = "Susunan unit terlalu dalam. Pilih induk yang lebih tinggi, atau kode lebih pendek."
ONLY_AGENCY_HR = "Hanya Admin BKPSDM yang dapat mengubah susunan organisasi."


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    kind: str,
    parent: Unit | None,
    is_opd: bool = False,
    abbreviation: str = "",
    work_pattern: str = WorkPattern.FIVE_DAYS,
    aliases: list[str] | None = None,
    by: User | None,
    at: datetime,
) -> Unit:
    """Add a unit below its parent."""
    _refuse_strangers(by, at)
    if "/" in code or not code.strip():
        raise Refused("Kode unit wajib diisi dan tidak boleh memuat garis miring.")
    if len(parent.path if parent else "") + len(code) >= LONGEST_PATH:
        raise Refused(TOO_DEEP)
    if parent is None and Unit.objects.filter(parent=None).exists():
        raise Refused("Pilih unit induk. Puncak susunan organisasi sudah ada.")
    try:
        with transaction.atomic():
            unit = Unit.objects.create(
                code=code,
                name=name,
                abbreviation=abbreviation,
                kind=kind,
                parent=parent,
                path=f"{parent.path if parent else ''}{code}/",
                is_opd=is_opd,
                work_pattern=work_pattern,
                aliases=aliases or [],
            )
    except IntegrityError as clash:
        raise Refused(f"Kode unit {code} sudah dipakai. Pilih kode lain.") from clash
    log.record("organisation.unit_created", by=by, at=at, target=unit, code=code, name=name)
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, abbreviation: str, by: User | None, at: datetime) -> Unit:
    """Give a unit a new name; the old one stays as an alias, so that imports still find it."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    _refuse_strangers(by, at)
    refuse_if([] if name.strip() else ["Isi nama unit."])
    old = unit.name
    if old not in (name, *unit.aliases):
        unit.aliases = [*unit.aliases, old]
    unit.name, unit.abbreviation = name, abbreviation
    unit.save(update_fields=["name", "abbreviation", "aliases"])
    log.record("organisation.unit_renamed", by=by, at=at, target=unit, old=old, new=name)
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, parent: Unit, by: User | None, at: datetime) -> Unit:
    """Hang a unit, with everything below it, under another parent."""
    locked = Unit.objects.select_for_update(of=("self",)).filter(pk__in=[unit.pk, parent.pk])
    rows = {row.pk: row for row in locked.order_by("pk")}
    unit, parent = rows[unit.pk], rows[parent.pk]
    _refuse_strangers(by, at)
    if parent.path.startswith(unit.path):
        raise Refused("Unit tidak dapat dipindahkan ke bawah dirinya sendiri.")
    old = unit.path
    deepest = max(map(len, Unit.objects.below(unit).values_list("path", flat=True)))
    if deepest - len(old) + len(parent.path) + len(unit.code) >= LONGEST_PATH:
        raise Refused(TOO_DEEP)
    unit.parent, unit.path = parent, f"{parent.path}{unit.code}/"
    Unit.objects.filter(path__startswith=old).exclude(pk=unit.pk).update(
        path=Concat(Value(unit.path), Substr("path", len(old) + 1))
    )
    unit.save(update_fields=["parent", "path"])
    log.record("organisation.unit_moved", by=by, at=at, target=unit, old=old, new=unit.path)
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, by: User | None, at: datetime) -> Unit:
    """Take an empty unit out of use."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    _refuse_strangers(by, at)
    refuse_if(_blockers_to_close(unit, on=timezone.localdate(at)))
    unit.is_active = False
    unit.save(update_fields=["is_active"])
    log.record("organisation.unit_closed", by=by, at=at, target=unit)
    return unit


def _blockers_to_close(unit, *, on):
    reasons = []
    if unit.children.filter(is_active=True).exists():
        reasons.append("Masih ada unit di bawahnya. Pindahkan atau tutup dahulu.")
    if Placement.objects.filter(position__unit=unit, period__contains=on).exists():
        reasons.append("Masih ada pegawai di unit ini. Pindahkan dahulu.")
    return reasons


def _refuse_strangers(by, at):
    if not access.can_manage(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY_HR)
