"""The proposed penilai of many people at once, beside what is recorded."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from kinerja.accounts.models import User
from kinerja.organisation import rules
from kinerja.organisation.enums import LegalStanding, LineBasis, PlacementKind, Role, UnitKind
from kinerja.organisation.models import Employee, Placement, ReportingLine, RoleGrant, Unit
from kinerja.organisation.queries import who


@dataclass(frozen=True)
class Comparison:
    """A suggestion with the people in it, for a page."""

    employee: Employee
    rule: str
    basis: str
    is_missing: bool
    proposed_appraiser: Employee | None
    proposed_superior: Employee | None
    appraiser: Employee | None
    superior: Employee | None


def suggestions(*, on, unit=None, employees=None):
    """A suggestion for everybody who owes a plan, in five queries for the whole regency.

    Who acts as Plt is evaluated where he reports as Plt (Bab IV A.5).
    """
    placements = list(_placements(on=on, unit=unit, employees=employees))
    if not placements:
        return []
    current = who.lines_on(on)
    if employees is not None:
        current = current.filter(employee__in=[placement.employee_id for placement in placements])
    lines = {line.employee_id: line for line in current}
    acting = _acting(on=on)
    serving = [acting.get(placement.employee_id, placement) for placement in placements]
    rungs = _Ladders(on)
    return [
        _suggestion(placement, lines.get(placement.employee_id), rungs.of(placement.position.unit))
        for placement in serving
        if rules.owes_plan(status=placement.employee.status, standing=placement.employee.standing)
    ]


def comparisons(found):
    """Suggestions with their people read in one query."""
    ids = {
        pk
        for s in found
        for pk in (
            s.employee,
            s.appraiser,
            s.superior,
            s.proposal.appraiser,
            s.proposal.superior,
        )
    }
    people = Employee.objects.in_bulk(ids - {None})
    return [
        Comparison(
            employee=people[s.employee],
            rule=s.proposal.rule,
            basis=LineBasis(s.basis).label if s.basis else "",
            is_missing=s.is_missing,
            proposed_appraiser=people.get(s.proposal.appraiser),
            proposed_superior=people.get(s.proposal.superior),
            appraiser=people.get(s.appraiser),
            superior=people.get(s.superior),
        )
        for s in found
    ]


def superior_of(appraiser, *, on, besides) -> Employee | None:
    """The atasan penilai: whoever rates the penilai, if that is a third person."""
    line = who.line_of(appraiser, on=on)
    if line is None or line.appraiser_id in {appraiser.pk, besides.pk}:
        return None
    return line.appraiser


def hr_users_of(employee, *, on):
    """Who keeps this person's records: HR of a unit above him, else HR of the agency."""
    grants = RoleGrant.objects.filter(period__contains=on).exclude(user__employee=employee)
    placement = who.placement_of(employee, on=on)
    above = who.codes_of(placement.position.unit.path) if placement else []
    nearest = User.objects.filter(
        role_grants__in=grants.filter(role=Role.UNIT_HR, unit__code__in=above)
    ).distinct()
    agency = User.objects.filter(role_grants__in=grants.filter(role=Role.AGENCY_HR)).distinct()
    return list(nearest) or list(agency)


def camat_rated_by_sekda(*, on) -> bool:
    """Whether the regency had chosen the Sekda for its camat by that day; else the Bupati."""
    first = settings.CAMAT_RATED_BY_SEKDA_SINCE
    return first is not None and on >= first


class _Ladders:
    """The way up from each unit, with whoever heads each step on the day."""

    def __init__(self, on):
        units = Unit.objects.values_list("path", "pk", "name", "kind")
        heads = _heads(on)
        self.rungs = {path: _rung(name, kind, heads.get(pk)) for path, pk, name, kind in units}
        self.found = {}
        self.coordinator = self._sekda() if camat_rated_by_sekda(on=on) else None

    def of(self, unit):
        if unit.path not in self.found:
            chain = [self.rungs[path] for path in _paths_up(unit.path)]
            self.found[unit.path] = rules.ladder(chain, coordinator=self.coordinator)
        return self.found[unit.path]

    def _sekda(self):
        offices = (r for r in self.rungs.values() if r.kind == UnitKind.SEKRETARIAT_DAERAH)
        return next(offices, None)


def _rung(name, kind, head):
    if head is None:
        return rules.Rung(name, kind)
    employee, job, placed = head
    acting = "" if placed == PlacementKind.DEFINITIF else placed
    return rules.Rung(name, kind, employee, job, acting)


def _heads(on):
    """Of each unit who heads it: (employee, his job, the kind of his placement).

    A definitive one wins over Plt, Plt over Plh. Whoever is away for good (suspended, on leave,
    at study, retired) heads nothing.
    """
    found = (
        Placement.objects.filter(position__is_head=True, position__is_active=True)
        .filter(period__contains=on, employee__standing=LegalStanding.AKTIF)
        .exclude(kind=PlacementKind.TIM)
        .values_list("pk", "kind", "position__unit", "employee", "position__kind")
    )
    by_weight = sorted(found, key=lambda row: (who.HEAD_ORDER[row[1]], row[0]), reverse=True)
    return {unit: (employee, job, kind) for _, kind, unit, employee, job in by_weight}


def _placements(*, on, unit, employees):
    asked = Q(kind=PlacementKind.DEFINITIF, period__contains=on)
    if unit is not None:
        asked &= Q(position__unit__path__startswith=unit.path)
    if employees is not None:
        asked &= Q(employee__in=employees)
    return (
        Placement.objects.select_related("employee", "position__unit")
        .filter(asked)
        .order_by("position__unit__path", "employee__name", "employee_id")
    )


def _acting(*, on):
    """employee → the post that he holds as Plt."""
    rows = Placement.objects.select_related("employee", "position__unit").filter(
        kind=PlacementKind.PLT, period__contains=on, position__is_head=True
    )
    return {row.employee_id: row for row in rows.order_by("-pk")}


def _suggestion(placement, line: ReportingLine | None, rungs):
    return rules.Suggestion(
        employee=placement.employee_id,
        proposal=rules.propose(
            employee=placement.employee_id,
            job=placement.position.kind,
            leads=placement.position.is_head,
            rungs=rungs,
        ),
        appraiser=line.appraiser_id if line else None,
        superior=line.superior_id if line else None,
        basis=line.basis if line else "",
    )


def _paths_up(path):
    """Own path first, the root last."""
    codes = who.codes_of(path)
    return ["".join(f"{code}/" for code in codes[:depth]) for depth in range(len(codes), 0, -1)]
