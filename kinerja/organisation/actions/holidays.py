from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.organisation import access
from kinerja.organisation.models import Holiday, Unit

ONLY_AGENCY_HR = "Hanya Admin BKPSDM yang dapat mengubah hari libur."


@transaction.atomic
def add_holiday(
    *, day: date, name: str, kind: str, basis: str, by: User | None, at: datetime
) -> Holiday:
    """Add a day to the calendar; whoever adds it by hand confirms it."""
    _refuse_strangers(by, at)
    try:
        with transaction.atomic():
            holiday = Holiday.objects.create(
                day=day,
                name=name,
                kind=kind,
                basis=basis,
                confirmed_at=at if by else None,
                confirmed_by=by,
            )
    except IntegrityError as clash:
        raise Refused(f"{name} pada tanggal itu sudah tercatat.") from clash
    log.record("organisation.holiday_added", by=by, at=at, target=holiday, day=day, name=name)
    return holiday


@transaction.atomic
def confirm_holidays(*, year: int, by: User, at: datetime) -> int:
    """HR compared the loaded list of a year with the joint decree; returns how many days."""
    _refuse_strangers(by, at)
    days = Holiday.objects.select_for_update().filter(day__year=year, confirmed_at=None)
    ids = list(days.order_by("day").values_list("pk", flat=True))
    if not ids:
        raise Refused(f"Semua hari libur {year} sudah dikonfirmasi.")
    Holiday.objects.filter(pk__in=ids).update(confirmed_at=at, confirmed_by=by)
    root = Unit.objects.filter(parent=None).first() or Unit(pk=0)
    log.record("organisation.holidays_confirmed", by=by, at=at, target=root, year=year, days=ids)
    return len(ids)


@transaction.atomic
def remove_holiday(holiday: Holiday, *, by: User | None, at: datetime) -> None:
    """Take a wrong day out of the calendar; the record of it stays in the ledger."""
    holiday = Holiday.objects.select_for_update().get(pk=holiday.pk)
    _refuse_strangers(by, at)
    if holiday.day < timezone.localdate(at):
        raise Refused("Hari yang sudah lewat tidak dapat dihapus: batas waktu memakainya.")
    log.record(
        "organisation.holiday_removed",
        by=by,
        at=at,
        target=holiday,
        day=holiday.day,
        name=holiday.name,
    )
    holiday.delete()


def _refuse_strangers(by, at):
    if not access.can_manage(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY_HR)
