"""One person's angka kredit, step by step."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from kinerja.credits import rules
from kinerja.credits.enums import CreditSource, Diploma, Jenjang
from kinerja.credits.models import (
    NOT_COUNTING,
    CreditAddition,
    CreditConversion,
    CreditStatement,
)
from kinerja.credits.queries.facts import (
    EARNS,
    Candidate,
    candidates,
    functional_evaluations,
    history_of,
    listed,
    places_on,
    span_in,
    standing_conversions,
    worth_converting,
)
from kinerja.organisation.enums import JobKind
from kinerja.organisation.models import Employee, Placement
from kinerja.organisation.queries import placement_of

SOURCES = (*CreditSource, "konversi")


@dataclass(frozen=True)
class Step:
    """One line of the calculation, as the employee reads it."""

    title: str
    words: str
    credit: Decimal
    jenjang: Jenjang
    source: str
    since: date
    conversion: CreditConversion | None = None
    addition: CreditAddition | None = None


@dataclass(frozen=True)
class Account:
    """Everything about one person's angka kredit on one day."""

    employee: Employee
    home: Placement | None  # the definitive placement of the day
    placement: Placement | None  # the same, when it is a jabatan fungsional
    jenjang: Jenjang | None
    reason: str  # why there is no account; empty when there is one
    rule: rules.CreditRule
    next_promotion: date
    steps: list[Step]  # of today's jenjang
    earlier: list[Step]  # of other jenjang, no longer counted
    have: Decimal
    standing: rules.Standing | None
    waiting: list[Candidate]
    statements: list[CreditStatement]


def account_of(employee: Employee, *, on: date) -> Account:
    """What counts, what no longer counts, what waits, and what the next step asks."""
    past = history_of([employee.pk])
    home = next((one for one in past.places[employee.pk] if on in one.period), None)
    placement = home if home and home.position.kind == JobKind.FUNGSIONAL else None
    jenjang = rules.jenjang_of(placement.position.title) if placement else None
    rule = rules.rule_on(on)
    steps = steps_of(employee, conversions=past.conversions[employee.pk])
    have = rules.balance([rules.Entry(one.jenjang, one.credit) for one in steps], jenjang=jenjang)
    waiting = listed(functional_evaluations()).filter(skp__employee=employee)
    return Account(
        employee=employee,
        home=home,
        placement=placement,
        jenjang=jenjang,
        reason=_reason(employee, placement, jenjang),
        rule=rule,
        next_promotion=rules.next_promotion(on),
        steps=[one for one in steps if one.jenjang == jenjang],
        earlier=[one for one in steps if one.jenjang != jenjang],
        have=have,
        standing=jenjang
        and rules.standing(
            rule, jenjang=jenjang, rank=employee.rank, have=have, last=last_predikat(steps)
        ),
        waiting=candidates(worth_converting(waiting, on=on), on=on, history=past),
        statements=list(
            CreditStatement.objects.filter(employee=employee)
            .defer("content")
            .order_by("-set_on", "-pk")
        ),
    )


def functional_place(employee: Employee, *, on: date) -> Placement | None:
    """The definitive placement of that day, when it is a jabatan fungsional."""
    home = placement_of(employee, on=on)
    return home if home and home.position.kind == JobKind.FUNGSIONAL else None


def steps_of(employee: Employee, *, conversions=None) -> list[Step]:
    """All additions that stand, oldest first; without its conversions it asks for them."""
    if conversions is None:
        conversions = standing_conversions([employee.pk])
    additions = CreditAddition.objects.filter(employee=employee, withdrawn_at=None)
    counting = [one for one in conversions if one.evaluation.contest not in NOT_COUNTING]
    steps = [_from_conversion(one) for one in counting]
    steps += [_from_addition(one) for one in additions]
    return sorted(steps, key=lambda step: (step.since, step.title))


def last_predikat(steps: list[Step]) -> str:
    """The predikat of the newest conversion; nothing while there is none."""
    converted = [one.conversion for one in steps if one.conversion]
    return converted[-1].predikat if converted else ""


def _from_conversion(one):
    words = rules.calculation(
        rules.rule_called(one.rule_version),
        predikat=one.predikat,
        jenjang=one.jenjang,
        months=one.months,
        places=places_on(timezone.localdate(one.set_at)),
    )
    return Step(
        title=f"{one.get_predikat_display()}, {span_in(one)}",
        words=words,
        credit=one.credit,
        jenjang=Jenjang(one.jenjang),
        source="konversi",
        since=one.period.lower,
        conversion=one,
    )


def _from_addition(one):
    diploma = f" ({Diploma(one.diploma).label})" if one.diploma else ""
    return Step(
        title=f"{one.get_source_display()}{diploma}",
        words=one.basis,
        credit=one.credit,
        jenjang=Jenjang(one.jenjang),
        source=one.source,
        since=one.valid_on,
        addition=one,
    )


def _reason(employee, placement, jenjang):
    if employee.status not in EARNS:
        return "Angka kredit hanya untuk PNS."
    if placement is None:
        return "Angka kredit hanya untuk jabatan fungsional."
    if jenjang is None:
        return "Jenjang tidak terbaca dari nama jabatan. Hubungi pengelola kepegawaian."
    return ""
