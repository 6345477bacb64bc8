"""Dividing roles: appoint, volunteer, approve, write a row, take a role into one's plan."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, ProtectedError

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.planning import access, queries, rules
from kinerja.planning.enums import ResultKind
from kinerja.planning.models import MatrixRole, MatrixRow, Skp, WorkResult

MOST_ROWS = 200
ROLE_FIELDS = ("statement", "method", "control")
TAKEN = "Peran yang sudah diambil ke SKP tidak dapat dikosongkan. Ubah isinya."


@transaction.atomic
def save_roles(
    row: MatrixRow,
    *,
    roles: dict[UUID, dict],
    is_team_lead: bool | None = None,
    revision: int,
    by: User,
    at: datetime,
) -> MatrixRow:
    """Make the roles of one person exactly these; a column without words has no role."""
    row = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not access.can_write_row(by, row):
        raise Refused("Hanya pimpinan, ketua tim, dan pegawai itu sendiri yang dapat mengisinya.")
    if row.status not in rules.OPEN_ASSIGNMENTS:
        raise Refused("Penugasan ini sudah tidak berlaku.")
    refuse_stale(seen=revision, current=row.revision)

    for column, values in roles.items():
        _save_role(row, column, values)
    if is_team_lead is not None and access.can_divide(by, row.plan):
        row.is_team_lead = is_team_lead
    row.revision += 1
    row.save(update_fields=["revision", "is_team_lead"])
    log.record(
        "planning.roles_saved",
        by=by,
        at=at,
        target=row,
        roles={str(column): digest(values["statement"]) for column, values in roles.items()},
    )
    return row


def _save_role(row, column, values):
    if values["statement"]:
        fields = {name: values[name] for name in ROLE_FIELDS}
        MatrixRole.objects.update_or_create(row=row, column=column, defaults=fields)
        return
    try:
        row.roles.filter(column=column).delete()
    except ProtectedError:
        raise Refused(TAKEN) from None


@transaction.atomic
def take_role(role: MatrixRole, *, skp: Skp, by: User, at: datetime) -> WorkResult:
    """Put a role of the matrix into one's own draft as a main result (p. 47: it is the RHK)."""
    row = MatrixRow.objects.select_for_update(of=("self",)).get(pk=role.row_id)
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp) or row.employee_id != skp.employee_id:
        raise Refused("Peran diambil oleh pegawainya sendiri ke SKP-nya sendiri.")
    refuse_if(
        rules.blockers_to_take(
            assignment=row.status,
            plan_is_open=skp.status in rules.EDITABLE,
            is_taken=skp.results.filter(role=role).exists(),
        )
    )

    on = queries.day_of(at)
    parent = queries.source_of(role)
    is_mine = queries.reports_to(skp.employee, row.plan.employee_id, on=on)
    result = WorkResult.objects.create(
        skp=skp,
        kind=ResultKind.UTAMA,
        order=(skp.results.aggregate(last=Max("order"))["last"] or 0) + 1,
        statement=role.statement,
        assigner="" if is_mine else queries.title_of(row.plan.employee, on=on)[:200],
        cascade=rules.CASCADES[role.method],
        parent=parent,
        provisional_parent="" if parent else queries.column_words(role)[:500],
        control=role.control,
        role=role,
    )
    skp.revision += 1
    skp.save(update_fields=["revision"])
    log.record(
        "planning.role_taken",
        by=by,
        at=at,
        target=skp,
        result=result.pk,
        role=role.pk,
        statement=digest(result.statement),
    )
    return result
