"""Quantitative or qualitative: what each approach writes down (Pasal 9; Lampiran II A.7)."""

from kinerja.planning.enums import Approach, ApproachSetting, Aspect, Perspective, Polarity, SkpKind
from kinerja.planning.rules.targets import read_target

ALLOWED = {
    ApproachSetting.CHOICE: (Approach.QUANTITATIVE, Approach.QUALITATIVE),
    ApproachSetting.QUANTITATIVE: (Approach.QUANTITATIVE,),
    ApproachSetting.QUALITATIVE: (Approach.QUALITATIVE,),
}
NARRATIVE = 500


def approaches_allowed(setting: str) -> tuple[Approach, ...]:
    """What a plan of this year may use; the first is where a new plan starts."""
    return ALLOWED[ApproachSetting(setting)]


def blockers_to_choose(approach: str, *, setting: str) -> list[str]:
    """Why a plan of this year cannot use this approach."""
    if approach in approaches_allowed(setting):
        return []
    return [f"Tahun ini BKPSDM menetapkan: {ApproachSetting(setting).label.lower()}."]


def measures_of(*, kind: str, approach: str) -> type[Aspect] | type[Perspective] | None:
    """Leaders name a perspective in both approaches; JA and JF an aspect in the quantitative."""
    if kind == SkpKind.LEADER:
        return Perspective
    return Aspect if approach == Approach.QUANTITATIVE else None


def indicator_values(
    *, kind: str, approach: str, measure: str, statement: str, target: str, polarity: str = ""
) -> dict:
    """The fields of an indicator as its approach keeps them (R-P3, R-P4).

    Quantitative: indicator and target apart, the number read from the words.
    Qualitative: one narrative, no number, no aspect.
    """
    is_narrative = approach == Approach.QUALITATIVE
    value, unit = (None, "") if is_narrative else read_target(target)
    return {
        "aspect": "" if is_narrative or kind == SkpKind.LEADER else measure,
        "perspective": measure if kind == SkpKind.LEADER else "",
        "statement": narrative(statement, target) if is_narrative else statement,
        "target": "" if is_narrative else target,
        "target_value": value,
        "unit_of_measure": unit,
        "polarity": polarity or Polarity.MAXIMISE,
    }


def rewritten(written: dict, *, kind: str, approach: str) -> dict:
    """The fields of an indicator in another form or approach; no word of it is lost."""
    measure = written["aspect"] or written["perspective"]
    measures = measures_of(kind=kind, approach=approach)
    fields = indicator_values(
        kind=kind,
        approach=approach,
        measure=measure if measures and measure in measures else "",
        statement=written["statement"],
        target=written["target"],
        polarity=written["polarity"],
    )
    if fields["target"]:  # what was read once is not read again
        fields |= {name: written[name] for name in ("target_value", "unit_of_measure")}
    return fields


def narrative(statement: str, target: str) -> str:
    """Indicator and target in one sentence, as Format A.1.1 and A.1.6 want them."""
    return f"{statement}: {target}"[:NARRATIVE] if target else statement
