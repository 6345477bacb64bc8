"""What a plan must hold before it is submitted and set (Pasal 7–13; R-P2, R-P3, R-P5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kinerja.planning.enums import (
    AnnexKind,
    Approach,
    Aspect,
    Cascade,
    Perspective,
    ResultKind,
    SkpKind,
    SkpPart,
)
from kinerja.planning.rules.approach import measures_of
from kinerja.planning.rules.plans import blockers_to

NONE_NEEDED = "Tidak ada"  # an annex list may say so explicitly (R-P2)
MANY_RESULTS = 15
ABSOLUTE = re.compile(r"\b(semua|seluruh|selalu|setiap|tidak pernah)\b", re.IGNORECASE)

# The five marks of a good indicator (PP 30/2019 Pasal 10).
INDICATOR_CHECKLIST = (
    "Spesifik: jelas apa yang diukur.",
    "Terukur: ada angka, mutu, atau waktu yang dapat diperiksa.",
    "Realistis: dapat dicapai dengan sumber daya yang ada.",
    "Berbatas waktu: jelas kapan dicapai.",
    "Sesuai keadaan: cocok dengan kondisi di dalam dan di luar organisasi.",
)


@dataclass(frozen=True)
class Blocker:
    """One reason and the part of the plan where it is repaired."""

    text: str
    part: str = SkpPart.GENERAL
    result: int | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class IndicatorFacts:
    statement: str
    target: str
    aspect: str = ""
    perspective: str = ""
    has_manual: bool = False


@dataclass(frozen=True)
class ResultFacts:
    statement: str
    kind: str = ResultKind.UTAMA
    cascade: str = Cascade.DIRECT
    is_linked: bool = False
    is_provisional: bool = False
    has_reason: bool = False
    indicators: Sequence[IndicatorFacts] = ()
    pk: int | None = None


@dataclass(frozen=True)
class PlanFacts:
    status: str
    kind: str
    results: Sequence[ResultFacts] = ()
    annexes: dict = field(default_factory=dict)  # AnnexKind → number of lines
    has_appraiser: bool = True
    approach: str = Approach.QUANTITATIVE


def blockers_to_submit(plan: PlanFacts) -> list[Blocker]:
    """Why this plan cannot be submitted yet; empty when it can.

    The page lists these reasons and the act refuses with the same ones.
    """
    refused = blockers_to("submit", status=plan.status)
    if refused:
        return [Blocker(text) for text in refused]
    return incomplete(plan)


def blockers_to_agree(plan: PlanFacts, *, provisional_confirmed: bool) -> list[Blocker]:
    """Why this plan cannot be set yet; provisional links need the penilai's word (R-P5, R-P6)."""
    refused = blockers_to("agree", status=plan.status)
    if refused:
        return [Blocker(text) for text in refused]
    found = incomplete(plan)
    if not provisional_confirmed:
        found += [
            Blocker(
                f"“{short(result.statement)}” memakai hasil kerja pimpinan sementara. "
                "Centang konfirmasi atau minta pegawai menautkannya.",
                SkpPart.RESULTS,
                result.pk,
            )
            for result in provisional(plan)
        ]
    return found


def provisional(plan: PlanFacts) -> list[ResultFacts]:
    """Results that serve a leader's result typed by hand because the leader had no plan yet."""
    return [r for r in plan.results if r.is_provisional and not r.is_linked]


def incomplete(plan: PlanFacts) -> list[Blocker]:
    """What the law wants in a plan and is missing (R-P2 to R-P5)."""
    found = []
    if not plan.has_appraiser:
        found.append(
            Blocker(
                "Pejabat penilai Anda belum tercatat. Minta koreksi kepada pengelola kepegawaian.",
                SkpPart.IDENTITY,
            )
        )
    if not any(result.kind == ResultKind.UTAMA for result in plan.results):
        found.append(Blocker("Isi setidaknya satu hasil kerja utama.", SkpPart.RESULTS))
    for result in plan.results:
        found += _incomplete_result(plan, result)
    if plan.kind == SkpKind.LEADER and plan.results and not _has(plan, Perspective.ANGGARAN):
        found.append(
            Blocker("Isi setidaknya satu indikator berperspektif Anggaran.", SkpPart.INDICATORS)
        )
    found += [
        Blocker(f"Isi {kind.label} pada lampiran, atau tulis “{NONE_NEEDED}”.", SkpPart.ANNEXES)
        for kind in AnnexKind
        if not plan.annexes.get(kind)
    ]
    return found


def _incomplete_result(plan: PlanFacts, result: ResultFacts) -> list[Blocker]:
    name = f"“{short(result.statement)}”"
    found = []
    if plan.kind == SkpKind.STAFF and result.kind == ResultKind.UTAMA and not _has_origin(result):
        found.append(
            Blocker(
                f"{name} belum ditautkan ke hasil kerja pimpinan. Tautkan atau tulis alasannya.",
                SkpPart.RESULTS,
                result.pk,
            )
        )
    if not result.indicators:
        found.append(Blocker(f"{name} belum memiliki indikator.", SkpPart.INDICATORS, result.pk))
    for indicator in result.indicators:
        found += [
            Blocker(
                f"Indikator “{short(indicator.statement)}” belum memiliki {word}.",
                SkpPart.INDICATORS,
                result.pk,
            )
            for word in _missing_in(plan, indicator)
        ]
    return found


def _missing_in(plan: PlanFacts, indicator: IndicatorFacts) -> list[str]:
    """A target apart in the quantitative approach only; a perspective of leaders in both."""
    found = []
    if plan.approach == Approach.QUANTITATIVE and not indicator.target:
        found.append("target")
    measures = measures_of(kind=plan.kind, approach=plan.approach)
    if measures is Perspective and not indicator.perspective:
        found.append("perspektif")
    if measures is Aspect and not indicator.aspect:
        found.append("aspek")
    return found


def _has_origin(result: ResultFacts) -> bool:
    if result.cascade == Cascade.NONE:
        return result.has_reason
    return result.is_linked or result.is_provisional


def _has(plan: PlanFacts, perspective: Perspective) -> bool:
    return any(i.perspective == perspective for r in plan.results for i in r.indicators)


def hints_for(plan: PlanFacts) -> list[Blocker]:
    """Gentle remarks that never stop anything."""
    found = []
    if len(plan.results) > MANY_RESULTS:
        found.append(
            Blocker(
                f"Ada {len(plan.results)} hasil kerja. Gabungkan agar tetap dapat dipantau.",
                SkpPart.RESULTS,
            )
        )
    if plan.kind == SkpKind.LEADER and plan.results:
        found += [
            Blocker(f"Belum ada indikator berperspektif {word.label}.", SkpPart.INDICATORS)
            for word in Perspective
            if word != Perspective.ANGGARAN and not _has(plan, word)
        ]
    found += _without_manual(plan)
    for result in plan.results:
        for indicator in result.indicators:
            word = absolute_word(f"{indicator.statement} {indicator.target}")
            if word and plan.kind == SkpKind.STAFF:
                found.append(
                    Blocker(
                        f"Indikator “{short(indicator.statement)}” memakai kata “{word}”. "
                        "Target mutlak hanya untuk nyawa, cedera, keamanan, atau kerugian besar.",
                        SkpPart.INDICATORS,
                        result.pk,
                    )
                )
    found += [
        Blocker(
            f"“{short(result.statement)}” masih memakai hasil kerja pimpinan sementara.",
            SkpPart.RESULTS,
            result.pk,
        )
        for result in provisional(plan)
    ]
    return found


def _without_manual(plan: PlanFacts) -> list[Blocker]:
    """A leader's indicators need a manual while not everybody understands them (R-P8)."""
    if plan.kind != SkpKind.LEADER:
        return []
    missing = sum(not i.has_manual for result in plan.results for i in result.indicators)
    if not missing:
        return []
    return [Blocker(f"{missing} indikator belum memiliki manual. Tulis di Manual dan strategi.")]


def absolute_word(text: str) -> str:
    """The first absolute word of a target, which only grave matters deserve (p. 51)."""
    found = ABSOLUTE.search(text)
    return found.group(1).lower() if found else ""


def short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
