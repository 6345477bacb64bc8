"""What must come before a signature, and the working days after it.

PermenPANRB 6/2022, Lampiran Bab IV A.8, B and Bab V A; see docs/law.md#penilaian.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.appraisal.enums import Acknowledgement, EvaluationStatus, Rating
from kinerja.appraisal.rules.quadrant import predikat
from kinerja.appraisal.rules.study import study_blockers
from kinerja.appraisal.rules.suggestion import Suggestion, needs_reason
from kinerja.lib.periods import in_words

NEXT_STATUS = {
    ("sign", EvaluationStatus.DRAFT): EvaluationStatus.SIGNED,
    ("hand_over", EvaluationStatus.SIGNED): EvaluationStatus.HANDED_OVER,
    ("acknowledge", EvaluationStatus.HANDED_OVER): EvaluationStatus.ACKNOWLEDGED,
}

HAND_OVER_DAYS = 14  # working days from signing; Lampiran Bab V A.5
ACKNOWLEDGE_DAYS = 14  # working days from receipt; Bab V A.6


def receipt_day(*, handed_over_on: date, acknowledged_on: date | None, days: int) -> date:
    """The day that counts as receipt: confirmed, or so many days after delivery (R-V8)."""
    assumed = handed_over_on + timedelta(days=days)
    return min(acknowledged_on, assumed) if acknowledged_on else assumed


def answers(*, is_final: bool) -> list[Acknowledgement]:
    """What the employee may answer; evaluations by the Kepala Daerah are final (Bab IV A.12)."""
    if is_final:
        return [Acknowledgement.ACCEPTS]
    return [Acknowledgement.ACCEPTS, Acknowledgement.WILL_OBJECT]


@dataclass(frozen=True)
class Blocker:
    """Why an evaluation cannot be signed yet, and the part of the page that repairs it."""

    text: str
    part: str


@dataclass(frozen=True)
class MissingUnit:
    """A unit whose predikat must come first, and who sets it."""

    pk: int
    name: str
    setter: str
    is_yours: bool


@dataclass(frozen=True)
class ResultFacts:
    """What the blockers need to know of one result."""

    pk: int
    statement: str
    is_main: bool
    has_realisation: bool
    no_realisation_reason: str


@dataclass(frozen=True)
class EvaluationFacts:
    """What the blockers need to know of one evaluation."""

    status: str
    opens_on: date
    due_on: date
    plan_is_current: bool
    missing_units: Sequence[MissingUnit]
    results: Sequence[ResultFacts]
    has_feedback: bool
    results_rating: str
    results_reason: str
    behaviour_rating: str
    behaviour_reason: str
    suggestion: Suggestion | None
    by_superior: bool = False  # after the window it is his to evaluate
    study: str = ""
    by_agreement: bool = False  # the result of the former unit stands in (Bab IV A.13.a)


def blockers_to_sign(facts: EvaluationFacts, *, on: date) -> list[Blocker]:
    """Everything that is missing; the page lists it and the act refuses with the same words."""
    if ("sign", facts.status) not in NEXT_STATUS:
        return [Blocker("Evaluasi ini sudah ditandatangani.", "status")]
    return [
        *_order_blockers(facts, on=on),
        *([] if facts.by_agreement else _material_blockers(facts)),
        *_rating_blockers(facts, on=on),
    ]


def opening_blockers(*, opens_on: date, on: date) -> list[Blocker]:
    """Nothing of a period is evaluated before its window opens."""
    if on < opens_on:
        return [Blocker(f"Masa evaluasi baru dibuka {in_words(opens_on)}.", "periode")]
    return []


def window_blockers(*, opens_on: date, due_on: date, on: date) -> list[Blocker]:
    """Evaluations are made only while their window is open (Bab IV A.8)."""
    if on > due_on:
        return [
            Blocker(
                f"Masa evaluasi berakhir {in_words(due_on)}. "
                "Sesudah itu atasan pejabat penilai yang mengevaluasi.",
                "periode",
            )
        ]
    return opening_blockers(opens_on=opens_on, on=on)


def _order_blockers(facts: EvaluationFacts, *, on: date) -> list[Blocker]:
    """Stage one comes first (R-V1), inside the window, on the plan in force."""
    blockers = (
        opening_blockers(opens_on=facts.opens_on, on=on)
        if facts.by_superior
        else window_blockers(opens_on=facts.opens_on, due_on=facts.due_on, on=on)
    )
    if not facts.plan_is_current:
        blockers.append(
            Blocker("SKP ini sudah digantikan. Mulai penilaian atas SKP yang baru.", "skp")
        )
    for unit in facts.missing_units:
        text = f"Predikat kinerja {unit.name} belum ditetapkan oleh {unit.setter}."
        if unit.is_yours:
            text = f"Tetapkan dulu predikat kinerja {unit.name}."
        blockers.append(Blocker(text, f"organisasi-{unit.pk}" if unit.is_yours else "organisasi"))
    return blockers


def _material_blockers(facts: EvaluationFacts) -> list[Blocker]:
    """A realisation or its reason for every utama, and feedback of the penilai (R-E3)."""
    blockers = [
        Blocker(
            f"“{result.statement}” belum punya realisasi. Isi alasan belum ada realisasi.",
            f"hasil-{result.pk}",
        )
        for result in facts.results
        if result.is_main and not result.has_realisation and not result.no_realisation_reason
    ]
    if not facts.has_feedback:
        blockers.append(Blocker("Anda belum memberi umpan balik dalam periode ini.", "umpan-balik"))
    return blockers


def _rating_blockers(facts: EvaluationFacts, *, on: date) -> list[Blocker]:
    """Both ratings, with reasons where they are due."""
    blockers = []
    if not facts.results_rating:
        blockers.append(Blocker("Pilih rating hasil kerja.", "rating-hasil"))
    elif needs_reason(facts.results_rating, facts.suggestion) and not facts.results_reason:
        blockers.append(Blocker("Tulis alasan rating hasil kerja.", "alasan-hasil"))
    if not facts.behaviour_rating:
        blockers.append(Blocker("Pilih rating perilaku kerja.", "rating-perilaku"))
    elif needs_reason(facts.behaviour_rating) and not facts.behaviour_reason:
        blockers.append(Blocker("Tulis alasan rating perilaku kerja.", "alasan-perilaku"))
    if facts.results_rating and facts.behaviour_rating:
        given = predikat(
            results=Rating(facts.results_rating), behaviour=Rating(facts.behaviour_rating), on=on
        )
        reasons = study_blockers(study=facts.study, predikat=given)
        blockers += [Blocker(reason, "rating-perilaku") for reason in reasons]
    return blockers
