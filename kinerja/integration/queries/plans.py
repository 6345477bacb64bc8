"""A plan in a spreadsheet beside the draft it is meant for."""

from dataclasses import dataclass

from kinerja.integration.rules import plans
from kinerja.integration.rules.headers import plain
from kinerja.lib.spreadsheet import xlsx
from kinerja.planning.enums import Aspect, Perspective, ResultKind, SkpKind
from kinerja.planning.models import Skp


@dataclass(frozen=True)
class PlanPreview:
    """What would be added, what is there already, what is wrong as (cell, sentence)."""

    new: list
    known: list
    wrong: list


def measures_of(skp: Skp) -> dict:
    """Aspects, or perspectives for leaders: plain word → value."""
    words = Perspective if skp.kind == SkpKind.LEADER else Aspect
    found = {plain(word.label): word.value for word in words}
    return found | {plain(word.value): word.value for word in words}


def plan_preview(skp: Skp, rows: list[dict]) -> PlanPreview:
    results, wrong = plans.read_plan(rows, measures=measures_of(skp))
    there = {plain(text) for text in skp.results.values_list("statement", flat=True)}
    new = [result for result in results if plain(result["statement"]) not in there]
    known = [result for result in results if plain(result["statement"]) in there]
    if not results and not wrong:
        wrong = [("", "Berkas ini belum memuat hasil kerja. Isi templat, lalu unggah.")]
    return PlanPreview(new, known, wrong)


def plan_template(skp: Skp) -> bytes:
    """An empty plan with lists to pick from."""
    is_leader = skp.kind == SkpKind.LEADER
    labels = plans.LABELS | {"measure": "Perspektif" if is_leader else "Aspek"}
    measures = Perspective if is_leader else Aspect
    return xlsx(
        f"SKP {skp.year}",
        list(labels.values()),
        [],
        choices={0: ResultKind.labels, 3: measures.labels},
    )
