from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_stale
from kinerja.library import access, rules
from kinerja.library.actions.brake import _count_up
from kinerja.library.models import FaqEntry, FaqVersion

ONLY_HR = "Hanya BKPSDM yang mengelola tanya jawab dan pustaka kasus."
ENTRY_FIELDS = ("topic", "question", "answer", "link", "link_label", "basis", "answered_by")


@transaction.atomic
def save_entry(
    entry: FaqEntry | None, *, values: dict, revision: int = 0, by: User, at: datetime
) -> FaqEntry:
    """Write an answer, or a newer version of it; what it said before stays readable."""
    if entry is None:
        entry = FaqEntry(revision=0)
    else:
        entry = FaqEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if values["link"] and not rules.is_inside(values["link"]):
        raise Refused("Alamat harus halaman situs ini, misalnya /bantuan/pegawai/.")
    if entry.pk:
        refuse_stale(seen=revision, current=entry.revision)

    for name in ENTRY_FIELDS:
        setattr(entry, name, values[name])
    entry.revision += 1
    entry.updated_at = at
    entry.save()
    FaqVersion.objects.create(
        entry=entry,
        number=entry.revision,
        question=entry.question,
        answer=entry.answer,
        answered_by=entry.answered_by,
        written_at=at,
        written_by=by,
    )
    log.record("library.answer_saved", by=by, at=at, target=entry, answer=digest(entry.answer))
    return entry


@transaction.atomic
def put_away_entry(entry: FaqEntry, *, is_shown: bool, by: User, at: datetime) -> FaqEntry:
    """Take an answer out of the public page, or show it again."""
    entry = FaqEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not access.is_editor(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if entry.is_shown == is_shown:
        return entry

    entry.is_shown = is_shown
    entry.save(update_fields=["is_shown"])
    log.record("library.answer_put_away", by=by, at=at, target=entry, is_shown=is_shown)
    return entry


@transaction.atomic
def vote_entry(entry: FaqEntry, *, helped: bool, place: str, by: None, at: datetime) -> FaqEntry:
    """Count whether an answer helped; who says so is not kept, `place` only holds floods back."""
    entry = FaqEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not entry.is_shown:
        raise Refused("Jawaban ini tidak ditampilkan lagi.")
    _count_up(
        "suara",
        place,
        entry.pk,
        day=timezone.localdate(at),
        most=rules.MOST_VOTES_A_DAY,
        refusal="Terima kasih. Tanggapan dari jaringan ini sudah cukup untuk hari ini.",
    )

    column = "helped" if helped else "not_helped"
    FaqEntry.objects.filter(pk=entry.pk).update(**{column: F(column) + 1})
    log.record("library.answer_voted", by=by, at=at, target=entry, helped=helped)
    return entry
