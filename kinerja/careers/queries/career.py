"""One person's career: where he stands and what the next step asks."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from kinerja.appraisal.enums import Predikat
from kinerja.careers import rules
from kinerja.careers.models import CareerRecord
from kinerja.careers.queries.people import predikats_of
from kinerja.careers.queries.records import (
    education_in,
    has_conduct,
    holds_in,
    rank_day_in,
    records_of,
)
from kinerja.credits import rules as credit_rules
from kinerja.credits.queries import steps_of
from kinerja.development.queries import hours_of
from kinerja.development.rules import Hours
from kinerja.organisation.enums import EmployeeStatus, JobKind
from kinerja.organisation.models import Employee, Placement, WorkContract
from kinerja.organisation.queries import contracts_of, placement_of
from kinerja.organisation.rules import CONTRACTED, parse_nip, rank_name

YEARS_SHOWN = 5


@dataclass(frozen=True)
class Point:
    """The angka kredit in hand from one day on."""

    on: date
    total: Decimal
    words: str


@dataclass(frozen=True)
class Trajectory:
    """Angka kredit of the jenjang held now: how it grew, and what it is to reach."""

    jenjang: credit_rules.jenjang_of
    points: list[Point]
    have: Decimal
    standing: credit_rules.Standing
    next_promotion: date
    reached_about: int | None  # the year in which it is enough when every year is Baik

    @property
    def need(self):
        """The step that comes first."""
        return self.standing.rank or self.standing.jenjang


@dataclass(frozen=True)
class Career:
    """Everything the career page says of one person on one day."""

    employee: Employee
    placement: Placement | None
    rank_word: str
    rank_since: date | None
    next_rank: str
    why_no_rank: str
    conditions: list[rules.Condition]
    trajectory: Trajectory | None
    results: list[tuple[int, str]]
    service: rules.Service | None
    hours: Hours
    records: list[CareerRecord] = field(default_factory=list)
    contracts: list[WorkContract] | None = None  # None: has none to show


def career_of(employee: Employee, *, on: date) -> Career:
    """The career of one person; missing facts stay missing."""
    placement = placement_of(employee, on=on)
    records = records_of([employee.pk])[employee.pk]
    newest, before = rules.years_counted(on)
    years = range(newest - YEARS_SHOWN + 1, newest + 1)
    predikats = predikats_of([employee.pk], years=years)[employee.pk]
    is_functional = placement is not None and placement.position.kind == JobKind.FUNGSIONAL
    rises = employee.status == EmployeeStatus.PNS
    above = rules.next_rank(employee.rank) if rises else ""
    facts = rules.RankFacts(
        rank=employee.rank,
        since=rank_day_in(records, employee.rank),
        is_functional=is_functional,
        education=education_in(records),
        predikats={year: predikats[year] for year in (newest, before)},
        has_conduct=has_conduct(records),
        holds=holds_in(records, on=on),
    )
    return Career(
        employee=employee,
        placement=placement,
        rank_word=rank_name(employee.rank),
        rank_since=facts.since,
        next_rank=above,
        why_no_rank=_why_no_rank(employee, above),
        conditions=rules.conditions(rules.ranks_on(on), facts, on=on) if above else [],
        trajectory=trajectory_of(employee, placement, on=on) if rises and is_functional else None,
        results=[(year, Predikat(one).label) for year, one in predikats.items() if one],
        service=_service(employee, on=on),
        hours=hours_of(employee, on.year),
        records=records,
        contracts=contracts_of(employee) if employee.status in CONTRACTED else None,
    )


def _why_no_rank(employee, above):
    if above:
        return ""
    if employee.status != EmployeeStatus.PNS:
        return "Kenaikan pangkat hanya untuk PNS."
    if not employee.rank:
        return "Golongan belum tercatat; mintalah pengelola kepegawaian mencatatnya."
    return "Anda sudah pada golongan tertinggi."


def _service(employee, *, on):
    """From the NIP; only a PNS carries the month of his appointment in it."""
    if employee.status != EmployeeStatus.PNS:
        return None
    try:
        nip = parse_nip(employee.nip or "")
    except ValueError:
        return None
    return rules.service(year=nip.year, month=nip.month, on=on) if nip.month else None


def trajectory_of(employee, placement, *, on) -> Trajectory | None:
    """How the angka kredit of today's jenjang grew; None without a jenjang."""
    jenjang = credit_rules.jenjang_of(placement.position.title)
    if jenjang is None:
        return None
    rule, points, total = credit_rules.rule_on(on), [], Decimal(0)
    last = ""
    mine = [one for one in steps_of(employee) if one.jenjang == jenjang]
    for step in sorted(mine, key=_earned_on):
        total += step.credit
        points.append(Point(_earned_on(step), total, step.title))
        last = step.conversion.predikat if step.conversion else last
    standing = credit_rules.standing(
        rule, jenjang=jenjang, rank=employee.rank, have=total, last=last
    )
    return Trajectory(
        jenjang=jenjang,
        points=points,
        have=total,
        standing=standing,
        next_promotion=credit_rules.next_promotion(on),
        reached_about=_reached(standing, rule.coefficients[jenjang], on=on),
    )


def _earned_on(step):
    """A conversion counts from the end of its months, anything else from its own day."""
    return step.conversion.period.upper - timedelta(days=1) if step.conversion else step.since


def _reached(standing, yearly, *, on):
    need = standing.rank or standing.jenjang
    if need is None or need.is_reached:
        return None
    years = (need.short / yearly).quantize(Decimal(1), ROUND_CEILING)
    return on.year - 1 + int(years)
