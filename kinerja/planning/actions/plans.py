"""Starting a plan: from nothing, from an earlier plan, or as a new version of a set one."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.urls import reverse

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import between, last_day
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import placement_of
from kinerja.planning import access, queries, rules
from kinerja.planning.enums import Cascade
from kinerja.planning.models import (
    BehaviourExpectation,
    Indicator,
    PerformanceYear,
    Skp,
    SkpAnnex,
    WorkResult,
)


@transaction.atomic
def start_skp(
    employee: Employee,
    *,
    year: PerformanceYear,
    source: Skp | None = None,
    by: User,
    at: datetime,
) -> Skp:
    """Open a draft for today's position, empty or furnished from an earlier plan."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    on = queries.day_of(at)
    if employee.user_id != by.pk:
        raise Refused("Hanya pegawai sendiri yang dapat memulai SKP-nya.")
    if source is not None and source.employee_id != employee.pk:
        raise Refused("SKP yang disalin harus milik Anda sendiri.")
    refuse_if(queries.blockers_to_start(employee, year=year, on=on))

    skp = _draft(employee, year, source, at=at)
    log.record(
        "planning.skp_started",
        by=by,
        at=at,
        target=skp,
        source=source and source.pk,
        year=year.year,
    )
    return skp


@transaction.atomic
def prepare_skp(employee: Employee, *, year: PerformanceYear, by: User, at: datetime) -> Skp:
    """After January: HR lays a draft before somebody who has none, copied from his last plan.

    It stays the employee's plan: he reads it, changes it and hands it in (R-P7).
    """
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    on = queries.day_of(at)
    if not access.can_prepare_for(by, employee, on=on):
        raise Refused("Hanya pengelola kepegawaian pegawai ini yang menyiapkan draf SKP-nya.")
    refuse_if(rules.blockers_to_prepare(due_on=year.planning_due_on, on=on))
    refuse_if(queries.blockers_to_start(employee, year=year, on=on))

    source = queries.plan_to_copy(employee, year=year)
    skp = _draft(employee, year, source, at=at)
    log.record("planning.skp_prepared", by=by, at=at, target=skp, source=source and source.pk)
    outbox.tell(
        employee.user,
        "planning.skp_prepared",
        f"Draf SKP {year.year} Anda sudah disiapkan. Periksa, lengkapi, lalu ajukan.",
        url=reverse("planning:skp_detail", args=[skp.pk]),
        because="Sesudah Januari pengelola kepegawaian membantu pegawai yang belum ber-SKP.",
        at=at,
    )
    return skp


def _draft(employee, year, source, *, at):
    """A draft for today's position, empty or furnished from an earlier plan."""
    placement = placement_of(employee, on=queries.day_of(at))
    position = placement.position
    first, last = rules.period_in_year(
        year.year, since=placement.period.lower, until=last_day(placement.period)
    )
    allowed = rules.approaches_allowed(year.approach)
    skp = Skp.objects.create(
        employee=employee,
        year=year,
        placement=placement,
        approach=source.approach if source and source.approach in allowed else allowed[0],
        kind=rules.kind_for(
            job=position.kind,
            is_head=position.is_head,
            unit_is_opd=position.unit.is_opd,
            unit_kind=position.unit.kind,
        ),
        period=between(first, last),
        created_at=at,
    )
    if source is not None:
        _copy_parts(source, skp, same_plan=False)
    return skp


@transaction.atomic
def start_change(skp: Skp, *, reason: str, by: User, at: datetime) -> Skp:
    """Open version n+1 of a set plan as a draft; the set one stays in force until it is agreed."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if not access.can_edit(by, skp):
        raise Refused("Hanya pemilik SKP yang dapat mengubahnya.")
    refuse_if(
        rules.blockers_to_change(
            status=skp.status, has_open_version=queries.open_version_of(skp) is not None
        )
    )
    if not reason.strip():
        raise Refused("Tulis alasan perubahan.")

    change = Skp.objects.create(
        employee_id=skp.employee_id,
        year_id=skp.year_id,
        placement_id=skp.placement_id,
        version=skp.version + 1,
        previous=skp,
        change_reason=reason,
        kind=skp.kind,
        approach=skp.approach,
        period=skp.period,
        created_at=at,
    )
    _copy_parts(skp, change, same_plan=True)
    log.record(
        "planning.change_started",
        by=by,
        at=at,
        target=change,
        previous=skp.pk,
        version=change.version,
        reason=reason,
    )
    return change


def _copy_parts(source, target, *, same_plan):
    """Results, indicators, expectations and annexes.

    Inside one plan the links and the lineage stay; from last year's plan the leader's result is
    kept as provisional words, because the leader has a new plan this year.
    """
    for result in queries.results_of(source):
        copy = WorkResult.objects.create(
            skp=target,
            kind=result.kind,
            order=result.order,
            statement=result.statement,
            assigner=result.assigner,
            cascade=result.cascade,
            no_parent_reason=result.no_parent_reason,
            control=result.control,
            role_id=result.role_id if same_plan else None,
            parent_id=result.parent_id if same_plan else None,
            goal_id=result.goal_id if same_plan else None,
            provisional_parent=result.provisional_parent if same_plan else _words(result),
            lineage=result.lineage if same_plan else uuid4(),
        )
        Indicator.objects.bulk_create(
            _copy_of(indicator, copy, same_plan) for indicator in result.indicators.all()
        )
    if same_plan or source.kind == target.kind:
        BehaviourExpectation.objects.bulk_create(
            BehaviourExpectation(skp=target, value=line.value, expectation=line.expectation)
            for line in source.behaviours.all()
        )
    SkpAnnex.objects.bulk_create(
        SkpAnnex(skp=target, kind=line.kind, order=line.order, text=line.text)
        for line in source.annexes.all()
    )


def _words(result) -> str:
    served = queries.served_by(result)
    return served["statement"][:500] if served and result.cascade != Cascade.NONE else ""


def _copy_of(indicator, result, same_plan):
    return Indicator(
        result=result,
        order=indicator.order,
        lineage=indicator.lineage if same_plan else uuid4(),
        **rules.rewritten(vars(indicator), kind=result.skp.kind, approach=result.skp.approach),
    )
