"""From draft to set: submit, take back, return, agree (Pasal 14; R-P6)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest as digest_of
from kinerja.lib.codes import verification_code
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation.queries import line_of
from kinerja.planning import access, queries, rules
from kinerja.planning.models import Skp, SkpComment

CHANGED_MEANWHILE = "Isi SKP berubah sejak Anda membukanya. Baca kembali sebelum menetapkan."


@transaction.atomic
def submit_skp(skp: Skp, *, by: User, at: datetime) -> Skp:
    """Send a complete draft to the penilai."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat mengajukannya.")
    on = queries.day_of(at)
    content = queries.skp_content(skp, on=on)
    blockers = rules.blockers_to_submit(queries.facts_of(skp, content))
    refuse_if([str(blocker) for blocker in blockers])

    skp.status = rules.NEXT_STATUS["submit", skp.status]
    skp.submitted_at = at
    skp.submitted_by = by
    skp.save(update_fields=["status", "submitted_at", "submitted_by"])
    log.record("planning.skp_submitted", by=by, at=at, target=skp, digest=digest_of(content))
    tell(
        line_of(skp.employee, on=on).appraiser.user,
        "planning.skp_submitted",
        f"{skp.employee.full_name} mengajukan SKP {skp.year}. Tinjau dan tetapkan.",
        url=reverse("planning:skp_review", args=[skp.pk]),
        because="Anda pejabat penilai pegawai ini.",
        at=at,
    )
    return skp


@transaction.atomic
def withdraw_skp(skp: Skp, *, by: User, at: datetime) -> Skp:
    """Take a submitted plan back to go on writing."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat menariknya kembali.")
    refuse_if(rules.blockers_to("withdraw", status=skp.status))

    skp.status = rules.NEXT_STATUS["withdraw", skp.status]
    skp.submitted_at = None
    skp.submitted_by = None
    skp.save(update_fields=["status", "submitted_at", "submitted_by"])
    log.record("planning.skp_withdrawn", by=by, at=at, target=skp)
    return skp


@transaction.atomic
def return_skp(
    skp: Skp, *, comments: list[tuple[int | None, str, str]], by: User, at: datetime
) -> Skp:
    """Give a plan back with what to change; a comment is (result id or None, part, text)."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.is_above(by, skp, on=queries.day_of(at)):
        raise Refused("Hanya pejabat penilai atau atasannya yang dapat mengembalikan SKP.")
    refuse_if(rules.blockers_to("return", status=skp.status))
    if not comments:
        raise Refused("Tulis setidaknya satu komentar agar pegawai tahu apa yang diperbaiki.")
    if {result for result, _, _ in comments} - {None, *skp.results.values_list("pk", flat=True)}:
        raise Refused("Ada komentar untuk hasil kerja yang tidak lagi ada pada SKP ini.")

    SkpComment.objects.bulk_create(
        SkpComment(skp=skp, result_id=result, part=part, text=text, written_at=at, written_by=by)
        for result, part, text in comments
    )
    skp.status = rules.NEXT_STATUS["return", skp.status]
    skp.save(update_fields=["status"])
    log.record(
        "planning.skp_returned",
        by=by,
        at=at,
        target=skp,
        comments=[{"result": r, "part": str(p), "digest": digest_of(t)} for r, p, t in comments],
    )
    tell(
        skp.employee.user,
        "planning.skp_returned",
        f"SKP {skp.year} dikembalikan dengan {len(comments)} komentar. Perbaiki dan ajukan lagi.",
        url=reverse("planning:skp_detail", args=[skp.pk]),
        because="SKP ini milik Anda.",
        at=at,
    )
    return skp


@transaction.atomic
def resolve_comment(comment: SkpComment, *, by: User, at: datetime) -> SkpComment:
    """The employee says that what was asked is done."""
    comment = SkpComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not access.can_edit(by, comment.skp):
        raise Refused("Hanya pemilik SKP yang dapat menandai komentar selesai.")
    if comment.resolved_at is not None:
        raise Refused("Komentar ini sudah ditandai selesai.")

    comment.resolved_at = at
    comment.save(update_fields=["resolved_at"])
    log.record("planning.comment_resolved", by=by, at=at, target=comment.skp, comment=comment.pk)
    return comment


@transaction.atomic
def agree_skp(
    skp: Skp, *, digest: str, provisional_confirmed: bool = False, by: User, at: datetime
) -> Skp:
    """Set the plan exactly as it was shown; an earlier version gives way in the same moment."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    on = queries.day_of(at)
    if not access.can_agree(by, skp, on=on):
        raise Refused("Hanya pejabat penilai pada hari ini yang dapat menetapkan SKP.")
    content = queries.skp_content(skp, on=on, appraiser=by.employee)
    blockers = rules.blockers_to_agree(
        queries.facts_of(skp, content), provisional_confirmed=provisional_confirmed
    )
    refuse_if([str(blocker) for blocker in blockers])
    if digest_of(content) != digest:
        raise Stale(CHANGED_MEANWHILE)

    _end_earlier_plans(skp, by, at)
    skp.status = rules.NEXT_STATUS["agree", skp.status]
    skp.agreed_at = at
    skp.agreed_by = by
    skp.appraiser = by.employee
    skp.content = content
    skp.content_digest = digest
    skp.verification_code = verification_code()
    skp.save(
        update_fields=[
            "status",
            "agreed_at",
            "agreed_by",
            "appraiser",
            "content",
            "content_digest",
            "verification_code",
        ]
    )
    log.record(
        "planning.skp_agreed",
        by=by,
        at=at,
        target=skp,
        digest=digest,
        version=skp.version,
        provisional_confirmed=provisional_confirmed,
    )
    tell(
        skp.employee.user,
        "planning.skp_agreed",
        f"SKP {skp.year} versi {skp.version} ditetapkan. Mulai catat kemajuan Anda.",
        url=reverse("planning:skp_read", args=[skp.pk]),
        because="SKP ini milik Anda.",
        at=at,
    )
    return skp


def _end_earlier_plans(skp, by, at):
    """The version before is superseded; the plan of an earlier position ends the day before."""
    for earlier in queries.agreed_overlapping(skp).select_for_update(of=("self",)):
        if earlier.placement_id == skp.placement_id:
            earlier.status = rules.NEXT_STATUS["supersede", earlier.status]
            earlier.save(update_fields=["status"])
            log.record("planning.skp_superseded", by=by, at=at, target=earlier, successor=skp.pk)
        elif earlier.period.lower < skp.period.lower:
            earlier.period = type(earlier.period)(earlier.period.lower, skp.period.lower)
            earlier.save(update_fields=["period"])
            log.record("planning.skp_ended", by=by, at=at, target=earlier, successor=skp.pk)
        else:
            raise Refused("Sudah ada SKP lain yang ditetapkan untuk masa yang sama.")
