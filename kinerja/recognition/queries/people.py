"""Who stands in which relation to whom, for conflicts of interest."""

from collections import defaultdict

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Length

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.queries import lines_on
from kinerja.recognition.rules import Person


def with_path(people, *, on):
    """The same employees with the `path` of the unit where they work on that day."""
    here = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return people.annotate(path=Subquery(here.values("position__unit__path")[:1]))


def persons(people, *, on):
    """These employees (with their path) as the rules see them, by number; two statements."""
    offices = offices_of({person.path for person in people if person.path})
    above = defaultdict(set)
    for line in lines_on(on).filter(employee__in=people):
        above[line.employee_id] |= {line.appraiser_id, line.superior_id} - {None}
    return {
        person.pk: Person(
            pk=person.pk,
            name=person.full_name,
            office=offices.get(person.path, ""),
            above=frozenset(above[person.pk]),
        )
        for person in people
    }


def offices_of(paths):
    """The path of the perangkat daerah above each of these paths, else the path itself."""
    codes = {code for path in paths for code in path.strip("/").split("/")}
    offices = [unit.path for unit in Unit.objects.filter(is_opd=True, code__in=codes)]
    return {
        path: max((one for one in offices if path.startswith(one)), key=len, default=path)
        for path in paths
    }


def office_of(employee, *, on):
    """The perangkat daerah in which somebody works on that day, else his unit; one statement.

    None without a placement.
    """
    here = Placement.objects.filter(
        employee=employee, kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return (
        Unit.objects.alias(here=Subquery(here.values("position__unit__path")[:1]))
        .filter(Q(is_opd=True) | Q(path=F("here")), here__startswith=F("path"))
        .order_by("-is_opd", Length("path").desc())
        .first()
    )
