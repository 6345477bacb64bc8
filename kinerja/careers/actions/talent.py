from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.careers import access, queries, rules
from kinerja.careers.models import (
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee

NOT_WEIGHED = (
    "Hanya anggota komite talenta yang tidak mundur dan bukan yang bersangkutan yang boleh."
)
PLACEMENTS = TalentPlacement.objects.select_related("employee__user")
CHANGED = "Data berubah sejak halaman dibuka. Periksa lagi sebelum melanjutkan."


@transaction.atomic
def set_criteria(
    *, since: date, basis: str, numbers: dict[str, int], by: User, at: datetime
) -> TalentCriteria:
    """Choose scores, weights and cut-offs from one day on; what was placed before stays."""
    on = timezone.localdate(at)
    if not access.can_set_criteria(by, on=on):
        raise Refused("Hanya BKPSDM yang menetapkan kriteria talenta.")
    criteria = TalentCriteria(since=since, basis=basis, **numbers, set_at=at, set_by=by)
    refuse_if(rules.problems_of(criteria.values))
    if since < on:
        raise Refused("Kriteria berlaku paling cepat hari ini, agar yang lalu tidak berubah.")
    if TalentCriteria.objects.filter(since=since).exists():
        raise Refused("Sudah ada kriteria yang mulai berlaku pada tanggal itu. Pilih hari lain.")

    criteria.save(force_insert=True)
    log.record("careers.criteria_set", by=by, at=at, target=criteria, since=since, **numbers)
    return criteria


@transaction.atomic
def record_component(
    employee: Employee,
    *,
    part: str,
    score: Decimal,
    source: str,
    evidence: str,
    first: date,
    last: date | None = None,
    by: User,
    at: datetime,
) -> PotentialComponent:
    """Keep one part of somebody's potensial, with its source and proof."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_weigh(by, employee, on=on):
        raise Refused(NOT_WEIGHED)
    if first > on:
        raise Refused("Unsur berlaku paling lambat mulai hari ini.")
    period = between(first, last) if last else since(first)
    taken = PotentialComponent.objects.filter(
        employee=employee, part=part, withdrawn_at=None, period__overlap=period
    )
    if taken.exists():
        raise Refused("Unsur ini sudah tercatat untuk masa itu. Cabut yang lama lebih dahulu.")

    component = PotentialComponent.objects.create(
        employee=employee,
        part=part,
        score=score,
        source=source,
        evidence=evidence,
        period=period,
        recorded_at=at,
        recorded_by=by,
    )
    log.record(
        "careers.component_recorded",
        by=by,
        at=at,
        target=component,
        begins=True,
        part=part,
        score=score,
    )
    return component


@transaction.atomic
def withdraw_component(
    component: PotentialComponent, *, by: User, at: datetime
) -> PotentialComponent:
    """Take a mistaken part out; it stays in the history."""
    component = (
        PotentialComponent.objects.select_for_update(of=("self", "employee"))
        .select_related("employee")
        .get(pk=component.pk)
    )
    if not access.can_weigh(by, component.employee, on=timezone.localdate(at)):
        raise Refused(NOT_WEIGHED)
    if component.withdrawn_at:
        raise Refused("Unsur ini sudah dicabut.")

    component.withdrawn_at, component.withdrawn_by = at, by
    component.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log.record("careers.component_withdrawn", by=by, at=at, target=component)
    return component


@transaction.atomic
def propose_placement(
    employee: Employee, *, reason: str, seen: str, by: User, at: datetime
) -> TalentPlacement:
    """The first member puts somebody into the box that the definitions give."""
    on = timezone.localdate(at)
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_weigh(by, employee, on=on):
        raise Refused(NOT_WEIGHED)
    if queries.open_placement(employee):
        raise Refused("Sudah ada usulan yang menunggu anggota kedua. Muat ulang halamannya.")
    case = queries.case_of(employee, on=on)
    refuse_if(case.missing)
    if case.digest != seen:
        raise Stale(CHANGED)

    placement = TalentPlacement.objects.create(
        employee=employee,
        criteria=case.criteria,
        box=case.place.box.number,
        performance_score=case.place.performance,
        performance_level=case.place.performance_level,
        potential_score=case.place.potential,
        potential_level=case.place.potential_level,
        content=case.content,
        content_digest=case.digest,
        reason=reason,
        proposed_at=at,
        proposed_by=by,
    )
    log.record(
        "careers.placement_proposed", by=by, at=at, target=placement, begins=True, box=placement.box
    )
    return placement


@transaction.atomic
def confirm_placement(
    placement: TalentPlacement, *, reason: str, by: User, at: datetime
) -> TalentPlacement:
    """The second member confirms exactly what the first one proposed."""
    on = timezone.localdate(at)
    placement = PLACEMENTS.select_for_update(of=("self", "employee")).get(pk=placement.pk)
    if not access.can_weigh(by, placement.employee, on=on):
        raise Refused(NOT_WEIGHED)
    if placement.proposed_by_id == by.pk:
        raise Refused("Anggota kedua yang menegaskan, bukan pengusulnya.")
    refuse_if(rules.blockers_to_decide(act="confirm", status=placement.status))
    if queries.case_of(placement.employee, on=on).digest != placement.content_digest:
        raise Stale("Data berubah sejak diusulkan. Kembalikan usulan ini, lalu usulkan lagi.")

    placement.status = rules.NEXT_PLACEMENT["confirm", placement.status]
    placement.confirmed_at, placement.confirmed_by = at, by
    placement.confirmed_reason = reason
    placement.save(update_fields=["status", "confirmed_at", "confirmed_by", "confirmed_reason"])
    log.record("careers.placement_confirmed", by=by, at=at, target=placement, box=placement.box)
    outbox.tell(
        placement.employee.user,
        "careers.placement_confirmed",
        "Komite menetapkan pemetaan talenta Anda. Baca arti dan sumber datanya.",
        url=reverse("careers:talent_mine"),
        because="Pemetaan ini tentang Anda.",
        at=at,
    )
    return placement


@transaction.atomic
def return_placement(
    placement: TalentPlacement, *, reason: str, by: User, at: datetime
) -> TalentPlacement:
    """A member gives a proposal back, the proposer included."""
    placement = PLACEMENTS.select_for_update(of=("self", "employee")).get(pk=placement.pk)
    if not access.can_weigh(by, placement.employee, on=timezone.localdate(at)):
        raise Refused(NOT_WEIGHED)
    refuse_if(rules.blockers_to_decide(act="return", status=placement.status))

    placement.status = rules.NEXT_PLACEMENT["return", placement.status]
    placement.returned_at, placement.returned_by = at, by
    placement.returned_reason = reason
    placement.save(update_fields=["status", "returned_at", "returned_by", "returned_reason"])
    log.record("careers.placement_returned", by=by, at=at, target=placement)
    return placement


@transaction.atomic
def recuse_from_case(employee: Employee, *, reason: str, by: User, at: datetime) -> Recusal:
    """A member stays out of somebody's case from now on."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if not access.can_weigh(by, employee, on=timezone.localdate(at)):
        raise Refused(NOT_WEIGHED)

    recusal = Recusal.objects.create(employee=employee, member=by, reason=reason, recused_at=at)
    log.record(
        "careers.member_recused", by=by, at=at, target=recusal, begins=True, employee=employee.pk
    )
    return recusal
