"""Many notes at once: a month's figures, last week's words, a file; and holding what was read."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.monitoring import queries
from kinerja.monitoring.actions.notes import Entry, write_note
from kinerja.monitoring.models import Progress
from kinerja.planning.models import Skp, WorkResult


@transaction.atomic
def write_notes(
    skp: Skp, *, entries: Sequence[tuple[WorkResult, Entry]], key: UUID, by: User, at: datetime
) -> list[Progress]:
    """Keep all of these notes or none; the same key again keeps nothing twice."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    refuse_if([] if entries else ["Belum ada yang diisi. Isi paling sedikit satu baris."])
    notes, reasons = [], []
    for number, (result, entry) in enumerate(entries, 1):
        try:
            note = write_note(result, by=by, at=at, key=uuid5(key, str(number)), entry=entry)
        except Refused as refusal:
            reasons += [f"Baris {number}: {reason}" for reason in refusal.reasons]
        else:
            notes.append(note)
    refuse_if(reasons)

    pks = [note.pk for note in notes]
    log.record("monitoring.notes_written", by=by, at=at, target=skp, notes=pks)
    return notes


@transaction.atomic
def count_notes(skp: Skp, *, by: User, at: datetime, since: date, until: date) -> int:
    """Hold the notes that an evaluation was built on: they can no longer be taken back."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    notes = Progress.objects.standing().filter(
        result__skp__in=queries.versions_of(skp), on__range=(since, until), counted_at=None
    )
    counted = sorted(notes.values_list("pk", flat=True))
    Progress.objects.filter(pk__in=counted).update(counted_at=at)
    log.record("monitoring.notes_counted", by=by, at=at, target=skp, notes=counted)
    return len(counted)
