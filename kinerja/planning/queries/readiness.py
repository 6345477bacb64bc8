"""A plan's content as the rules want it, and how far each part is."""

from kinerja.planning import rules
from kinerja.planning.enums import SkpKind, SkpPart
from kinerja.planning.models import IndicatorManual


def facts_of(skp, content) -> rules.PlanFacts:
    """What the rules ask of a plan, taken from the content that is shown and hashed."""
    manuals = set()
    if skp.kind == SkpKind.LEADER:
        kept = IndicatorManual.objects.filter(owner=skp.employee_id)
        manuals = {str(lineage) for lineage in kept.values_list("indicator_lineage", flat=True)}
    return rules.PlanFacts(
        status=skp.status,
        kind=skp.kind,
        results=[_result_facts(result, manuals) for result in content["results"]],
        annexes={kind: len(lines) for kind, lines in content["annexes"].items()},
        has_appraiser=content["appraiser"] is not None,
        approach=content["approach"],
    )


def _result_facts(result, manuals) -> rules.ResultFacts:
    source = result["served"] and result["served"]["source"]
    return rules.ResultFacts(
        pk=result["id"],
        statement=result["statement"],
        kind=result["kind"],
        cascade=result["cascade"],
        is_linked=source in {"skp", "sasaran"},
        is_provisional=source == "sementara",
        has_reason=bool(result["no_parent_reason"]),
        indicators=[
            rules.IndicatorFacts(
                statement=indicator["statement"],
                target=indicator["target"],
                aspect=indicator["aspect"],
                perspective=indicator["perspective"],
                has_manual=indicator["lineage"] in manuals,
            )
            for indicator in result["indicators"]
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
