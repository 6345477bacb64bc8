"""Who is meant, and what other capabilities know of them."""

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from kinerja.appraisal.enums import Contest, EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.models import Employee, Placement, Unit
from kinerja.organisation.queries import NOBODY
from kinerja.planning.enums import PeriodKind

HANDED_OVER = (EvaluationStatus.HANDED_OVER, EvaluationStatus.ACKNOWLEDGED)
MAPPED = (EmployeeStatus.PNS,)  # manajemen talenta is for PNS
GONE = (LegalStanding.BERHENTI, LegalStanding.MPP)


def annual_evaluations():
    """Annual results that were handed over and not replaced."""
    return Evaluation.objects.standing().filter(
        period__kind=PeriodKind.YEAR, status__in=HANDED_OVER
    )


def predikats_of(people, *, years) -> dict[int, dict[int, str]]:
    """employee → year → predikat of these years; empty while there is none or it is contested.

    Who had two plans in a year is known by the later one.
    """
    found = defaultdict(lambda: dict.fromkeys(years, ""))
    rows = (
        annual_evaluations()
        .filter(skp__employee__in=people, period__year__year__in=years)
        .order_by("skp__period", "pk")
        .values_list("skp__employee", "period__year__year", "predikat", "contest")
    )
    for employee, year, predikat, contest in rows:
        found[employee][year] = "" if contest == Contest.OPEN else predikat
    return found


def placed_today(people, *, on: date, many=False):
    """Those of them who hold a position today, with its title, kind and unit, by name.

    Of `many` each is looked up among all who hold one; of a few the server asks one by one.
    """
    here = Placement.objects.filter(kind=PlacementKind.DEFINITIF, period__contains=on)
    mine = here.filter(employee=OuterRef("pk"))
    holding = Q(pk__in=here.values("employee"))
    return (
        people.filter(holding | NOBODY if many else holding)
        .exclude(standing__in=GONE)
        .annotate(
            job=Subquery(mine.values("position__kind")[:1]),
            position=Subquery(mine.values("position__title")[:1]),
            unit=Subquery(mine.values("position__unit__name")[:1]),
        )
        .order_by("name", "pk")
    )


def in_unit(people, text, *, on: date):
    """Those of them placed today in the units of this name, and below."""
    named = Unit.objects.filter(Q(name__icontains=text) | Q(abbreviation__iexact=text))
    below = Q(pk__in=[])
    for path in named.values_list("path", flat=True)[:20]:
        below |= Q(position__unit__path__startswith=path)
    here = Placement.objects.filter(below, kind=PlacementKind.DEFINITIF, period__contains=on)
    return people.filter(pk__in=here.values("employee"))


def mapped_people(*, path: str, on: date):
    """PNS who hold a position today in the unit of this path or below; all for an empty path."""
    here = Placement.objects.filter(
        kind=PlacementKind.DEFINITIF,
        period__contains=on,
        position__unit__path__startswith=path,
    )
    return Employee.objects.filter(status__in=MAPPED, pk__in=here.values("employee")).exclude(
        standing__in=GONE
    )
