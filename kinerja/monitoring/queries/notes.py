"""What was written down about a plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Prefetch, Q, Sum

from kinerja.monitoring import rules
from kinerja.monitoring.models import Blob, Evidence, Progress
from kinerja.monitoring.queries.periods import with_first_open
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Indicator, Skp, WorkResult


def versions_of(skp):
    """The plan and the set versions it replaced; what was noted and said on them still counts."""
    if skp.version == 1:
        return [skp.pk]
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
