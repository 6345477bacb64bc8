"""Which day an office has to finish a period, and what an even spread would be."""

from collections import Counter
from datetime import date

from django.db.models import Count

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.queries import days_off
from kinerja.planning import rules
from kinerja.planning.models import ClosingTurn
from kinerja.planning.queries.goals import paths_up


def offices_with_people(*, on: date) -> list[tuple[Unit, int]]:
    """Every perangkat daerah with the people placed in it, not in one below; two statements."""
    offices = list(Unit.objects.filter(is_opd=True, is_active=True).order_by("path"))
    known = {office.path: office for office in offices}
    placed = (
        Placement.objects.filter(kind=PlacementKind.DEFINITIF, period__contains=on)
        .values("position__unit__path")
        .annotate(people=Count("pk"))
        .values_list("position__unit__path", "people")
    )
    counts = Counter()
    for path, people in placed:
        above = [known[one] for one in paths_up(path) if one in known]
        if above:
            counts[above[-1].pk] += people
    return [(office, counts[office.pk]) for office in offices]


def turns_of(period) -> dict[int, ClosingTurn]:
    """The turns of a period by office."""
    return {turn.unit_id: turn for turn in ClosingTurn.objects.filter(period=period)}


def proposed_turns(period, offices, *, on: date) -> dict[int, date]:
    """An even spread over the rest of the window."""
    days = rules.days_for_turns(
        opens_on=period.opens_on, due_on=period.due_on, on=on, holidays=days_off()
    )
    return rules.propose_turns([(office.pk, people) for office, people in offices], days=days)
