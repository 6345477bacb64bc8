from datetime import date, datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.integration import access, queries
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.organisation.models import Unit
from kinerja.planning import actions as planning
from kinerja.planning.models import OrganisationGoal, PerformanceYear

CHANGED_MEANWHILE = "Sasaran berubah sejak pratinjau dibuat. Unggah berkasnya sekali lagi."


@transaction.atomic
def import_goals(
    year: PerformanceYear, *, rows: list[dict], seen: str, since: date, by: User, at: datetime
) -> int:
    """Enter and change the goals of a spreadsheet exactly as previewed, leaders' goals first."""
    year = PerformanceYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    units = access.goal_units(by, on=at.date())
    preview = queries.goal_preview(year, rows, units=units)
    refuse_if([f"{cell}: {sentence}" if cell else sentence for cell, sentence in preview.wrong])
    if preview.digest != seen:
        raise Stale(CHANGED_MEANWHILE)
    changes = [*preview.new, *preview.changed]
    refuse_if([] if changes else ["Semua sasaran di berkas ini sudah ada dan sama."])

    by_pk = {unit.pk: unit for unit in units}
    kept = {goal.code: goal for goal in _goals(year)}
    waiting = changes
    while waiting:
        ready = [c for c in waiting if _is_ready(c.row, waiting)]
        refuse_if([] if ready else ["Kode induk saling menunjuk. Perbaiki di Excel."])
        for change in ready:
            goal = _save(change, by_pk[change.row.unit], kept, year, since, by=by, at=at)
            kept[goal.code] = goal
        waiting = [change for change in waiting if change not in ready]
    log.record(
        "integration.goals_imported",
        by=by,
        at=at,
        target=year,
        new=len(preview.new),
        changed=len(preview.changed),
    )
    return len(changes)


def _goals(year):
    return OrganisationGoal.objects.filter(year=year).select_related("unit")


def _is_ready(row, waiting):
    """Its parent is not among those still to be written."""
    return all(row.parent != other.row.code for other in waiting)


def _save(change, unit: Unit, kept, year, since, *, by, at):
    row, goal = change.row, change.goal
    try:
        return planning.save_goal(
            goal,
            year=year,
            unit=unit,
            values={
                "level": row.level,
                "code": row.code,
                "statement": row.statement,
                "indicator": row.indicator,
                "target": row.target,
                "unit_of_measure": row.unit_of_measure,
                "parent": kept.get(row.parent),
                "source": row.source,
                "since": goal.since if goal else since,
                "until": goal.until if goal else None,
            },
            revision=goal.revision if goal else 0,
            by=by,
            at=at,
        )
    except Refused as refusal:
        raise Refused([f"{row.cell}: {reason}" for reason in refusal.reasons]) from refusal
