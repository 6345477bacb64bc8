"""A copy of everything kept about oneself: asked for, made by the worker, taken, cleared away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Employee
from kinerja.transparency import access, queries
from kinerja.transparency.enums import CopyStatus
from kinerja.transparency.models import OPEN_COPIES, DataCopy

KEPT = timedelta(days=7)
PATIENCE = timedelta(minutes=30)  # afterwards a worker has died, and a new try is a new row
NOT_YOURS = "Salinan data hanya dapat diminta dan diunduh pemiliknya."
GONE = "Salinan ini sudah dihapus. Minta lagi, lalu unduh dalam tujuh hari."


@transaction.atomic
def ask_for_copy(employee: Employee, *, by: User, at: datetime) -> DataCopy:
    """Queue it; asked twice while it is made is the same copy."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if employee.user_id != by.pk:
        raise Refused(NOT_YOURS)
    mine = DataCopy.objects.select_for_update(of=("self",)).filter(
        employee=employee, status__in=OPEN_COPIES
    )
    for running in mine:
        if running.asked_at > at - PATIENCE:
            return running
        running.status = CopyStatus.FAILED
        running.save(update_fields=["status"])
    copy = DataCopy.objects.create(employee=employee, asked_at=at)
    log.record("transparency.copy_asked", by=by, at=at, target=copy, begins=True)
    enqueue("transparency.make_copy", copy=copy.pk)
    return copy


@transaction.atomic
def finish_copy(copy: DataCopy, *, size: int, by: User | None, at: datetime) -> None:
    """The file is there: say so to its person."""
    copy = DataCopy.objects.select_for_update(of=("self",)).get(pk=copy.pk)
    copy.status, copy.done = CopyStatus.READY, copy.total
    copy.size, copy.ready_at = size, at
    copy.save(update_fields=["status", "done", "size", "ready_at"])
    log.record("transparency.copy_made", by=by, at=at, target=copy, size=size)
    tell(
        copy.employee.user,
        "transparency.copy_made",
        f"Salinan data Anda siap diunduh selama {KEPT.days} hari.",
        url=reverse("transparency:copy", args=[copy.pk]),
        because="Anda meminta salinan data Anda.",
        at=at,
    )


@transaction.atomic
def take_copy(copy: DataCopy, *, by: User, at: datetime):
    """The open file, for its person alone, with a trace."""
    copy = DataCopy.objects.select_for_update(of=("self",)).get(pk=copy.pk)
    if not access.can_take_copy(by, copy):
        raise Refused(NOT_YOURS)
    path = queries.copy_path(copy)
    refuse_if([GONE] if copy.status != CopyStatus.READY or not path.exists() else [])
    log.record("transparency.copy_taken", by=by, at=at, target=copy)
    return path.open("rb")


@transaction.atomic
def clear_copies(*, by: User | None, at: datetime) -> int:
    """Remove files older than a week; what remains says that they were."""
    ready = DataCopy.objects.filter(status=CopyStatus.READY, ready_at__lt=at - KEPT)
    old = list(ready.select_for_update(of=("self",)))
    for copy in old:
        copy.status = CopyStatus.EXPIRED
        copy.save(update_fields=["status"])
        log.record("transparency.copy_cleared", by=by, at=at, target=copy)
        queries.copy_path(copy).unlink(missing_ok=True)
    return len(old)


@transaction.atomic
def record_readings_export(*, by: User, at: datetime, rows: int) -> None:
    """Remember that the list of who opened what left the house, and with how many lines."""
    log.record("transparency.readings_exported", by=by, at=at, target=by, rows=rows)
