"""What the committee weighs of a person, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Predikat
from kinerja.careers import rules
from kinerja.careers.enums import PotentialPart
from kinerja.careers.models import PotentialComponent, TalentCriteria
from kinerja.careers.queries.criteria import criteria_on
from kinerja.careers.queries.people import predikats_of
from kinerja.careers.queries.records import holds_in, records_of
from kinerja.lib.canonical import digest
from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee


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
