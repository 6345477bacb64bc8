"""A file of daily progress beside the plan it is meant for."""

from dataclasses import dataclass

from kinerja.integration.rules import daily
from kinerja.integration.rules.headers import plain
from kinerja.monitoring.models import Progress
from kinerja.monitoring.queries import results, steps_of
from kinerja.planning.models import Skp


@dataclass(frozen=True)
class DailyPreview:
    """What would be added, what is there already, what is wrong as (cell, sentence)."""

    new: list
    known: list
    wrong: list


def named_in(skp: Skp) -> dict:
    """Plain words → (result, step or None) of everything a row may name."""
    of_plan = results(skp)
    by_lineage = {result.lineage: result for result in of_plan}
    found = {plain(result.statement): (result, None) for result in of_plan}
    for step in steps_of(skp):
        found[plain(step.text)] = (by_lineage[step.result.lineage], step)
    return found


def daily_preview(skp: Skp, rows: list[dict]) -> DailyPreview:
    """A row that says the same on the same day is there already."""
    activities, wrong = daily.read_daily(rows, known=named_in(skp))
    there = set(
        Progress.objects.standing()
        .filter(result__skp=skp, on__in={one["on"] for one in activities})
        .values_list("on", "note")
    )
    known = [one for one in activities if (one["on"], one["note"]) in there]
    if not activities and not wrong:
        wrong = [("", "Berkas ini belum memuat kegiatan. Isi barisnya, lalu unggah.")]
    return DailyPreview([one for one in activities if one not in known], known, wrong)
