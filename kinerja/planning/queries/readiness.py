"""A plan as the rules want it, and how far each part is."""

from kinerja.organisation.queries import line_of
from kinerja.planning import rules
from kinerja.planning.enums import SkpPart
from kinerja.planning.models import SkpAnnex
from kinerja.planning.queries.plans import results_of


def plan_facts(skp, *, on) -> rules.PlanFacts:
    """The plan as the rules want it."""
    annexes = {}
    for kind in SkpAnnex.objects.filter(skp=skp).values_list("kind", flat=True):
        annexes[kind] = annexes.get(kind, 0) + 1
    return rules.PlanFacts(
        status=skp.status,
        kind=skp.kind,
        results=[result_facts(result) for result in results_of(skp)],
        annexes=annexes,
        has_appraiser=line_of(skp.employee, on=on) is not None,
    )


def result_facts(result) -> rules.ResultFacts:
    return rules.ResultFacts(
        pk=result.pk,
        statement=result.statement,
        kind=result.kind,
        cascade=result.cascade,
        is_linked=bool(result.parent_id or result.goal_id),
        is_provisional=bool(result.provisional_parent),
        has_reason=bool(result.no_parent_reason),
        indicators=[
            rules.IndicatorFacts(
                statement=indicator.statement,
                target=indicator.target,
                aspect=indicator.aspect,
                perspective=indicator.perspective,
            )
            for indicator in result.indicators.all()
        ],
    )


def steps_of(skp, *, facts, content) -> list[dict]:
    """How far each part of the plan is: Belum, Sebagian or Selesai."""
    missing = {blocker.part for blocker in rules.incomplete(facts)}
    results, annexes = content["results"], content["annexes"]
    measured = [result for result in results if result["indicators"]]
    expected = [line for line in content["behaviours"] if line["expectation"]]
    filled = [lines for lines in annexes.values() if lines]
    return [
        _step(
            SkpPart.IDENTITY, missing, content["appraiser"] is not None, _appraiser_hint(content)
        ),
        _step(SkpPart.RESULTS, missing, results, f"{len(results)} hasil kerja"),
        _step(
            SkpPart.INDICATORS,
            missing | ({SkpPart.INDICATORS} if not results else set()),
            measured,
            f"{len(measured)} dari {len(results)} hasil memiliki indikator",
        ),
        _step(
            SkpPart.BEHAVIOURS,
            missing,
            True,
            f"7 nilai BerAKHLAK, {len(expected)} ekspektasi khusus",
        ),
        _step(SkpPart.ANNEXES, missing, filled, f"{len(filled)} dari 3 daftar terisi"),
    ]


def _appraiser_hint(content):
    appraiser = content["appraiser"]
    return f"Penilai: {appraiser['name']}" if appraiser else "Penilai belum tercatat"


def _step(part, missing, begun, hint):
    if part not in missing:
        state = ("Selesai", "ok")
    elif begun:
        state = ("Sebagian", "warn")
    else:
        state = ("Belum", "")
    return {"part": part, "label": part.label, "word": state[0], "tone": state[1], "hint": hint}
