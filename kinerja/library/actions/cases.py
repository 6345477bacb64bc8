from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.library import access, queries, rules
from kinerja.library.actions.faq import ONLY_HR
from kinerja.library.enums import CaseKind, CaseStatus, Consent
from kinerja.library.models import LibraryCase
from kinerja.library.models.cases import CONTENT
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee

CASE_FIELDS = ("topic", "job_kind", "office_kind", *CONTENT)
MOST_WAITING = 5
WAITING = "Lima usulan Anda masih diperiksa. Tunggu jawabannya sebelum mengirim lagi."


@transaction.atomic
def submit_case(
    *, kind: str, values: dict, person: Employee | None, by: User, at: datetime
) -> LibraryCase:
    """Offer a case or a story; who writes about himself agrees, anybody else is asked first."""
    waiting = LibraryCase.objects.filter(author=by, status=CaseStatus.SUBMITTED)
    if waiting.count() >= MOST_WAITING and not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(WAITING)
    is_story = kind == CaseKind.STORY
    if is_story != (person is not None):
        raise Refused("Kisah berhasil menampilkan satu orang; jenis lain tidak.")
    if is_story and person.user_id is None:
        raise Refused("Orang itu belum punya akun, jadi belum dapat dimintai persetujuan.")

    case = LibraryCase(kind=kind, person=person, author=by, submitted_at=at)
    _write(case, values)
    if is_story:
        _ask(case)
        if person.user_id == by.pk:
            case.consent, case.consented_revision, case.consent_at = Consent.GIVEN, 1, at
    case.save()
    log.record("library.case_submitted", by=by, at=at, target=case, begins=True)
    _tell_person(case, at=at)
    return case


@transaction.atomic
def edit_case(
    case: LibraryCase, *, values: dict, revision: int, by: User, at: datetime
) -> LibraryCase:
    """Write over a case; a story is then asked for again, and waits unseen until the answer."""
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if case.status == CaseStatus.RETRACTED:
        raise Refused("Persetujuan sudah dicabut. Isinya tidak ada lagi.")
    refuse_stale(seen=revision, current=case.revision)

    _write(case, values)
    case.revision += 1
    if case.kind == CaseKind.STORY:
        _ask(case)
        case.status = rules.NEXT_CASE_STATUS.get(("ask_again", case.status), case.status)
    case.save()
    log.record("library.case_edited", by=by, at=at, target=case)
    _tell_person(case, at=at)
    return case


@transaction.atomic
def publish_case(case: LibraryCase, *, revision: int, by: User, at: datetime) -> LibraryCase:
    """Show a case to everybody who works here, exactly in the words that were read."""
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    refuse_stale(seen=revision, current=case.revision)
    refuse_if(queries.blockers_to_publish(case))

    case.status = rules.NEXT_CASE_STATUS["publish", case.status]
    case.published_at, case.reason = at, ""
    case.save(update_fields=["status", "published_at", "reason"])
    log.record("library.case_published", by=by, at=at, target=case)
    _tell_author(case, "Usulan Anda terbit di pustaka kasus. Terima kasih.", at=at)
    return case


@transaction.atomic
def turn_away_case(case: LibraryCase, *, reason: str, by: User, at: datetime) -> LibraryCase:
    """Do not publish a case, or take it out of sight, with the reason."""
    case = LibraryCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    act = "withdraw" if case.status == CaseStatus.PUBLISHED else "decline"
    if (act, case.status) not in rules.NEXT_CASE_STATUS:
        raise Refused("Kasus ini sudah tidak terbit.")
    if not reason.strip():
        raise Refused("Tulis alasannya bagi pengusul.")

    case.status = rules.NEXT_CASE_STATUS[act, case.status]
    case.reason = reason
    case.save(update_fields=["status", "reason"])
    log.record("library.case_turned_away", by=by, at=at, target=case, status=case.status)
    _tell_author(case, "Usulan Anda di pustaka kasus tidak ditampilkan. Baca alasannya.", at=at)
    return case


def _write(case, values):
    for name in CASE_FIELDS:
        setattr(case, name, values.get(name, ""))


def _ask(case):
    case.consent, case.consented_revision, case.consent_at = Consent.ASKED, None, None


def _tell_person(case, *, at):
    """Without a word of the content: messages are kept longer than a consent may last."""
    if case.consent == Consent.ASKED:
        outbox.tell(
            case.person.user,
            "library.consent_asked",
            "Ada kisah tentang Anda. Baca, lalu setujui atau tolak.",
            url=reverse("library:case_detail", args=[case.pk]),
            because="Kisah hanya terbit bila Anda menyetujuinya.",
            at=at,
        )


def _tell_author(case, text, *, at):
    outbox.tell(
        case.author,
        "library.case_moved",
        text,
        url=reverse("library:case_detail", args=[case.pk]),
        because="Anda mengusulkannya.",
        at=at,
    )
