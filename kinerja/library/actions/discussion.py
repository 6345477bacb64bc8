from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.library import access, rules
from kinerja.library.actions.faq import ONLY_HR
from kinerja.library.enums import CaseStatus
from kinerja.library.models import CaseComment, CommentReport, LibraryCase
from kinerja.notifications import outbox

GONE = "Komentar ini tidak ada lagi."


@transaction.atomic
def write_comment(
    case: LibraryCase, *, text: str, parent: CaseComment | None, by: User, at: datetime
) -> CaseComment:
    """Say something under a case, or answer one comment; an answer is not answered again."""
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # two windows count as one person
    if case.status != CaseStatus.PUBLISHED:
        raise Refused("Kasus ini tidak terbit lagi, jadi tidak dapat dikomentari.")
    if parent and (parent.case_id != case.pk or parent.parent_id or parent.hidden_at):
        raise Refused("Balas komentar utamanya, yang masih tampil.")
    refuse_if(rules.blockers_to_comment(text=text, earlier=_earlier(by, at=at)))

    comment = CaseComment.objects.create(
        case=case, parent=parent, author=by, text=text.strip(), written_at=at
    )
    log.record("library.comment_written", by=by, at=at, target=comment, case=case.pk, begins=True)
    if parent and parent.author_id != by.pk:
        outbox.tell(
            parent.author,
            "library.comment_answered",
            "Komentar Anda di pustaka kasus dibalas.",
            url=f"{reverse('library:case_detail', args=[case.pk])}#komentar-{parent.pk}",
            because="Anda menulis komentar itu.",
            at=at,
        )
    return comment


@transaction.atomic
def edit_comment(comment: CaseComment, *, text: str, by: User, at: datetime) -> CaseComment:
    """Repair one's own words within ten minutes."""
    comment = CaseComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if comment.author_id != by.pk:
        raise Refused("Hanya penulisnya yang memperbaiki komentar ini.")
    if comment.hidden_at or comment.erased_at:
        raise Refused(GONE)
    if not rules.can_still_edit(seconds_ago=(at - comment.written_at).total_seconds()):
        raise Refused("Sepuluh menit sudah lewat. Tulis komentar baru untuk meralat.")
    if not text.strip():
        raise Refused("Tulis komentar Anda dulu.")

    comment.text, comment.edited_at = text.strip(), at
    comment.save(update_fields=["text", "edited_at"])
    log.record("library.comment_edited", by=by, at=at, target=comment)
    return comment


@transaction.atomic
def report_comment(comment: CaseComment, *, reason: str, by: User, at: datetime) -> CommentReport:
    """Tell HR that a comment should not stand there; a second time changes nothing."""
    comment = CaseComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if comment.author_id == by.pk:
        raise Refused("Ini komentar Anda sendiri. Perbaiki dalam sepuluh menit.")
    if comment.hidden_at or comment.erased_at:
        raise Refused(GONE)
    if not reason.strip():
        raise Refused("Tulis apa yang keliru pada komentar itu.")

    report, _ = CommentReport.objects.get_or_create(
        comment=comment, reporter=by, defaults={"reason": reason.strip(), "reported_at": at}
    )
    log.record("library.comment_reported", by=by, at=at, target=comment)
    return report


@transaction.atomic
def hide_comment(comment: CaseComment, *, reason: str, by: User, at: datetime) -> CaseComment:
    """HR takes a comment out of sight; the reason stands in its place and its writer is told."""
    comment = CaseComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if comment.hidden_at or comment.erased_at:
        raise Refused(GONE)
    if not reason.strip():
        raise Refused("Tulis alasan yang akan tampil di tempat komentar itu.")

    comment.hidden_at, comment.hidden_by, comment.hidden_reason = at, by, reason.strip()
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    comment.reports.filter(closed_at=None).update(closed_at=at)
    log.record("library.comment_hidden", by=by, at=at, target=comment, reason=digest(reason))
    outbox.tell(
        comment.author,
        "library.comment_hidden",
        "Sebuah komentar Anda disembunyikan BKPSDM. Baca alasannya.",
        url=f"{reverse('library:case_detail', args=[comment.case_id])}#komentar-{comment.pk}",
        because="Anda menulis komentar itu.",
        at=at,
    )
    return comment


@transaction.atomic
def restore_comment(comment: CaseComment, *, by: User, at: datetime) -> CaseComment:
    """HR shows a hidden comment again."""
    comment = CaseComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if comment.hidden_at is None or comment.erased_at:
        raise Refused("Komentar ini tidak sedang disembunyikan.")

    comment.hidden_at, comment.hidden_by, comment.hidden_reason = None, None, ""
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    log.record("library.comment_restored", by=by, at=at, target=comment)
    return comment


@transaction.atomic
def dismiss_reports(comment: CaseComment, *, by: User, at: datetime) -> CaseComment:
    """HR finds nothing wrong with a comment that was reported."""
    comment = CaseComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    comment.reports.filter(closed_at=None).update(closed_at=at)
    log.record("library.reports_dismissed", by=by, at=at, target=comment)
    return comment


def _earlier(user, *, at):
    rows = CaseComment.objects.filter(author=user, written_at__gt=at - timedelta(days=1))
    return [
        rules.Said((at - written_at).total_seconds(), text)
        for written_at, text in rows.values_list("written_at", "text")
    ]
