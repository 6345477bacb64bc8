"""Who stands where in the nine boxes, who is ready for it, and what is missing."""

from collections import Counter, defaultdict
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

from kinerja.appraisal.enums import Contest, Predikat
from kinerja.careers import rules
from kinerja.careers.enums import PotentialPart, TalentState, TalentStatus
from kinerja.careers.models import (
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)
from kinerja.careers.queries.people import annual_evaluations, placed_today, predikats_of
from kinerja.careers.queries.records import holds_in, records_of
from kinerja.lib.canonical import digest
from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee

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


def all_criteria():
    """The criteria of all times, newest first."""
    return TalentCriteria.objects.select_related("set_by").order_by("-since")


def with_ends(criteria):
    """Each of them (newest first) with the day on which the next one begins."""
    ends = [None, *(one.since for one in criteria)]
    return list(zip(criteria, ends, strict=False))


def criteria_on(on: date) -> TalentCriteria | None:
    """The criteria in force on that day."""
    return TalentCriteria.objects.filter(since__lte=on).order_by("-since").first()


def components_on(people, *, on: date) -> dict[int, list[PotentialComponent]]:
    """employee → the parts of his potensial that hold that day; one statement."""
    found = defaultdict(list)
    rows = PotentialComponent.objects.filter(
        employee__in=people, period__contains=on, withdrawn_at=None
    )
    for one in rows.order_by("pk"):
        found[one.employee_id].append(one)
    return found


@dataclass(frozen=True)
class TalentCase:
    """What the committee weighs of one person on one day."""

    employee: Employee
    criteria: TalentCriteria | None
    facts: rules.TalentFacts
    components: list[PotentialComponent]
    missing: list[str]
    place: rules.Place | None
    rule: rules.BoxRule

    @property
    def missing_words(self) -> str:
        """What is missing, short enough for a list."""
        years = [f"predikat {year}" for year, one in self.facts.predikats.items() if not one]
        parts = [
            one.value.replace("_", " ") for one in PotentialPart if one not in self.facts.parts
        ]
        return ", ".join([*years, *parts]).capitalize()

    @property
    def content(self) -> dict:
        """Everything the box rests on, as it is sealed with the placement."""
        return {
            "rule": {"version": self.rule.version, "law": self.rule.law},
            "criteria": {"since": self.criteria.since.isoformat(), "basis": self.criteria.basis},
            "predikats": [
                {"year": year, "predikat": one, "label": Predikat(one).label}
                for year, one in self.facts.predikats.items()
            ],
            "components": [_component(one) for one in self.components],
            "holds": list(self.facts.holds),
            "performance": str(self.place.performance),
            "performance_level": self.place.performance_level.value,
            "potential": str(self.place.potential),
            "potential_level": self.place.potential_level.value,
            "box": self.place.box.number,
        }

    @property
    def digest(self) -> str:
        """What a member saw, in one word; empty while nothing can be placed."""
        return digest(self.content) if self.place else ""


def _component(one):
    ends = last_day(one.period)
    return {
        "part": one.part,
        "label": one.get_part_display(),
        "score": str(one.score),
        "source": one.source,
        "evidence": one.evidence,
        "since": one.period.lower.isoformat(),
        "until": ends and ends.isoformat(),
    }


def cases_of(people, *, on: date) -> list[TalentCase]:
    """The cases of these people; four statements however many they are."""
    people = list(people)
    keys = [one.pk for one in people]
    criteria, years = criteria_on(on), rules.years_counted(on)
    components, records = components_on(keys, on=on), records_of(keys)
    predikats = predikats_of(keys, years=years)
    return [
        _case(
            one,
            criteria,
            components[one.pk],
            predikats=predikats[one.pk],
            holds=holds_in(records[one.pk], on=on),
            on=on,
        )
        for one in people
    ]


def case_of(employee: Employee, *, on: date) -> TalentCase:
    return cases_of([employee], on=on)[0]


def _case(employee, criteria, components, *, predikats, holds, on):
    rule = rules.boxes_on(on)
    order = list(PotentialPart)
    components = sorted(components, key=lambda one: order.index(one.part))
    facts = rules.TalentFacts(
        has_criteria=criteria is not None,
        predikats=predikats,
        parts={PotentialPart(one.part): one.score for one in components},
        holds=holds,
    )
    missing = rules.missing_to_place(facts)
    place = None if missing else rules.place_of(rule, criteria.values, facts)
    return TalentCase(employee, criteria, facts, components, missing, place, rule)


def parts_in_words(case: TalentCase) -> list[dict]:
    """The parts recorded so far, as a sealed placement names them."""
    return [_component(one) for one in case.components]


def placements_of(employee: Employee):
    """All proposals about somebody, newest first."""
    return TalentPlacement.objects.filter(employee=employee).order_by("-proposed_at", "-pk")


def standing_placement(employee: Employee) -> TalentPlacement | None:
    """The newest placement that two members confirmed."""
    return (
        placements_of(employee)
        .filter(status=TalentStatus.CONFIRMED)
        .order_by("-confirmed_at", "-pk")
        .first()
    )


def open_placement(employee: Employee) -> TalentPlacement | None:
    return placements_of(employee).filter(status=TalentStatus.PROPOSED).first()


@dataclass(frozen=True)
class Dossier:
    """Everything that was done in one case."""

    placements: list[TalentPlacement]
    components: list[PotentialComponent]
    recusals: list[Recusal]

    @property
    def waiting(self) -> TalentPlacement | None:
        """The proposal that waits for the second member."""
        return next((one for one in self.placements if one.status == TalentStatus.PROPOSED), None)

    @property
    def standing(self) -> TalentPlacement | None:
        """The newest placement that two members confirmed."""
        found = [one for one in self.placements if one.status == TalentStatus.CONFIRMED]
        return max(found, key=lambda one: (one.confirmed_at, one.pk), default=None)

    def is_left_by(self, user) -> bool:
        """Whether this member stepped back."""
        return any(one.member_id == user.pk for one in self.recusals)

    def events(self) -> list[dict]:
        """Who did what, oldest first."""
        events = [
            event("Mundur dari perkara ini", one.recused_at, one.member, one.reason)
            for one in self.recusals
        ]
        for one in self.components:
            what = f"{one.get_part_display()} {one.score.normalize():f}".replace(".", ",")
            events.append(event(f"{what} dicatat", one.recorded_at, one.recorded_by, one.source))
            events.append(event(f"{what} dicabut", one.withdrawn_at, one.withdrawn_by, ""))
        for one in self.placements:
            box = f"Kotak {one.box}"
            events += [
                event(f"{box} diusulkan", one.proposed_at, one.proposed_by, one.reason),
                event(
                    f"{box} ditetapkan", one.confirmed_at, one.confirmed_by, one.confirmed_reason
                ),
                event(f"{box} dikembalikan", one.returned_at, one.returned_by, one.returned_reason),
            ]
        return sorted((one for one in events if one["at"]), key=lambda one: one["at"])


def dossier_of(employee: Employee) -> Dossier:
    """All that was done in a case; three statements."""
    return Dossier(
        list(placements_of(employee).select_related("proposed_by", "confirmed_by", "returned_by")),
        list(
            PotentialComponent.objects.filter(employee=employee)
            .select_related("recorded_by", "withdrawn_by")
            .order_by("pk")
        ),
        list(Recusal.objects.filter(employee=employee).select_related("member").order_by("pk")),
    )


def event(title, at, who, text):
    """One line of the log; without a moment it did not happen."""
    return {
        "title": title,
        "at": at,
        "who": who and who.get_full_name(),
        "text": text,
        "done": True,
    }


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
