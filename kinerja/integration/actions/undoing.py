from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration.actions.batches import _refuse_strangers, _refuse_unless
from kinerja.integration.actions.contracts import _restore_contracts, _touched_contracts
from kinerja.integration.enums import ImportStatus
from kinerja.integration.models import ImportBatch
from kinerja.integration.rules.comparison import PERSONAL_FIELDS
from kinerja.lib.bulk import set_column
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Position, ReportingLine

CLEARED = "Isi barisnya sudah dihapus, jadi impor ini tidak dapat dibatalkan lagi."
MOST_NAMED = 10  # sentences before "dan … lainnya"


@transaction.atomic
def undo_batch(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Put everything back as before the import, while nobody built on it."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.APPLIED)
    if batch.cleared_at:
        raise Refused(CLEARED)
    rows = list(batch.rows.exclude(undo={}).select_related("employee").order_by("number"))
    people = [row.employee_id for row in rows if row.employee_id]
    list(Employee.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk"))
    refuse_if(_blockers(batch, rows, people))

    _restore_lines(batch, rows, by, at)
    _restore_placements(rows)
    _restore_contracts(rows, by=by, at=at)
    _restore_people(rows)
    _close_positions(rows)
    batch.status = ImportStatus.UNDONE
    batch.undone_at = at
    batch.save(update_fields=["status", "undone_at"])
    log.record("integration.batch_undone", by=by, at=at, target=batch, people=len(rows))
    return batch


def _blockers(batch, rows, people):
    """Who was touched since, and how."""
    placements = dict(
        Placement.objects.filter(pk__in=[_own(row) for row in rows]).values_list("pk", "position")
    )
    moved_again = set(
        Placement.objects.filter(
            employee__in=people,
            kind=PlacementKind.DEFINITIF,
            period__startswith__gt=batch.effective_on,
        ).values_list("employee_id", flat=True)
    )
    corrected = set(
        ReportingLine.objects.filter(
            employee__in=people, recorded_at__gt=batch.applied_at
        ).values_list("employee_id", flat=True)
    )
    contracted = _touched_contracts(rows)
    reasons = []
    for row in rows:
        why = _why_not(row, placements, moved_again, corrected)
        if not why and row.employee_id in contracted:
            why = "perjanjian kerjanya sudah diubah sesudah impor."
        if why:
            reasons.append(f"{row.read['name']}: {why}")
    if len(reasons) > MOST_NAMED:
        reasons[MOST_NAMED:] = [f"Dan {len(reasons) - MOST_NAMED} pegawai lainnya."]
    return reasons


def _why_not(row, placements, moved_again, corrected):
    person, undo = row.employee, row.undo
    if person is None:
        return "pegawai ini sudah dihapus sesudah impor."
    if "before" not in undo["employee"] and person.user_id:
        return "akunnya sudah dibuat sesudah impor."
    if any(getattr(person, name) != said for name, said in undo["employee"]["after"].items()):
        return "datanya sudah diubah sesudah impor."
    own = undo.get("created") or undo.get("corrected", [None])[::2]
    if (own[0] and placements.get(own[0]) != own[-1]) or person.pk in moved_again:
        return "penempatannya sudah diubah sesudah impor."
    if person.pk in corrected:
        return "penilainya sudah diubah sesudah impor."
    return ""


def _own(row):
    """The placement this import wrote."""
    return (row.undo.get("created") or row.undo.get("corrected") or [None])[0]


def _restore_lines(batch, rows, by, at):
    placed = [row for row in rows if _own(row)]
    written = ReportingLine.objects.filter(
        employee__in=[row.employee_id for row in placed], recorded_at=batch.applied_at
    )
    entries = [("organisation.line_removed", line, by, at, log.REMOVED) for line in written]
    written.delete()
    before = [line for row in placed for line in row.undo.get("lines", [])]
    lines = []
    for words in before:
        lower, upper = map(_day, words["period"])
        recorded_at = datetime.fromisoformat(words["recorded_at"])
        lines.append(
            ReportingLine(**words | {"period": DateRange(lower, upper), "recorded_at": recorded_at})
        )
    ReportingLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    ReportingLine.objects.bulk_create(lines, batch_size=1_000)
    entries += [("organisation.line_restored", line, by, at, {}) for line in lines]
    log.record_all(entries)


def _restore_placements(rows):
    created = [row.undo["created"][0] for row in rows if "created" in row.undo]
    Placement.objects.filter(pk__in=created).delete()
    closed = {row.undo["closed"][0]: row.undo["closed"][1] for row in rows if "closed" in row.undo}
    begun = Placement.objects.filter(pk__in=closed).values_list("pk", "period__startswith")
    set_column(
        Placement, "period", [(pk, DateRange(first, _day(closed[pk]))) for pk, first in begun]
    )
    corrected = [row.undo["corrected"] for row in rows if "corrected" in row.undo]
    set_column(Placement, "position", [(pk, before) for pk, before, _ in corrected])


def _day(text):
    return text and date.fromisoformat(text)


def _restore_people(rows):
    new = [row.employee_id for row in rows if "before" not in row.undo["employee"]]
    for name in PERSONAL_FIELDS:
        before = ((row.employee_id, row.undo["employee"].get("before", {})) for row in rows)
        set_column(Employee, name, [(pk, said[name]) for pk, said in before if name in said])
    try:
        with transaction.atomic():
            Employee.objects.filter(pk__in=new).delete()
    except ProtectedError as error:
        kinds = sorted({str(used._meta.verbose_name) for used in error.protected_objects})
        raise Refused(
            f"Pegawai baru dari impor ini sudah dipakai di: {', '.join(kinds)}. "
            "Impor tidak dapat dibatalkan lagi."
        ) from error


def _close_positions(rows):
    """Jobs opened for this import disappear when nobody else took one meanwhile."""
    opened = {row.undo["opened"] for row in rows if "opened" in row.undo}
    Position.objects.filter(pk__in=opened, placements=None).delete()
