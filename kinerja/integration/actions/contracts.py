"""The perjanjian kerja that an import writes, and how they are taken back."""

from kinerja.audit import log
from kinerja.lib.periods import between
from kinerja.organisation.models import WorkContract


def _write_contracts(pairs, *, file_name, by, at):
    """New ones stand; the one whose place each takes is withdrawn."""
    chosen = [(stored, row.outcome.contract) for stored, row in pairs if row.outcome.contract]
    _withdraw([said["replaces"] for _, said in chosen if said["replaces"]], by, at)
    made = _record(
        [
            WorkContract(
                employee=stored.employee,
                period=between(said["first"], said["last"]),
                basis=f"Impor {file_name}"[:200],
                recorded_at=at,
                recorded_by=by,
            )
            for stored, said in chosen
        ],
        by,
        at,
    )
    for contract, (stored, said) in zip(made, chosen, strict=True):
        stored.undo["contract"] = [contract.pk, said["replaces"]]


def _restore_contracts(rows, *, by, at):
    """Of new people nothing stays; of others the history does, and what stood stands again."""
    written = {row.undo["contract"][0]: row for row in rows if "contract" in row.undo}
    new = [pk for pk, row in written.items() if "before" not in row.undo["employee"]]
    gone = list(WorkContract.objects.filter(pk__in=new))
    log.record_all([("organisation.contract_removed", one, by, at, log.REMOVED) for one in gone])
    WorkContract.objects.filter(pk__in=new).delete()
    _withdraw([pk for pk in written if pk not in set(new)], by, at)
    old = [row.undo["contract"][1] for row in written.values() if row.undo["contract"][1]]
    again = list(WorkContract.objects.filter(pk__in=old).order_by("pk"))
    for contract in again:
        contract.pk = None
        contract.recorded_at, contract.recorded_by = at, by
        contract.withdrawn_at = contract.withdrawn_by = None
    _record(again, by, at)


def _touched_contracts(rows):
    """People whose perjanjian kerja was recorded or withdrawn after the import wrote it."""
    written = {row.undo["contract"][0]: row.employee_id for row in rows if "contract" in row.undo}
    mine = WorkContract.objects.filter(pk__in=written, withdrawn_at=None)
    stands = set(mine.values_list("pk", flat=True))
    later = WorkContract.objects.filter(
        employee__in=written.values(), pk__gt=max(written, default=0)
    )
    touched = set(later.values_list("employee_id", flat=True))
    return touched | {person for pk, person in written.items() if pk not in stands}


def _withdraw(keys, by, at):
    WorkContract.objects.filter(pk__in=keys).update(withdrawn_at=at, withdrawn_by=by)
    rows = WorkContract.objects.filter(pk__in=keys).order_by("pk")
    log.record_all([("organisation.contract_withdrawn", one, by, at, {}) for one in rows])


def _record(contracts, by, at):
    made = WorkContract.objects.bulk_create(contracts, batch_size=1_000)
    log.record_all([("organisation.contract_recorded", one, by, at, {}) for one in made])
    return made
