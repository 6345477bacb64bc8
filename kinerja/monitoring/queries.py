"""What was reached, written down and said about a plan."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Max, Prefetch, Q, Sum
from django.utils import timezone

from kinerja.monitoring import rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Evidence, Feedback, Progress
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on
from kinerja.planning.enums import Periodicity, PeriodKind, SkpStatus
from kinerja.planning.models import EvaluationPeriod, Indicator, Skp, WorkResult

PERIODIC = {Periodicity.MONTHLY: PeriodKind.MONTH, Periodicity.QUARTERLY: PeriodKind.QUARTER}


@dataclass(frozen=True)
class Realisation:
    """What one indicator reached in a period: the last value people wrote, and its proofs."""

    value: Decimal | None = None
    text: str = ""  # "9 dari 12 laporan", as pages and documents print it
    notes: list[Progress] = field(default_factory=list)  # oldest first
    evidence: list[Evidence] = field(default_factory=list)

    def __bool__(self):
        return bool(self.notes)


def realisation_of(skp, *, since: date, until: date) -> dict[int, Realisation]:
    """By indicator id: the last value inside the period (both days included).

    A value is cumulative, "realisasi sampai hari itu", so the last one speaks for the period.
    A note on the result as a whole counts as words and evidence for each of its indicators.
    Notes on an earlier version count where result and indicator read the same.
    """
    indicators = list(
        Indicator.objects.filter(result__skp=skp)
        .select_related("result")
        .order_by("result__order", "order")
    )
    by_words = defaultdict(list)
    for note in notes_of(skp, since=since, until=until):
        by_words[note.result.statement, note.indicator and note.indicator.statement].append(note)
    return {
        indicator.pk: _realisation(
            indicator,
            by_words[indicator.result.statement, indicator.statement],
            by_words[indicator.result.statement, None],
        )
        for indicator in indicators
    }


def _realisation(indicator, own, shared):
    notes = sorted([*own, *shared], key=lambda note: (note.on, note.pk))
    values = [note.value for note in notes if note.value is not None]
    value = values[-1] if values else None
    words = notes[-1].note if notes else ""
    return Realisation(
        value=value,
        text=words if value is None else realised_text(value, indicator),
        notes=notes,
        evidence=[proof for note in notes for proof in note.evidence.all()],
    )


def realised_text(value, indicator) -> str:
    """“9 dari 12 laporan”: the value beside the target as it was agreed."""
    return f"{number(value)} dari {indicator.target}"


def number(value: Decimal) -> str:
    """A decimal as people write it: comma, no idle zeros."""
    return format(value.normalize(), "f").replace(".", ",")


def versions_of(skp):
    """The plan and the set versions it replaced; what was noted and said on them still counts."""
    return Skp.objects.filter(
        Q(pk=skp.pk) | Q(version__lt=skp.version, status=SkpStatus.SUPERSEDED),
        employee=skp.employee_id,
        year=skp.year_id,
        placement=skp.placement_id,
    )


def notes_of(skp, *, since: date, until: date, result=None) -> list[Progress]:
    """Standing notes of a plan inside the days given, newest first, with their evidence."""
    notes = Progress.objects.standing().filter(
        result__skp__in=versions_of(skp), on__range=(since, until)
    )
    if result:
        notes = notes.filter(result=result)
    evidence = Evidence.objects.select_related("blob").order_by("pk")
    return list(
        notes.select_related("result", "indicator")
        .prefetch_related(Prefetch("evidence", queryset=evidence))
        .order_by("-on", "-pk")
    )


def feedback_of(skp, *, since: date, until: date) -> list[Feedback]:
    """Standing feedback given inside the days given, newest first."""
    return list(
        Feedback.objects.standing()
        .filter(skp__in=versions_of(skp))
        .filter(given_at__gte=_begin(since), given_at__lt=_begin(_next(until)))
        .select_related("giver", "result")
        .order_by("-given_at", "-pk")
    )


def leader_spoke(skp, *, since: date, until: date) -> bool:
    """Whether a leader gave feedback in the period (Pasal 17–18); asked before rating."""
    return any(
        one.giver_role == GiverRole.PIMPINAN for one in feedback_of(skp, since=since, until=until)
    )


def skps_in_force(*, on):
    """Agreed plans that cover this day."""
    return Skp.objects.filter(status=SkpStatus.AGREED, period__contains=on)


def open_periods(year, *, on):
    """The monthly or quarterly periods of a year that began and can still be evaluated."""
    return EvaluationPeriod.objects.filter(
        year=year, kind=PERIODIC[year.periodicity], starts_on__lte=on, due_on__gte=on
    ).order_by("starts_on")


def period_at(year, *, on) -> EvaluationPeriod | None:
    """The monthly or quarterly period this day lies in."""
    return EvaluationPeriod.objects.filter(
        year=year, kind=PERIODIC[year.periodicity], starts_on__lte=on, ends_on__gte=on
    ).first()


def earliest_day(skp, *, on) -> date:
    """The first day a note of this plan may speak about."""
    starts = [period.starts_on for period in open_periods(skp.year, on=on)]
    return rules.earliest_day(skp_starts=skp.period.lower, period_starts=starts)


def stored_by(employee, *, year) -> rules.Stored:
    """What this person keeps as evidence in one performance year."""
    kept = Evidence.objects.filter(
        blob__isnull=False,
        progress__result__skp__employee=employee,
        progress__result__skp__year=year,
    ).aggregate(files=Count("pk"), size=Sum("blob__size"))
    return rules.Stored(files=kept["files"], size=kept["size"] or 0)


def results_last_used_first(skp):
    """Results of a plan with their indicators, the one noted last on top."""
    results = WorkResult.objects.filter(skp=skp).prefetch_related(
        Prefetch("indicators", queryset=Indicator.objects.order_by("order"))
    )
    last = Max("progress__written_at", filter=Q(progress__withdrawn_at=None))
    return sorted(
        results.annotate(last_used=last),
        key=lambda result: (
            -result.last_used.timestamp() if result.last_used else 0,
            result.order,
        ),
    )


def last_note(skp) -> Progress | None:
    """What was written last, to write the same again."""
    return Progress.objects.standing().filter(result__skp=skp).order_by("-on", "-pk").first()


def giver_role_of(user, employee, *, on) -> GiverRole | None:
    """As what this account may give feedback to an employee on that day, if at all."""
    giver = Employee.objects.filter(user=user).first()
    if giver is None or giver == employee:
        return None
    lines = {line.employee_id: line for line in lines_on(on).filter(employee__in=[giver, employee])}
    return rules.giver_role(_relation(giver.pk, employee.pk, lines))


def _relation(giver, other, lines):
    """How the giver stands to the other, from the reporting lines of both on one day."""
    above, beside = lines.get(other), lines.get(giver)
    return rules.Relation(
        is_appraiser=bool(above and above.appraiser_id == giver),
        is_superior=bool(above and above.superior_id == giver),
        has_same_appraiser=bool(above and beside and above.appraiser_id == beside.appraiser_id),
        is_report=bool(beside and beside.appraiser_id == other),
    )


def _begin(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _next(day):
    return day + timedelta(days=1)
