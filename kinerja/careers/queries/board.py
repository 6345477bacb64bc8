"""Who stands where in the nine boxes, and how far the committee is with whom."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    OuterRef,
    PositiveSmallIntegerField,
    Q,
    Subquery,
    Value,
    When,
)

from kinerja.appraisal.enums import Contest
from kinerja.careers import rules
from kinerja.careers.enums import PotentialPart, TalentState, TalentStatus
from kinerja.careers.models import PotentialComponent, TalentPlacement
from kinerja.careers.queries.cases import cases_of
from kinerja.careers.queries.criteria import criteria_on
from kinerja.careers.queries.people import annual_evaluations, placed_today

LIST_COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Golongan",
    "Jabatan",
    "Unit",
    "Keadaan",
    "Kotak",
    "Ditetapkan pada",
    "Belum ada",
    "Menghalangi promosi",
)


def standing_in(box=None):
    """Keys of the people for whom a box stands: this one, or any."""
    newest = (
        TalentPlacement.objects.filter(status=TalentStatus.CONFIRMED)
        .order_by("employee", "-confirmed_at", "-pk")
        .distinct("employee")
    )
    rows = TalentPlacement.objects.filter(pk__in=newest.values("pk"))
    return (rows.filter(box=box) if box else rows).values("employee")


def with_box(people):
    """Each of them with the box that stands."""
    confirmed = TalentPlacement.objects.filter(
        employee=OuterRef("pk"), status=TalentStatus.CONFIRMED
    ).order_by("-confirmed_at", "-pk")
    return people.annotate(
        box=Subquery(confirmed.values("box")[:1], output_field=PositiveSmallIntegerField()),
        confirmed_at=Subquery(confirmed.values("confirmed_at")[:1]),
    )


def with_state(people, *, on: date):
    """Each of them with how far the committee is.

    Conditions on sets of keys: each set is read once, not once for each of the people.
    """
    proposed = TalentPlacement.objects.filter(status=TalentStatus.PROPOSED)
    complete = (
        PotentialComponent.objects.filter(period__contains=on, withdrawn_at=None)
        .values("employee")
        .annotate(parts=Count("part", distinct=True))
        .filter(parts=len(PotentialPart))
        .values("employee")
    )
    rated = [
        Q(
            pk__in=annual_evaluations()
            .filter(period__year__year=year)
            .exclude(contest=Contest.OPEN)
            .values("skp__employee")
        )
        for year in rules.years_counted(on)
    ]
    ready = When(Q(Q(pk__in=complete), *rated), then=Value(TalentState.READY))
    return people.annotate(
        talent_state=Case(
            When(pk__in=proposed.values("employee"), then=Value(TalentState.PROPOSED)),
            When(pk__in=standing_in(), then=Value(TalentState.CONFIRMED)),
            *([ready] if criteria_on(on) else []),
            default=Value(TalentState.MISSING),
            output_field=CharField(),
        ),
    )


@dataclass(frozen=True)
class Board:
    """The 3×3 as the committee reads it, each count with the people behind it."""

    rule: rules.BoxRule
    boxes: dict[int, int]
    states: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.states.values())


def board_of(people, *, on: date) -> Board:
    """How many people stand in each box and in each state; three statements."""
    states = (
        with_state(people, on=on)
        .order_by()
        .values_list("talent_state")
        .annotate(number=Count("pk"))
    )
    boxes = with_box(people.filter(pk__in=standing_in())).values_list("box", flat=True)
    boxes = Counter(boxes)
    return Board(
        rules.boxes_on(on),
        {number: boxes[number] for number in range(1, 10)},
        dict.fromkeys(TalentState.values, 0) | dict(states),
    )


def talent_list(people, *, on: date, keadaan="", kotak=None):
    """The people behind a count, by name."""
    rows = with_state(with_box(placed_today(people, on=on)), on=on)
    if keadaan:
        rows = rows.filter(talent_state=keadaan)
    if kotak:
        rows = rows.filter(pk__in=standing_in(kotak))
    return rows


def talent_rows(rows, *, on: date):
    """The rows of the workbook."""
    people = list(rows)
    for number, case in enumerate(cases_of(people, on=on), start=1):
        one = case.employee
        yield (
            number,
            one.nip,
            one.full_name,
            one.rank,
            one.position,
            one.unit,
            TalentState(one.talent_state).label,
            one.box,
            one.confirmed_at,
            case.missing_words,
            " ".join(case.facts.holds),
        )
