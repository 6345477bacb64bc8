"""Who stands in which relation to whom, for conflicts of interest."""

from collections import defaultdict

from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.queries import lines_on
from kinerja.recognition.rules import Person


def persons(ids, *, on):
    """These employees as the rules see them on that day, by number; four statements."""
    ids = set(ids)
    people = Employee.objects.filter(pk__in=ids)
    paths = dict(
        Placement.objects.filter(
            employee__in=ids, kind=PlacementKind.DEFINITIF, period__contains=on
        ).values_list("employee", "position__unit__path")
    )
    offices = offices_of(paths.values())
    above = defaultdict(set)
    for line in lines_on(on).filter(employee__in=ids):
        above[line.employee_id] |= {line.appraiser_id, line.superior_id} - {None}
    return {
        person.pk: Person(
            pk=person.pk,
            name=person.full_name,
            path=paths.get(person.pk, ""),
            office=offices.get(paths.get(person.pk, ""), ""),
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
    """The perangkat daerah in which somebody works on that day, None without a placement."""
    path = (
        Placement.objects.filter(
            employee=employee, kind=PlacementKind.DEFINITIF, period__contains=on
        )
        .values_list("position__unit__path", flat=True)
        .first()
    )
    return path and Unit.objects.filter(path=offices_of([path])[path]).first()
