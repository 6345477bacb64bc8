"""An event is planned, moved, cancelled and told of."""

from datetime import datetime, timedelta
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib import blobs
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring.models import Blob
from kinerja.notifications import outbox
from kinerja.outreach import access
from kinerja.outreach.enums import BriefingStatus, InvitationAnswer
from kinerja.outreach.models import Briefing, BriefingPhoto
from kinerja.outreach.rules import events as rules

NOT_YOURS = "Hanya penyelenggara kegiatan ini yang dapat melakukannya."
WHEN_AND_WHERE = ("form", "place", "online_at", "starts_at", "ends_at")
MOST_PHOTOS = 12
BRIEFINGS = Briefing.objects.select_related("unit")


@transaction.atomic
def plan_briefing(*, by: User, at: datetime, **fields) -> Briefing:
    """Plan an event, for the regency or for the organiser's own office."""
    may, unit = access.organiser_unit(by, on=timezone.localdate(at))
    if not may:
        raise Refused("Hanya BKPSDM dan pengelola kepegawaian OPD yang mengadakan sosialisasi.")
    refuse_if(
        rules.blockers_to_hold(starts_at=fields["starts_at"], ends_at=fields["ends_at"], at=at)
    )
    briefing = Briefing.objects.create(
        unit=unit, secret=token_hex(32), created_at=at, created_by=by, **fields
    )
    log.record("outreach.briefing_planned", by=by, at=at, target=briefing, begins=True)
    return briefing


@transaction.atomic
def change_briefing(briefing: Briefing, *, by: User, at: datetime, **fields) -> Briefing:
    """Change an event; when time or place move, who was invited is told and answers anew."""
    briefing = BRIEFINGS.select_for_update(of=("self",)).get(pk=briefing.pk)
    if not access.can_keep(by, briefing, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_change(status=briefing.status, ends_at=briefing.ends_at, at=at)
        or rules.blockers_to_hold(
            starts_at=fields["starts_at"],
            ends_at=fields["ends_at"],
            at=min(at, _just_before(briefing.starts_at)),
        )
    )
    moves = any(getattr(briefing, name) != fields[name] for name in WHEN_AND_WHERE)
    for name, value in fields.items():
        setattr(briefing, name, value)
    if moves:
        briefing.moved_at = at
    briefing.save(update_fields=[*fields, "moved_at"])
    log.record("outreach.briefing_changed", by=by, at=at, target=briefing, moved=moves)
    if moves:
        briefing.invitations.update(answer=InvitationAnswer.WAITING, answered_at=None)
        _tell_invited(briefing, f"Pindah waktu atau tempat: {briefing.title}. Jawab lagi.", at=at)
    return briefing


@transaction.atomic
def cancel_briefing(briefing: Briefing, *, reason: str, by: User, at: datetime) -> Briefing:
    """Call an event off; who was invited is told why."""
    briefing = BRIEFINGS.select_for_update(of=("self",)).get(pk=briefing.pk)
    if not access.can_keep(by, briefing, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    refuse_if(rules.blockers_to_change(status=briefing.status, ends_at=briefing.ends_at, at=at))
    briefing.status, briefing.cancelled_reason = BriefingStatus.CANCELLED, reason
    briefing.save(update_fields=["status", "cancelled_reason"])
    log.record("outreach.briefing_cancelled", by=by, at=at, target=briefing, reason=digest(reason))
    _tell_invited(briefing, f"Dibatalkan: {briefing.title}. {reason}", at=at)
    return briefing


@transaction.atomic
def report_briefing(
    briefing: Briefing, *, text: str, photo: Clean | None, caption: str, by: User, at: datetime
) -> Briefing:
    """Write the short report of an event, with a picture when there is one."""
    briefing = BRIEFINGS.select_for_update(of=("self",)).get(pk=briefing.pk)
    if not access.can_keep(by, briefing, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if at < briefing.starts_at:
        raise Refused("Laporan ditulis sesudah kegiatan dimulai.")
    if photo and briefing.photos.count() >= MOST_PHOTOS:
        raise Refused(f"Satu laporan memuat paling banyak {MOST_PHOTOS} foto. Pilih yang terbaik.")
    briefing.report, briefing.reported_at = text, at
    briefing.save(update_fields=["report", "reported_at"])
    if photo:
        BriefingPhoto.objects.get_or_create(
            briefing=briefing,
            blob=_keep_blob(photo, at=at),
            defaults={"caption": caption or briefing.title, "added_at": at},
        )
    log.record("outreach.briefing_reported", by=by, at=at, target=briefing, text=digest(text))
    return briefing


def _keep_blob(file, *, at):
    sha256 = blobs.put(settings.EVIDENCE_DIR, file.content)
    return Blob.objects.get_or_create(
        sha256=sha256,
        defaults={"size": len(file.content), "media_type": file.media_type, "created_at": at},
    )[0]


def _just_before(moment):
    return moment - timedelta(seconds=1)


def _tell_invited(briefing, text, *, at):
    outbox.tell_all(
        briefing.invitations.exclude(employee__user=None).values_list("employee__user", flat=True),
        "outreach.briefing_changed",
        text,
        url=reverse("outreach:briefing", args=[briefing.pk]),
        because="Anda diundang ke kegiatan ini.",
        at=at,
    )
