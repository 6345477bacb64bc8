"""What is the same for everybody on one day, and what one statement knows of one person."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from kinerja.appraisal.access import offices_led
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.models import Dialogue, DocumentationRule, Progress
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Employee, Placement
from kinerja.organisation.queries import days_off, reports_of
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import ClosingTurn, EvaluationPeriod, PerformanceYear, Skp


@dataclass(frozen=True)
class Today:
    """One day: its holidays, and the performance years around it with their periods."""

    on: date
    holidays: frozenset[date]
    years: tuple[PerformanceYear, ...]

    @property
    def year(self) -> PerformanceYear | None:
        """The year to plan for, once its window has opened."""
        found = (year for year in self.years if year.year == self.on.year)
        return next((year for year in found if year.planning_opens_on <= self.on), None)

    @property
    def periods(self) -> list[EvaluationPeriod]:
        return [period for year in self.years for period in year.periods.all()]

    @property
    def period(self) -> EvaluationPeriod | None:
        """The open period that closes first, else the one that closed last."""
        opened = [period for period in self.periods if period.opens_on <= self.on]
        return min(opened, key=self._nearness, default=None)

    def _nearness(self, period):
        days_left = (period.due_on - self.on).days
        return (days_left < 0, abs(days_left), period.kind, period.number)

    @property
    def ended_year(self) -> EvaluationPeriod | None:
        """The newest whole year whose evaluation window is over: it is to be closed."""
        ended = [
            period
            for period in self.periods
            if period.kind == PeriodKind.YEAR and period.due_on < self.on
        ]
        return max(ended, key=lambda period: period.due_on, default=None)


def today(on: date) -> Today:
    """Read once, for one person or for everybody; three statements."""
    years = PerformanceYear.objects.filter(year__in=(on.year - 1, on.year)).order_by("year")
    return Today(on, frozenset(days_off()), tuple(years.prefetch_related("periods__year")))


def facts_of(employee, day: Today) -> dict:
    """What the deadlines of one person rest on; one statement."""
    on, year, ended = day.on, day.year, day.ended_year
    plans = Skp.objects.filter(employee=OuterRef("pk"))
    waiting = (SkpStatus.SUBMITTED, SkpStatus.AGREED)
    notes = Progress.objects.standing().filter(result__skp__employee=OuterRef("pk"), on__lte=on)
    rules = DocumentationRule.objects.filter(since__lte=on).order_by("-since")
    offices = offices_led(employee.user, on=on).filter(is_active=True).order_by("path")
    if ended:
        offices = offices.exclude(closings__year=ended.year_id)
    return (
        Employee.objects.filter(pk=employee.pk)
        .annotate(
            has_plan=Exists(plans.filter(year=year, status__in=waiting)),
            has_set_plan=Exists(plans.filter(status=SkpStatus.AGREED, period__contains=on)),
            noted_on=Subquery(notes.order_by("-on").values("on")[:1]),
            documentation=Coalesce(
                Subquery(rules.values("periodicity")[:1]),
                Value(Documentation.DAILY.value),
                output_field=CharField(),
            ),
            turns=ArraySubquery(_turns(on, day.periods)),
            submitted=ArraySubquery(_submitted(employee, on)),
            dialogues=ArraySubquery(_dialogues(on)),
            office=Subquery(offices.values(found=JSONObject(pk="pk", name="name"))[:1]),
        )
        .values(
            "has_plan",
            "has_set_plan",
            "noted_on",
            "documentation",
            "turns",
            "submitted",
            "dialogues",
            "office",
        )
        .get()
    )


def _turns(on, periods):
    """The turns of the office in which the outer employee is placed, the nearest office last."""
    placed = Placement.objects.filter(
        employee=OuterRef(OuterRef("pk")), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return (
        ClosingTurn.objects.filter(period__in=[period.pk for period in periods])
        .annotate(placed=Subquery(placed.values("position__unit__path")[:1]))
        .filter(placed__startswith=F("unit__path"))
        .order_by("unit__path")
        .values(found=JSONObject(period="period", day="due_on"))
    )


def _submitted(employee, on):
    """Plans that wait for this person as penilai."""
    return Skp.objects.filter(
        status=SkpStatus.SUBMITTED, employee__in=reports_of(employee, on=on)
    ).values(
        found=JSONObject(
            pk="pk", name="employee__name", at="submitted_at", due="year__planning_due_on"
        )
    )


def _dialogues(on):
    """The next dialog kinerja that was agreed upon, while no later one was held."""
    later = Dialogue.objects.filter(
        skp__employee=OuterRef("skp__employee"),
        leader=OuterRef("leader"),
        held_on__gt=OuterRef("held_on"),
        withdrawn_at=None,
    )
    mine = Q(skp__employee=OuterRef("pk")) | Q(leader=OuterRef("pk"))
    return (
        Dialogue.objects.filter(mine, next_on__isnull=False, withdrawn_at=None)
        .filter(~Exists(later), skp__period__contains=on)
        .values(
            found=JSONObject(
                skp="skp",
                day="next_on",
                leader="leader",
                leader_name="leader__name",
                employee_name="skp__employee__name",
            )
        )
    )
