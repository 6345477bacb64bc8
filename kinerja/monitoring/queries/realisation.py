"""What the indicators of a plan reached."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from kinerja.lib.numbers import without_zeros
from kinerja.monitoring.models import Evidence, Progress
from kinerja.planning.models import Indicator, WorkResult


@dataclass(frozen=True)
class Realisation:
    """What one indicator reached in a period: the last value people wrote, and its proofs."""

    value: Decimal | None = None
    text: str = ""  # "9 dari 12 laporan", as pages and documents print it
    notes: list[Progress] = field(default_factory=list)  # oldest first
    evidence: list[Evidence] = field(default_factory=list)

    def __bool__(self):
        return bool(self.notes)


def results_with_realisation(skp, notes):
    """Results in their order, each with pairs of an indicator and what these notes say of it."""
    indicators = Prefetch("indicators", queryset=Indicator.objects.order_by("order"))
    results = WorkResult.objects.filter(skp=skp).order_by("order").prefetch_related(indicators)
    return with_realisation(results, notes)


def with_realisation(results, notes):
    """The same of results at hand.

    A value is cumulative, "realisasi sampai hari itu", so the last one speaks for the period.
    A note on the result as a whole counts as words and evidence for each of its indicators.
    Notes on an earlier version count where result and indicator read the same.
    """
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
    number = without_zeros(value)
    return f"{number} dari {indicator.target}" if indicator.target else number
