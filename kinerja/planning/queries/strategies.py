"""Manuals and strategies of a plan; they stay with it through all its versions."""

from kinerja.planning.models import IndicatorManual, Skp
from kinerja.planning.queries.plans import results_of


def first_version(skp) -> Skp:
    """The version to which manuals, strategies and the matrix of a plan belong."""
    if skp.version == 1:
        return skp
    return Skp.objects.get(
        employee=skp.employee_id, year=skp.year_id, placement=skp.placement_id, version=1
    )


def indicators_of(skp) -> list:
    """Every indicator of this version with its result, in the order of the plan."""
    found = []
    for result in results_of(skp):
        for indicator in result.indicators.all():
            indicator.result = result
            found.append(indicator)
    return found


def manuals_of(skp) -> list[tuple]:
    """(indicator, its manual or None) for every indicator of this version."""
    indicators = indicators_of(skp)
    lineages = [indicator.lineage for indicator in indicators]
    kept = {
        manual.indicator_lineage: manual
        for manual in IndicatorManual.objects.filter(indicator_lineage__in=lineages)
    }
    return [(indicator, kept.get(indicator.lineage)) for indicator in indicators]


def manual_of(indicator) -> IndicatorManual | None:
    return IndicatorManual.objects.filter(indicator_lineage=indicator.lineage).first()


def strategies_of(skp) -> list:
    """The workblocks of a plan, each with the indicator it serves as this version words it."""
    words = {indicator.lineage: indicator for indicator in indicators_of(skp)}
    rows = list(first_version(skp).strategies.order_by("pk"))
    for row in rows:
        row.indicator = words.get(row.indicator_lineage)
    return rows
