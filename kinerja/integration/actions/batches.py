from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import access, queries
from kinerja.integration.enums import ImportStatus, RowChange
from kinerja.integration.models import ColumnMapping, ImportBatch, ImportRow
from kinerja.integration.rules.headers import plain
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Unit

CHUNK = 2_000
FARTHEST = timedelta(days=366)
NOT_YOURS = "Hanya pengelola kepegawaian unit ini yang dapat mengimpor datanya."
CHECK = "integration.check_rows"
APPLY = "integration.apply_batch"


@transaction.atomic
def upload_batch(
    *,
    table: dict,
    file_name: str,
    digest: str,
    unit: Unit | None,
    effective_on: date,
    by: User,
    at: datetime,
) -> ImportBatch:
    """Keep a table that was read; a mapping that worked before is used again."""
    today = timezone.localdate(at)
    if not access.can_import_into(by, unit, on=today):
        raise Refused(NOT_YOURS)
    if abs(effective_on - today) > FARTHEST:
        raise Refused("Tanggal berlaku paling jauh satu tahun dari hari ini.")

    remembered = _remembered(table["titles"])
    batch = ImportBatch.objects.create(
        file_name=file_name[-200:],
        sha256=digest,
        unit=unit,
        effective_on=effective_on,
        content=queries.packed(table),
        headers=_headers(table),
        mapping=remembered or {name: i for i, name in enumerate(table["fields"]) if name},
        dropped=table["dropped"],
        rows_total=len(table["rows"]),
        status=ImportStatus.READING if remembered else ImportStatus.MAPPING,
        uploaded_at=at,
        uploaded_by=by,
    )
    log.record(
        "integration.batch_uploaded",
        by=by,
        at=at,
        target=batch,
        sha256=digest,
        rows=batch.rows_total,
        unit=unit and unit.pk,
        effective_on=effective_on,
    )
    if remembered:
        enqueue(CHECK, batch=batch.pk)
    return batch


@transaction.atomic
def map_columns(
    batch: ImportBatch, *, mapping: dict[str, int], by: User, at: datetime
) -> ImportBatch:
    """Say which column is which; the same header row will be understood next time."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.MAPPING)
    refuse_if(_blockers_to_map(mapping, len(batch.headers)))

    batch.mapping = mapping
    batch.status = ImportStatus.READING
    batch.rows_done = 0
    batch.message = ""
    batch.save(update_fields=["mapping", "status", "rows_done", "message"])
    ColumnMapping.objects.update_or_create(
        header_key=_key([header["title"] for header in batch.headers]),
        defaults={"mapping": mapping, "used_at": at},
    )
    log.record("integration.columns_mapped", by=by, at=at, target=batch, mapping=mapping)
    enqueue(CHECK, batch=batch.pk)
    return batch


@transaction.atomic
def check_rows(batch: ImportBatch, *, by: User, at: datetime) -> bool:
    """Compare the next rows with what we know; True while there are more."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status != ImportStatus.READING:
        return False
    today = timezone.localdate(at)
    if not access.can_import_into(by, batch.unit, on=today):
        raise Refused(NOT_YOURS)

    start, stop = batch.rows_done, batch.rows_done + CHUNK
    if start == 0:
        batch.rows.all().delete()
    found = queries.Comparison(batch, kept_paths=access.kept_paths(by, on=today), by=by.pk)
    rows = list(found.rows(start, stop))
    is_last = stop >= batch.rows_total
    if is_last:
        for _ in found.rows(0, start):  # guesses of earlier rows keep people from "hilang"
            pass
        rows += found.missing()
    ImportRow.objects.bulk_create(
        (_import_row(batch, number, row) for number, row in enumerate(rows, start + 1)),
        batch_size=2_000,
    )
    batch.rows_done = min(stop, batch.rows_total)
    batch.status = ImportStatus.PREVIEW if is_last else ImportStatus.READING
    batch.save(update_fields=["rows_done", "status"])
    if is_last:
        counts = {change.value: n for change, n in queries.counts_of(batch).items()}
        log.record("integration.preview_made", by=by, at=at, target=batch, counts=counts)
        if batch.rows_total > CHUNK:
            _tell_finished(batch, by, "siap diperiksa. Baca perbedaannya, lalu terapkan.", at)
    return not is_last


@transaction.atomic
def reopen_mapping(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Go back to the columns; the preview is made anew afterwards."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.PREVIEW)

    batch.status = ImportStatus.MAPPING
    batch.save(update_fields=["status"])
    log.record("integration.mapping_reopened", by=by, at=at, target=batch)
    return batch


@transaction.atomic
def resume_batch(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Queue the work again when the worker was interrupted; doing it twice does no harm."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.READING, ImportStatus.APPLYING)

    log.record("integration.batch_resumed", by=by, at=at, target=batch)
    enqueue(CHECK if batch.status == ImportStatus.READING else APPLY, batch=batch.pk)
    return batch


@transaction.atomic
def discard_batch(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Throw an import away that was not applied; nothing of the file stays."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.MAPPING, ImportStatus.READING, ImportStatus.PREVIEW)

    batch.rows.all().delete()
    batch.content = None
    batch.headers = []
    batch.status = ImportStatus.DISCARDED
    batch.save(update_fields=["content", "headers", "status"])
    log.record("integration.batch_discarded", by=by, at=at, target=batch)
    return batch


@transaction.atomic
def flag_missing(
    batch: ImportBatch, *, rows: list[int], shown: list[int], by: User, at: datetime
) -> int:
    """Mark missing people, of those shown, for HR to look into; an import deletes nobody."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)
    _refuse_unless(batch, ImportStatus.PREVIEW, ImportStatus.APPLIED)

    missing = batch.rows.filter(change=RowChange.MISSING)
    missing.filter(pk__in=set(shown) - set(rows)).update(is_flagged=False)
    flagged = missing.filter(pk__in=set(shown) & set(rows))
    flagged.update(is_flagged=True)
    people = sorted(flagged.values_list("employee_id", flat=True))
    log.record("integration.missing_flagged", by=by, at=at, target=batch, employees=people)
    return len(people)


@transaction.atomic
def export_rows(
    batch: ImportBatch, *, change: str, count: int, form: str, by: User, at: datetime
) -> None:
    """Record who took which rows of an import, how many and in which form."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_strangers(batch, by, at)

    log.record(
        "integration.rows_exported",
        by=by,
        at=at,
        target=batch,
        change=str(change),
        rows=count,
        form=form,
    )


def _tell_finished(batch, user, what, at):
    """Whoever closed the page in the meantime learns that the work is done."""
    tell(
        user,
        "integration.finished",
        f"Impor {batch.file_name[-100:]} {what}",
        url=reverse("integration:batch_detail", args=[batch.pk]),
        because="Anda menjalankan impor ini.",
        at=at,
    )


def _refuse_strangers(batch, by, at):
    if not access.can_import_into(by, batch.unit, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)


def _refuse_unless(batch, *statuses):
    if batch.status not in statuses:
        label = ImportStatus(batch.status).label.lower()
        raise Refused(f"Impor ini berstatus “{label}”. Muat ulang halaman untuk melihatnya.")


def _blockers_to_map(mapping, columns):
    reasons = []
    if not {"nip", "name"} <= set(mapping) and "name_nip" not in mapping:
        reasons.append("Tunjukkan kolom NIP dan kolom Nama.")
    if "name_nip" in mapping and {"nip", "name"} & set(mapping):
        reasons.append("Pilih kolom gabungan Nama dan NIP, atau keduanya terpisah.")
    if len(set(mapping.values())) < len(mapping):
        reasons.append("Satu kolom hanya boleh dipakai untuk satu data.")
    if any(not 0 <= column < columns for column in mapping.values()):
        reasons.append("Ada kolom yang tidak terdapat di berkas.")
    return reasons


def _remembered(titles):
    found = ColumnMapping.objects.filter(header_key=_key(titles)).first()
    return found and found.mapping


def _key(titles):
    return sha256("|".join(map(plain, titles)).encode()).hexdigest()


def _headers(table):
    """Titles with up to three different values, for the page where columns are matched."""
    headers = []
    for index, title in enumerate(table["titles"]):
        samples = []
        for _, _, cells in table["rows"][:50]:
            shown = queries.shown(cells[index])
            if shown not in (None, "") and str(shown)[:40] not in samples:
                samples.append(str(shown)[:40])
        headers.append({"title": title, "samples": samples[:3]})
    return headers


def _import_row(batch, number, row):
    return ImportRow(
        batch=batch,
        number=number,
        place=row.place[:60],
        change=row.change,
        read=row.read,
        differences=row.differences,
        errors=row.errors,
        warnings=row.warnings,
        employee_id=row.employee,
    )
