"""Who takes part in whose performance: appointed or volunteered, with the penilai's word."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications.outbox import tell, tell_all
from kinerja.organisation.models import Employee
from kinerja.planning import access, queries, rules
from kinerja.planning.enums import AssignmentOrigin, AssignmentStatus
from kinerja.planning.models import MatrixRow, Skp, StrategyBlock

ALREADY = "Pegawai itu sudah ada pada matriks ini."


@transaction.atomic
def appoint_members(
    plan: Skp, *, employees: Sequence[Employee], by: User, at: datetime
) -> list[MatrixRow]:
    """Give each a row; another leader's people wait for their penilai (p. 46, f.10)."""
    plan = (
        Skp.objects.select_related("employee")
        .select_for_update(of=("self",))
        .get(pk=queries.first_version(plan).pk)
    )
    if not access.can_divide(by, plan):
        raise Refused("Hanya pemilik SKP ini yang dapat membagi perannya.")
    _refuse_double(plan, *employees)

    penilai = queries.penilai_of(employees, on=queries.day_of(at))
    rows = MatrixRow.objects.bulk_create(
        MatrixRow(
            plan=plan,
            employee=employee,
            origin=AssignmentOrigin.APPOINTED,
            status=rules.status_of_appointment(
                by_appraiser=penilai.get(employee.pk) == plan.employee
            ),
            asked_at=at,
            asked_by=by,
        )
        for employee in employees
    )
    log.record_all(
        (
            "planning.member_appointed",
            row,
            by,
            at,
            {"plan": plan.pk, "employee": row.employee_id},
        )
        for row in rows
    )
    _tell_members([row for row in rows if row.status == AssignmentStatus.IN_FORCE], at=at)
    _tell_penilai([row for row in rows if row.status == AssignmentStatus.WAITING], penilai, at=at)
    return rows


@transaction.atomic
def ask_to_join(
    strategy: StrategyBlock, *, employee: Employee, reason: str, by: User, at: datetime
) -> MatrixRow:
    """Volunteer for a strategy that takes volunteers (p. 46, f.11)."""
    plan = Skp.objects.select_for_update(of=("self",)).get(pk=strategy.plan_id)
    if employee.user_id != by.pk:
        raise Refused("Hanya pegawai sendiri yang dapat mengajukan diri.")
    if not strategy.takes_volunteers:
        raise Refused("Strategi ini tidak menerima sukarelawan.")
    _refuse_double(plan, employee)

    row = MatrixRow.objects.create(
        plan=plan,
        employee=employee,
        strategy=strategy,
        origin=AssignmentOrigin.VOLUNTEERED,
        status=AssignmentStatus.ASKED,
        reason=reason,
        asked_at=at,
        asked_by=by,
    )
    log.record("planning.volunteered", by=by, at=at, target=row, plan=plan.pk, strategy=strategy.pk)
    tell(
        plan.employee.user,
        "planning.volunteered",
        f"{employee.full_name} mengajukan diri untuk “{strategy.title}”. Jawab pengajuannya.",
        url=reverse("planning:matrix", args=[plan.pk]),
        because="Strategi ini milik Anda.",
        at=at,
    )
    return row


@transaction.atomic
def answer_assignment(
    row: MatrixRow, *, act: str, reason: str = "", by: User, at: datetime
) -> MatrixRow:
    """The owner accepts or declines a volunteer; the penilai approves or refuses."""
    row = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    on = queries.day_of(at)
    if act not in rules.ANSWERS:
        raise Refused("Pilih terima atau tolak.")
    if not access.can_answer(by, row, act=act, on=on):
        raise Refused("Jawaban ini bukan wewenang Anda.")
    refuse_if(rules.blockers_to_assignment(act, status=row.status))
    if act in ("decline", "refuse") and not reason.strip():
        raise Refused("Tulis alasan penolakannya.")

    row.status = rules.NEXT_ASSIGNMENT[act, row.status]
    if act == "accept" and queries.reports_to(row.employee, row.plan.employee_id, on=on):
        row.status = AssignmentStatus.IN_FORCE  # the owner is the penilai himself
    if row.status == AssignmentStatus.IN_FORCE:
        row.approved_at, row.approved_by = at, by
    if reason.strip():
        row.reason = reason
    row.save(update_fields=["status", "approved_at", "approved_by", "reason"])
    log.record("planning.assignment_answered", by=by, at=at, target=row, act=act)
    if row.status == AssignmentStatus.WAITING:
        _tell_penilai([row], queries.penilai_of([row.employee], on=on), at=at)
    else:
        _tell_members([row], at=at)
    return row


@transaction.atomic
def end_assignment(row: MatrixRow, *, by: User, at: datetime) -> MatrixRow:
    """Take somebody out of the matrix; what he took into his plan stays there."""
    row = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not access.can_divide(by, row.plan):
        raise Refused("Hanya pemilik SKP ini yang dapat mengakhiri penugasannya.")
    refuse_if(rules.blockers_to_assignment("end", status=row.status))

    row.status = rules.NEXT_ASSIGNMENT["end", row.status]
    row.save(update_fields=["status"])
    log.record("planning.assignment_ended", by=by, at=at, target=row)
    return row


def _refuse_double(plan, *employees):
    if plan.employee in employees:
        raise Refused("Pemilik SKP tidak menjadi anggota matriksnya sendiri.")
    if plan.matrix.filter(employee__in=employees, status__in=rules.OPEN_ASSIGNMENTS).exists():
        raise Refused(ALREADY)


def _tell_penilai(rows, penilai, *, at):
    """One message for each who is asked, however many of his people are wanted."""
    asked = defaultdict(list)
    for row in rows:
        if leader := penilai.get(row.employee_id):
            asked[leader.user_id].append(row)
    for account, wanted in asked.items():
        number, owner = len(wanted), wanted[0].plan.employee.full_name
        whom = wanted[0].employee.full_name if number == 1 else f"{number} pegawai Anda"
        tell_all(
            [account] if account else [],
            "planning.assignment_waits",
            f"{owner} menugasi {whom}. Setujui atau tolak penugasan itu.",
            url=reverse("planning:assignment_list"),
            because="Anda pejabat penilai pegawai ini.",
            at=at,
        )


def _tell_members(rows, *, at):
    """The members of one plan, once there is an answer, which is the same for all."""
    if not rows:
        return
    word = "berlaku" if rows[0].status == AssignmentStatus.IN_FORCE else "ditolak"
    tell_all(
        [row.employee.user_id for row in rows if row.employee.user_id],
        "planning.assignment_answered",
        f"Penugasan Anda dari {rows[0].plan.employee.full_name} {word}. Lihat peran Anda.",
        url=reverse("planning:roles_mine"),
        because="Penugasan ini milik Anda.",
        at=at,
    )
