"""What was reached and written down about a plan."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value, When

from kinerja.lib.periods import last_day
from kinerja.monitoring import rules
from kinerja.monitoring.models import Blob, Evidence, Progress
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
    rows = results_with_realisation(skp, notes_of(skp, since=since, until=until))
    return {indicator.pk: realised for _, pairs in rows for indicator, realised in pairs}


def results_with_realisation(skp, notes):
    """Results in their order, each with pairs of an indicator and what these notes say of it."""
    indicators = Prefetch("indicators", queryset=Indicator.objects.order_by("order"))
    results = WorkResult.objects.filter(skp=skp).order_by("order").prefetch_related(indicators)
    return with_realisation(results, notes)


def with_realisation(results, notes):
    """The same of results at hand."""
    by_words = defaultdict(list)
    for note in notes:
        by_words[note.result.statement, note.indicator and note.indicator.statement].append(note)
    return [
        (
            result,
            [
                (
                    indicator,
                    _realisation(
                        indicator,
                        by_words[result.statement, indicator.statement],
                        by_words[result.statement, None],
                    ),
                )
                for indicator in result.indicators.all()
            ],
        )
        for result in results
    ]


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
    """“9 dari 12 laporan”: the value beside the target as it was agreed, if it is apart."""
    return f"{number(value)} dari {indicator.target}" if indicator.target else number(value)


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
        notes = notes.filter(result__statement=result.statement)
    evidence = Evidence.objects.select_related("blob").order_by("pk")
    return list(
        notes.select_related("result", "indicator")
        .prefetch_related(Prefetch("evidence", queryset=evidence))
        .order_by("-on", "-pk")
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


def running_period(*, on) -> EvaluationPeriod | None:
    """The monthly or quarterly period this day lies in, of whichever year."""
    around = EvaluationPeriod.objects.select_related("year").filter(
        starts_on__lte=on, ends_on__gte=on
    )
    return next((one for one in around if one.kind == PERIODIC[one.year.periodicity]), None)


def with_first_open(skps, *, on):
    """Plans with `first_open`: where their oldest period that can still be evaluated begins."""
    kind = Case(
        *(When(year__periodicity=step, then=Value(kind)) for step, kind in PERIODIC.items())
    )
    opened = EvaluationPeriod.objects.filter(
        year=OuterRef("year"), kind=OuterRef("periodic"), starts_on__lte=on, due_on__gte=on
    )
    return skps.annotate(periodic=kind).annotate(
        first_open=Subquery(opened.order_by("starts_on").values("starts_on")[:1])
    )


def earliest_day(skp, *, on) -> date:
    """The first day a note of this plan may speak about; no question after with_first_open."""
    if hasattr(skp, "first_open"):
        starts = [skp.first_open] if skp.first_open else []
    else:
        starts = [period.starts_on for period in open_periods(skp.year, on=on)]
    return rules.earliest_day(skp_starts=skp.period.lower, period_starts=starts)


def stored_by(employee, *, year) -> rules.Stored:
    """What this person keeps as evidence in one performance year; the same file counts once."""
    kept = (
        Blob.objects.filter(
            evidence__progress__result__skp__employee=employee,
            evidence__progress__result__skp__year=year,
        )
        .distinct()
        .aggregate(files=Count("pk"), size=Sum("size"))
    )
    return rules.Stored(files=kept["files"], size=kept["size"] or 0)


def skp_to_note(user, *, on) -> Skp | None:
    """The agreed plan in force, else the one that ended last: its last days may be missing."""
    return (
        with_first_open(Skp.objects, on=on)
        .select_related("employee", "year", "placement__position__unit")
        .filter(employee__user=user, status=SkpStatus.AGREED, period__startswith__lte=on)
        .order_by("-period")
        .first()
    )


def skp_sent_to(user, *, key, result, on) -> Skp | None:
    """The own plan a note from a device is for: where its key is stored, else that of its result.

    When the result is gone it is the plan in force, whose page then says so.
    """
    own = with_first_open(Skp.objects, on=on).select_related("employee", "year")
    own = own.filter(employee__user=user)
    return (
        own.filter(results__progress__key=key).first()
        or own.filter(results=result, status=SkpStatus.AGREED).first()
        or skp_to_note(user, on=on)
    )


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


def blockers_to_withdraw_note(note) -> list[str]:
    """Why this note can no longer be taken back or corrected."""
    return rules.blockers_to_withdraw_note(
        withdrawn=note.withdrawn_at is not None,
        superseded=hasattr(note, "superseded_by"),
        counted=note.counted_at is not None,
    )


@dataclass(frozen=True)
class Window:
    """The days a page speaks about."""

    key: str
    label: str
    since: date
    until: date


def windows(skp) -> list[Window]:
    """The periods a person can choose on the page of one plan, and the whole plan."""
    last = last_day(skp.period)
    whole = Window("semua", f"Seluruh SKP {skp.year}", skp.period.lower, last)
    periods = EvaluationPeriod.objects.filter(
        year=skp.year, kind=PERIODIC[skp.year.periodicity], starts_on__lte=last
    ).order_by("starts_on")
    return [
        Window(str(period.number), period.label, period.starts_on, period.ends_on)
        for period in periods
        if period.ends_on >= skp.period.lower
    ] + [whole]


def window_at(choices, *, key, on) -> Window:
    """The one asked for, else the one this day lies in, else all."""
    asked = [window for window in choices if window.key == key]
    today = [window for window in choices if window.since <= on <= window.until]
    return [*asked, *today, choices[-1]][0]


def evidence_of(note) -> list[Evidence]:
    return list(Evidence.objects.filter(progress=note).select_related("blob").order_by("pk"))


@dataclass(frozen=True)
class Summary:
    """How much was written in the days a page shows."""

    notes: int
    days: int
    evidence: int


def summary_of(notes) -> Summary:
    return Summary(
        notes=len(notes),
        days=len({note.on for note in notes}),
        evidence=sum(len(note.evidence.all()) for note in notes),
    )


def results(skp) -> list[WorkResult]:
    """The results of a plan in their order, by name only."""
    return list(WorkResult.objects.filter(skp=skp).order_by("order"))


def note_rows(skp, *, since, until, result=None):
    """The notes as rows of a spreadsheet, newest first."""
    for note in notes_of(skp, since=since, until=until, result=result):
        indicator = note.indicator
        yield (
            note.on,
            note.result.statement,
            indicator.statement if indicator else "",
            indicator.target if indicator else "",
            note.value,
            note.note,
            "; ".join(proof.url or proof.caption for proof in note.evidence.all()),
        )


def result_of(skp, key) -> WorkResult | None:
    """The result named in an address; a wrong name is no filter."""
    return WorkResult.objects.filter(skp=skp, pk=key).first() if key.isdecimal() else None
