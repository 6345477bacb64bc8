"""Documents of a unit as one file: asked for, put together page by page, taken, cleared away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.documents import access, queries
from kinerja.documents.enums import BundleContent, BundleStatus
from kinerja.documents.merit import merit_package
from kinerja.documents.models import Bundle
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Unit
from kinerja.planning.models import EvaluationPeriod, PerformanceYear

KEPT = timedelta(days=7)
PATIENCE = timedelta(minutes=30)  # afterwards a worker has died, and a new try is a new row
NOT_YOURS = "Hanya pengelola kepegawaian unit ini yang dapat meminta dokumennya."
OPEN = (BundleStatus.QUEUED, BundleStatus.RUNNING)


@transaction.atomic
def ask_for_bundle(
    unit: Unit, *, period: EvaluationPeriod, content: BundleContent, by: User, at: datetime
) -> Bundle:
    """Queue the file; the same file asked for twice while it is being made is the same."""
    if not access.can_bundle(by, unit, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    User.objects.select_for_update().get(pk=by.pk)
    wanted = {"unit": unit, "period": period, "content": content, "asked_by": by}
    running = Bundle.objects.filter(**wanted, status__in=OPEN, asked_at__gt=at - PATIENCE).first()
    if running:
        return running
    bundle = Bundle.objects.create(**wanted, asked_at=at)
    log.record(
        "documents.bundle_asked",
        by=by,
        at=at,
        target=bundle,
        unit=unit.pk,
        period=period.pk,
        content=content,
    )
    enqueue("documents.make_bundle", bundle=bundle.pk)
    return bundle


@transaction.atomic
def finish_bundle(bundle: Bundle, *, size: int, by: User | None, at: datetime) -> None:
    """The file is there: say so to the person who asked."""
    bundle = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
    bundle.status, bundle.done = BundleStatus.READY, bundle.total
    bundle.size, bundle.ready_at = size, at
    bundle.save(update_fields=["status", "done", "size", "ready_at"])
    log.record("documents.bundle_made", by=by, at=at, target=bundle, documents=bundle.total)
    tell(
        bundle.asked_by,
        "documents.bundle_made",
        f"{bundle.total} dokumen siap diunduh selama {KEPT.days} hari.",
        url=queries.address_of(bundle),
        because="Anda meminta dokumen unit ini sebagai satu berkas.",
        at=at,
    )


@transaction.atomic
def take_bundle(bundle: Bundle, *, by: User, at: datetime):
    """The open file, with a trace of who took it and how many documents it holds."""
    bundle = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
    if not access.can_bundle(by, bundle.unit, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    path = queries.path_of(bundle)
    refuse_if(
        ["Berkas ini sudah dihapus. Minta lagi, lalu unduh dalam tujuh hari."]
        if bundle.status != BundleStatus.READY or not path.exists()
        else []
    )
    log.record("documents.bundle_taken", by=by, at=at, target=bundle, documents=bundle.done)
    return path.open("rb")


@transaction.atomic
def clear_bundles(*, by: User | None, at: datetime) -> int:
    """Remove files older than a week; what remains says that they were."""
    ready = Bundle.objects.filter(status=BundleStatus.READY, ready_at__lt=at - KEPT)
    old = list(ready.select_for_update(of=("self",)))
    for bundle in old:
        bundle.status = BundleStatus.EXPIRED
        bundle.save(update_fields=["status"])
        log.record("documents.bundle_cleared", by=by, at=at, target=bundle)
        queries.path_of(bundle).unlink(missing_ok=True)
    return len(old)


@transaction.atomic
def take_merit_package(*, year: PerformanceYear, by: User, at: datetime) -> bytes:
    """The evidence of a year, with a trace of what went out."""
    if not access.can_take_merit(by, on=timezone.localdate(at)):
        raise Refused("Hanya admin BKPSDM yang mengunduh paket bukti merit.")
    body, rows = merit_package(year)
    log.record("documents.merit_package_taken", by=by, at=at, target=year, rows=rows)
    return body
