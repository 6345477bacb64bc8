from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration.actions.batches import _locked, _refuse_unless
from kinerja.integration.enums import ImportStatus
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Position, ReportingLine

MOST_NAMED = 10  # sentences before "dan … lainnya"


@transaction.atomic
def undo_batch(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Put everything back as before the import, while nobody built on it."""
    batch = _locked(batch, by, at)
    _refuse_unless(batch, ImportStatus.APPLIED)
    rows = list(batch.rows.exclude(undo={}).select_related("employee").order_by("number"))
    people = [row.employee_id for row in rows if row.employee_id]
    list(Employee.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk"))
    refuse_if(_blockers(batch, rows, people))

    _restore_lines(batch, rows)
    _restore_placements(rows)
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
    reasons = []
    for row in rows:
        why = _why_not(row, placements, moved_again, corrected)
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


def _restore_lines(batch, rows):
    placed = [row for row in rows if _own(row)]
    ReportingLine.objects.filter(
        employee__in=[row.employee_id for row in placed], recorded_at=batch.applied_at
    ).delete()
    before = [line for row in placed for line in row.undo.get("lines", [])]
    lines = []
    for words in before:
        lower, upper = (day and date.fromisoformat(day) for day in words["period"])
        recorded_at = datetime.fromisoformat(words["recorded_at"])
        lines.append(
            ReportingLine(**words | {"period": DateRange(lower, upper), "recorded_at": recorded_at})
        )
    ReportingLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    ReportingLine.objects.bulk_create(lines, batch_size=1_000)


def _restore_placements(rows):
    created = [row.undo["created"][0] for row in rows if "created" in row.undo]
    Placement.objects.filter(pk__in=created).delete()
    closed = {row.undo["closed"][0]: row.undo["closed"][1] for row in rows if "closed" in row.undo}
    reopened = list(Placement.objects.filter(pk__in=closed))
    for placement in reopened:
        upper = closed[placement.pk]
        upper = upper and date.fromisoformat(upper)
        placement.period = DateRange(placement.period.lower, upper)
    Placement.objects.bulk_update(reopened, ["period"], batch_size=500)
    corrected = [row.undo["corrected"] for row in rows if "corrected" in row.undo]
    Placement.objects.bulk_update(
        [Placement(pk=pk, position_id=before) for pk, before, _ in corrected],
        ["position"],
        batch_size=500,
    )


def _restore_people(rows):
    new = [row.employee_id for row in rows if "before" not in row.undo["employee"]]
    for name in Employee._meta.get_fields():
        people = [
            Employee(pk=row.employee_id, **{name.name: row.undo["employee"]["before"][name.name]})
            for row in rows
            if name.name in row.undo["employee"].get("before", {})
        ]
        if people:
            Employee.objects.bulk_update(people, [name.name], batch_size=500)
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
