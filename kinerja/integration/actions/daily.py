from datetime import datetime
from uuid import UUID

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import queries
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring.actions.many import write_notes
from kinerja.monitoring.actions.notes import Daily, Entry
from kinerja.planning.models import Skp


@transaction.atomic
def import_daily(skp: Skp, *, rows: list[dict], key: UUID, by: User, at: datetime) -> int:
    """Add the activities of a file as notes to one's plan, through the acts of monitoring."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    found = queries.daily_preview(skp, rows)
    refuse_if([f"{cell}: {sentence}" if cell else sentence for cell, sentence in found.wrong])
    refuse_if([] if found.new else ["Semua kegiatan di berkas ini sudah tercatat."])

    entries = [(one["step"][0], _entry(one)) for one in found.new]
    notes = write_notes(skp, entries=entries, key=key, by=by, at=at)
    log.record("integration.daily_imported", by=by, at=at, target=skp, notes=len(notes))
    return len(notes)


def _entry(said):
    return Entry(
        on=said["on"],
        note=said["note"],
        link=said["link"],
        daily=Daily(
            step=said["step"][1],
            starts=said["starts"],
            ends=said["ends"],
            amount=said["amount"],
            unit_of_measure=said["unit_of_measure"],
        ),
    )
