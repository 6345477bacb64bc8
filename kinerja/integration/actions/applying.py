from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import access, queries
from kinerja.integration.actions.batches import (
    APPLY,
    CHECK,
    NOT_YOURS,
    _refuse_strangers,
    _refuse_unless,
    _tell_finished,
)
from kinerja.integration.actions.contracts import _write_contracts
from kinerja.integration.enums import ImportStatus, RowChange
from kinerja.integration.models import ImportBatch, ImportRow
from kinerja.integration.rules import values
from kinerja.integration.rules.units import same
from kinerja.lib.bulk import set_column
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused
from kinerja.organisation.actions import propose_lines
from kinerja.organisation.models import Employee, Placement, Position, ReportingLine, Unit

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('integration.apply_batch'))"
PATIENCE = "SET LOCAL lock_timeout = '2min'"  # another import may be running
STALE = "Data pegawai berubah sejak pratinjau dibuat. Periksa pratinjau yang baru."
LINE_FIELDS = [field.attname for field in ReportingLine._meta.concrete_fields]


@transaction.atomic
def start_applying(batch: ImportBatch, *, skip_errors: bool, by: User, at: datetime) -> ImportBatch:
    """Decide to apply what the preview shows; the work itself is queued."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.PREVIEW)
    counts = queries.counts_of(batch)
    if counts[RowChange.ERROR] and not skip_errors:
        raise Refused(
            f"Masih ada {counts[RowChange.ERROR]} baris galat. "
            "Perbaiki berkas, atau pilih “terapkan yang benar saja”."
        )
    if not counts[RowChange.NEW] + counts[RowChange.CHANGED]:
        raise Refused("Tidak ada baris baru atau berubah yang dapat diterapkan.")

    batch.status = ImportStatus.APPLYING
    batch.skip_errors = skip_errors
    batch.applied_by = by
    batch.message = ""
    batch.save(update_fields=["status", "skip_errors", "applied_by", "message"])
    log.record("integration.applying_started", by=by, at=at, target=batch, skip_errors=skip_errors)
    enqueue(APPLY, batch=batch.pk)
    return batch


@transaction.atomic
def apply_batch(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Write all new and changed people at once, exactly as previewed, or nothing at all."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status != ImportStatus.APPLYING:
        return batch
    today = timezone.localdate(at)
    if not access.can_import_into(by, batch.unit, on=today):
        raise Refused(NOT_YOURS)
    stored = _lock_people(batch)
    found = queries.Comparison(batch, kept_paths=access.kept_paths(by, on=today), by=by.pk)
    rows = list(found.rows())
    if _differs(stored, rows):
        return _back_to_preview(batch, by, at)

    work = _Work(batch, found, stored, rows)
    work.open_positions()
    work.write_people()
    _write_contracts(work.pairs, file_name=batch.file_name, by=by, at=at)
    work.place_people()
    lines = work.lines_before()
    propose_lines(on=batch.effective_on, employees=work.placed, by=by, at=at)
    work.remember(lines)
    batch.status = ImportStatus.APPLIED
    batch.applied_at = at
    batch.content = None
    batch.headers = []  # its samples are people
    batch.save(update_fields=["status", "applied_at", "content", "headers"])
    log.record(
        "integration.batch_applied",
        by=by,
        at=at,
        target=batch,
        new=len(work.new),
        changed=len(work.changed),
        placed=len(work.placed),
        positions=[position.pk for position in work.opened],
    )
    _tell_finished(batch, by, "sudah diterapkan. Undang pegawai baru.", at)
    return batch


def _lock_people(batch):
    """One import at a time, and nobody moves the people of this one meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(PATIENCE)
        cursor.execute(ONE_AT_A_TIME)
    stored = list(batch.rows.exclude(change=RowChange.MISSING).order_by("number"))
    known = [row.employee_id for row in stored if row.employee_id]
    list(
        Employee.objects.select_for_update(of=("self",))
        .filter(pk__in=known)
        .order_by("pk")
        .values_list("pk")
    )
    return stored


def _differs(stored, rows):
    def told(row):
        return row.change, row.differences

    return [told(row) for row in stored] != [told(row) for row in rows]


def _back_to_preview(batch, by, at):
    batch.status = ImportStatus.READING
    batch.rows_done = 0
    batch.message = STALE
    batch.save(update_fields=["status", "rows_done", "message"])
    log.record("integration.preview_outdated", by=by, at=at, target=batch)
    enqueue(CHECK, batch=batch.pk)
    return batch


@dataclass
class _Work:
    """One application: what is written, and what undoing needs to know."""

    batch: ImportBatch
    found: queries.Comparison
    stored: list
    rows: list
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    placed: list = field(default_factory=list)
    opened: list = field(default_factory=list)

    def __post_init__(self):
        self.pairs = [
            (stored, row)
            for stored, row in zip(self.stored, self.rows, strict=True)
            if row.change in (RowChange.NEW, RowChange.CHANGED)
        ]
        self.known = {person.pk: person for person in self.found.known.values()}

    def open_positions(self):
        """Jobs that do not exist yet, each once."""
        posts = [row.outcome.post for _, row in self.pairs if row.outcome.post]
        wanted = {
            (post["unit"], same(post["title"])): post for post in posts if not post["position"]
        }
        kinds = dict(Unit.objects.filter(pk__in={u for u, _ in wanted}).values_list("pk", "kind"))
        headed = set(
            Position.objects.filter(is_head=True, is_active=True).values_list("unit_id", flat=True)
        )
        for (unit, _), post in wanted.items():
            heads = unit not in headed and values.leads(post["title"], kinds[unit])
            headed.update({unit} if heads else ())
            self.opened.append(
                Position(
                    unit_id=unit,
                    title=post["title"],
                    kind=post["kind"],
                    echelon=post["echelon"],
                    is_head=heads,
                )
            )
        Position.objects.bulk_create(self.opened, batch_size=1_000)
        made = {(job.unit_id, same(job.title)): job.pk for job in self.opened}
        for post in posts:
            post["opened"] = not post["position"]
            post["position"] = post["position"] or made[post["unit"], same(post["title"])]

    def write_people(self):
        changed_fields = set()
        for stored, row in self.pairs:
            outcome = row.outcome
            if row.change == RowChange.NEW:
                person = Employee(nip=row.read["nip"], **outcome.fields)
                self.new.append(person)
                stored.undo = {"employee": {"after": outcome.fields}}
            else:
                person = Employee(pk=row.employee, **outcome.fields)
                before = self.known[row.employee].fields
                stored.undo = {
                    "employee": {
                        "before": {name: before[name] for name in outcome.fields},
                        "after": outcome.fields,
                    }
                }
                if outcome.fields:
                    self.changed.append(person)
                    changed_fields.update(outcome.fields)
            stored.employee = person
        self._update_changed(changed_fields)
        Employee.objects.bulk_create(self.new, batch_size=1_000)

    def _update_changed(self, names):
        for name in sorted(names):
            set_column(
                Employee,
                name,
                (
                    (row.employee, row.outcome.fields[name])
                    for _, row in self.pairs
                    if row.change == RowChange.CHANGED and name in row.outcome.fields
                ),
            )

    def place_people(self):
        """End the old placement the day before, or correct one that begins that very day."""
        on, closed, corrected, created = self.batch.effective_on, [], [], []
        for stored, row in self.pairs:
            post = row.outcome.post
            if not post:
                continue
            known = self.known.get(row.employee)
            old = known.placement if known else None
            upper = known.placed_until if known else None
            if old and known.placed_since == on:
                corrected.append((old, post["position"]))
                stored.undo["corrected"] = [old, known.post.pk, post["position"]]
                continue
            if old:
                closed.append((old, DateRange(known.placed_since, on)))
                stored.undo["closed"] = [old, upper.isoformat() if upper else None]
            created.append((stored, self._placement(stored, post, upper)))
        set_column(Placement, "position", corrected)
        set_column(Placement, "period", closed)
        Placement.objects.bulk_create([place for _, place in created], batch_size=1_000)
        for stored, place in created:
            stored.undo["created"] = [place.pk, place.position_id]
        self.placed = [s.employee.pk for s, row in self.pairs if row.outcome.post]

    def _placement(self, stored, post, upper):
        return Placement(
            employee=stored.employee,
            position_id=post["position"],
            period=DateRange(self.batch.effective_on, upper),
            basis=f"Impor {self.batch.file_name}"[:200],
        )

    def lines_before(self):
        """The reporting lines of the people who move, as they stand now."""
        lines = {}
        query = ReportingLine.objects.filter(
            employee__in=self.placed,
            period__overlap=DateRange(self.batch.effective_on, None),
        )
        for line in query:
            lines.setdefault(line.employee_id, []).append(_line_words(line))
        return lines

    def remember(self, lines):
        opened = {position.pk for position in self.opened}
        for stored, row in self.pairs:
            post = row.outcome.post
            if post and post["position"] in opened:
                stored.undo["opened"] = post["position"]
            if stored.employee.pk in lines:
                stored.undo["lines"] = lines[stored.employee.pk]
        set_column(ImportRow, "undo", ((stored.pk, stored.undo) for stored, _ in self.pairs))
        set_column(
            ImportRow, "employee", ((stored.pk, stored.employee.pk) for stored, _ in self.pairs)
        )


def _line_words(line):
    """A reporting line as JSON, so that undoing can put it back."""
    words = {name: getattr(line, name) for name in LINE_FIELDS if name != "period"}
    words["recorded_at"] = line.recorded_at.isoformat()
    words["period"] = [day and day.isoformat() for day in (line.period.lower, line.period.upper)]
    return words
