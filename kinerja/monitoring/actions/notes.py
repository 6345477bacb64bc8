"""What a person writes about his own work, and takes back or corrects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.periods import last_day
from kinerja.lib.refusals import refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import ActionStep, Blob, DailyProgress, Evidence, Progress
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Indicator, Skp, WorkResult

NOT_YOURS = "Hanya pemilik SKP yang dapat menulis catatan kemajuannya."
NOT_SET = "SKP ini tidak berlaku. Buka SKP Anda yang sudah ditetapkan, lalu catat di sana."
STORED_BEFORE = "Catatan sebelumnya sudah tersimpan. Kirim lagi bila ini catatan tambahan."


@dataclass(frozen=True)
class Daily:
    """What the daily form of e-Kinerja asks besides; `amount` is of this day alone."""

    step: ActionStep | None = None
    starts: time | None = None
    ends: time | None = None
    amount: int | None = None
    unit_of_measure: str = ""


@dataclass(frozen=True)
class Entry:
    """One note as it was typed: what, when, how far, and the proofs."""

    on: date
    note: str
    indicator: Indicator | None = None
    value: Decimal | None = None
    files: Sequence[Clean] = ()
    link: str = ""
    daily: Daily = Daily()


@transaction.atomic
def write_note(result: WorkResult, *, by: User, at: datetime, key: UUID, entry: Entry) -> Progress:
    """Keep one note of progress; the same key again gives the note stored the first time."""
    skp = queries.with_first_open(Skp.objects, on=timezone.localdate(at))
    skp = skp.select_for_update(of=("self",)).select_related("employee", "year")
    skp = skp.get(pk=result.skp_id)
    if (stored := Progress.objects.filter(key=key).first()) is not None:
        return _same_again(stored, result=result, by=by, entry=entry)
    refuse_if(_blockers(skp, result, by=by, at=at, entry=entry))

    note = _store(result, by=by, at=at, key=key, entry=entry)
    proofs = _keep_proofs(note, entry, at=at)
    log.record(
        "monitoring.note_written",
        by=by,
        at=at,
        target=note,
        begins=True,
        **_recorded(note, proofs, skp=skp, daily=entry.daily),
    )
    return note


@transaction.atomic
def correct_note(
    note: Progress,
    *,
    by: User,
    at: datetime,
    key: UUID,
    result: WorkResult,
    entry: Entry,
    keep: Iterable[Evidence] = (),
) -> Progress:
    """Write a new note in the place of an old one; `keep` are proofs that stay."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee", "year")
    skp = skp.get(results__progress=note.pk)
    note = Progress.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if (stored := Progress.objects.filter(key=key).first()) is not None:
        return _same_again(stored, result=result, by=by, entry=entry)
    refuse_if(_blockers(skp, result, by=by, at=at, entry=entry))
    refuse_if(queries.blockers_to_withdraw_note(note))

    new = _store(result, by=by, at=at, key=key, entry=entry, supersedes=note)
    proofs = _keep_proofs(new, entry, at=at, keep=keep)
    log.record(
        "monitoring.note_corrected",
        by=by,
        at=at,
        target=new,
        begins=True,
        supersedes=note.pk,
        **_recorded(new, proofs, skp=skp, daily=entry.daily),
    )
    return new


@transaction.atomic
def withdraw_note(note: Progress, *, by: User, at: datetime) -> Progress:
    """Take a note back; it stays in the record and counts nowhere."""
    note = Progress.objects.select_for_update(of=("self",)).get(pk=note.pk)
    refuse_if([] if access.can_note(by, note.result.skp) else [NOT_YOURS])
    refuse_if(queries.blockers_to_withdraw_note(note))

    note.withdrawn_at = at
    note.save(update_fields=["withdrawn_at"])
    log.record("monitoring.note_withdrawn", by=by, at=at, target=note)
    return note


def _blockers(skp, result, *, by, at, entry):
    if not access.can_note(by, skp):
        return [NOT_YOURS]
    if skp.status != SkpStatus.AGREED:
        return [NOT_SET]
    today = timezone.localdate(at)
    if result.skp_id != skp.pk or (entry.indicator and entry.indicator.result_id != result.pk):
        return ["Indikator itu bukan milik hasil kerja yang dipilih. Pilih keduanya lagi."]
    if entry.daily.step and entry.daily.step.result.lineage != result.lineage:
        return ["Rencana aksi itu bukan milik hasil kerja yang dipilih. Pilih keduanya lagi."]
    reasons = rules.blockers_to_note(
        on=entry.on,
        today=today,
        earliest=queries.earliest_day(skp, on=today),
        skp_ends=last_day(skp.period) or today,
        value=entry.value,
        indicator=entry.indicator is not None,
    )
    reasons += rules.blockers_to_daily(starts=entry.daily.starts, ends=entry.daily.ends)
    if not entry.files:
        return reasons
    return reasons + rules.blockers_to_keep(
        stored=queries.stored_by(skp.employee, year=skp.year),
        files=len(entry.files),
        size=sum(len(file.content) for file in entry.files),
    )


def _same_again(stored, *, result, by, entry):
    same = (
        stored.written_by_id == by.pk
        and stored.result_id == result.pk
        and (stored.note, stored.on, stored.value) == (entry.note, entry.on, entry.value)
    )
    refuse_if([] if same else [STORED_BEFORE])
    return stored


def _store(result, *, by, at, key, entry, supersedes=None):
    note = Progress.objects.create(
        result=result,
        indicator=entry.indicator,
        on=entry.on,
        note=entry.note,
        value=entry.value,
        key=key,
        written_at=at,
        written_by=by,
        supersedes=supersedes,
    )
    if entry.daily != Daily():
        DailyProgress.objects.create(progress=note, **vars(entry.daily))
    return note


def _keep_proofs(note, entry, *, at, keep=()):
    proofs = [
        Evidence(progress=note, blob=old.blob, url=old.url, caption=old.caption) for old in keep
    ]
    for file in entry.files:
        proofs.append(
            Evidence(progress=note, blob=Blob.objects.keep(file, at=at), caption=file.name)
        )
    if entry.link:
        host = urlsplit(entry.link).hostname[:200]
        proofs.append(Evidence(progress=note, url=entry.link, caption=host))
    return Evidence.objects.bulk_create(proofs)


def _recorded(note, proofs, *, skp, daily):
    hours = {
        "step": daily.step and daily.step.pk,
        "starts": daily.starts and daily.starts.isoformat(),
        "ends": daily.ends and daily.ends.isoformat(),
        "amount": daily.amount,
        "unit": daily.unit_of_measure,
    }
    return ({"daily": hours} if daily != Daily() else {}) | {
        "skp": skp.pk,
        "result": note.result_id,
        "indicator": note.indicator_id,
        "on": note.on,
        "value": note.value,
        "note": digest(note.note),
        "evidence": [proof.blob.sha256 if proof.blob else proof.url for proof in proofs],
    }
