from datetime import datetime

from django.db import transaction

from kinerja.accounts import drafts
from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_stale
from kinerja.library import access, rules
from kinerja.library.actions.cases import _tell_author
from kinerja.library.enums import CaseStatus, Consent
from kinerja.library.models import CommentReport, LibraryCase
from kinerja.library.models.cases import CONTENT

NOT_YOURS = "Hanya orang yang ditampilkan yang memutuskan persetujuannya."


@transaction.atomic
def give_consent(case: LibraryCase, *, revision: int, by: User, at: datetime) -> LibraryCase:
    """The person shown agrees to exactly the words he has read."""
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.can_consent(by, case):
        raise Refused(NOT_YOURS)
    if case.consent != Consent.ASKED:
        raise Refused("Kisah ini tidak sedang menunggu persetujuan Anda.")
    refuse_stale(seen=revision, current=case.revision)

    case.consent, case.consented_revision, case.consent_at = Consent.GIVEN, revision, at
    case.save(update_fields=["consent", "consented_revision", "consent_at"])
    log.record("library.consent_given", by=by, at=at, target=case)
    return case


@transaction.atomic
def end_consent(case: LibraryCase, *, by: User, at: datetime) -> LibraryCase:
    """Refuse, or take back at any time: the story and the talk under it are gone at once.

    What stays is that there was a story, who was shown, and that he ended it.
    """
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.can_consent(by, case):
        raise Refused(NOT_YOURS)
    if case.status == CaseStatus.RETRACTED:
        raise Refused("Kisah ini sudah dihapus.")

    was_given = case.consent == Consent.GIVEN or case.published_at is not None
    case.consent = Consent.RETRACTED if was_given else Consent.REFUSED
    case.consented_revision, case.consent_at = None, at
    case.status = rules.NEXT_CASE_STATUS["retract", case.status]
    case.reason = ""
    for name in CONTENT:
        setattr(case, name, "")
    case.save()
    case.comments.update(text="", erased_at=at)
    CommentReport.objects.filter(comment__case=case).delete()
    drafts.discard_everywhere([f"{name}-{case.pk}" for name in ("pustaka-kasus", "komentar")])
    log.record("library.consent_ended", by=by, at=at, target=case, consent=case.consent)
    _tell_author(case, "Sebuah kisah usulan Anda dihapus, karena tidak disetujui lagi.", at=at)
    return case
