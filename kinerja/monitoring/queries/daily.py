"""Notes in the columns of the form “Tambah Progress Harian” of e-Kinerja BKN."""

from datetime import date

from kinerja.monitoring.models import DailyProgress
from kinerja.monitoring.queries.notes import notes_of

DAILY_COLUMNS = (
    "Rencana Aksi",
    "Tanggal kegiatan",
    "Jam mulai",
    "Jam selesai",
    "Kegiatan harian",
    "Sumber data",
    "Realisasi",
    "Satuan",
    "Bukti dukung",
)
SOURCE = "ekinerja"  # the form shows this word and lets nobody change it


def daily_rows(skp, *, since: date, until: date):
    """One row a note, oldest first; without rencana aksi the result itself is named."""
    notes = notes_of(skp, since=since, until=until)
    said = DailyProgress.objects.filter(progress__in=notes).select_related("step")
    daily = {one.progress_id: one for one in said}
    nothing = DailyProgress()
    for note in reversed(notes):
        one = daily.get(note.pk, nothing)
        yield (
            one.step.text if one.step else note.result.statement,
            note.on,
            f"{one.starts:%H:%M}" if one.starts else "",
            f"{one.ends:%H:%M}" if one.ends else "",
            note.note,
            SOURCE,
            one.amount,
            one.unit_of_measure,
            next((proof.url for proof in note.evidence.all() if proof.url), ""),
        )
