"""Everything one plan says, as one value: shown, compared, hashed, printed."""

from operator import itemgetter

from django.conf import settings
from django.db.models import F, Value

from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on, placement_of
from kinerja.planning import rules
from kinerja.planning.enums import AnnexKind
from kinerja.planning.queries.plans import results_of


def skp_content(skp, *, on=None, appraiser=None) -> dict:
    """Everything the plan says, in JSON types: shown, compared, hashed, printed.

    A set plan answers with what was set; an open one with its rows and the penilai of `on`.
    """
    if skp.content is not None:
        return skp.content
    if appraiser is None:
        lines = lines_on(on or skp.period.lower).filter(employee=skp.employee_id)
        line = lines.select_related("appraiser").first()
        appraiser = line and line.appraiser
    seat = appraiser and placement_of(appraiser, on=on or skp.period.lower)
    expectations, annexes = _words_of(skp)
    return plan_content(
        skp,
        appraiser=person(appraiser, seat) if appraiser else None,
        results=results_of(skp),
        expectations=expectations,
        annexes=annexes,
    )


def _words_of(skp):
    """The special expectations and the annexes of a plan, in one statement."""
    special = skp.behaviours.values_list(Value(0), "value", "expectation")
    lists = skp.annexes.values_list(F("order") + 1, "kind", "text")
    rows = sorted(special.union(lists, all=True), key=itemgetter(0))
    expectations = {value: text for place, value, text in rows if not place}
    return expectations, annex_lists((kind, text) for place, kind, text in rows if place)


def plan_content(skp, *, appraiser, results, expectations, annexes) -> dict:
    """The same from rows at hand."""
    return {
        "format": 1,
        "year": skp.year.year,
        "kind": skp.kind,
        "approach": skp.approach,
        "version": skp.version,
        "change_reason": skp.change_reason,
        "since": skp.period.lower.isoformat(),
        "until": last_day(skp.period).isoformat(),
        "agency": f"Pemerintah {settings.REGENCY}",
        "employee": person(skp.employee, skp.placement),
        "appraiser": appraiser,
        "results": [result_content(result) for result in results],
        "behaviours": behaviour_content(expectations),
        "annexes": annexes,
    }


def person(employee: Employee, placement) -> dict:
    """The five lines of the form's head."""
    return {
        "id": employee.pk,
        "name": employee.full_name,
        "nip": employee.nip or "",
        "rank": employee.rank,
        "position": placement.position.title if placement else "",
        "unit": placement.position.unit.name if placement else "",
    }


def result_content(result) -> dict:
    return {
        "id": result.pk,
        "lineage": str(result.lineage),
        "kind": result.kind,
        "order": result.order,
        "statement": result.statement,
        "assigner": result.assigner,
        "cascade": result.cascade,
        "served": served_by(result),
        "no_parent_reason": result.no_parent_reason,
        "indicators": [
            {
                "id": indicator.pk,
                "lineage": str(indicator.lineage),
                "order": indicator.order,
                "aspect": indicator.aspect,
                "perspective": indicator.perspective,
                "measure": indicator.get_aspect_display() or indicator.get_perspective_display(),
                "statement": indicator.statement,
                "target": indicator.target,
                "target_value": plain_number(indicator.target_value),
                "unit_of_measure": indicator.unit_of_measure,
                "polarity": indicator.polarity,
            }
            for indicator in result.indicators.all()
        ],
    }


def plain_number(value) -> str | None:
    """A decimal as text without idle zeros, the same before and after the database."""
    return None if value is None else f"{value.normalize():f}"


def served_by(result) -> dict | None:
    """Rencana hasil kerja pimpinan yang diintervensi; of a leader's plan with its IKI."""
    if result.parent:
        leader = result.parent
        return {
            "source": "skp",
            "statement": leader.statement,
            "owner": leader.skp.employee.full_name,
            "indicators": [indicator.statement for indicator in leader.indicators.all()],
        }
    if result.goal:
        return {
            "source": "sasaran",
            "statement": result.goal.statement,
            "owner": result.goal.code,
            "indicators": [result.goal.indicator],
        }
    if result.provisional_parent:
        return {
            "source": "sementara",
            "statement": result.provisional_parent,
            "owner": "",
            "indicators": [],
        }
    return None


def behaviour_content(special) -> list[dict]:
    return [
        {
            "value": value.value,
            "label": value.label,
            "guides": list(guides),
            "expectation": special.get(value, ""),
        }
        for value, guides in rules.BEHAVIOURS.items()
    ]


def annex_content(skp) -> dict:
    return annex_lists(skp.annexes.order_by("order").values_list("kind", "text"))


def annex_lists(annexes) -> dict:
    """Pairs of kind and text, in their order, as one list for each kind."""
    lists = {kind.value: [] for kind in AnnexKind}
    for kind, text in annexes:
        lists[kind].append(text)
    return lists
