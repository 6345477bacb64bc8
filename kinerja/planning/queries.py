"""What is planned: the plan of a day, its content, what it lacks, whom it can serve."""

from django.db.models import Prefetch
from django.utils import timezone

from kinerja.lib.periods import last_day
from kinerja.organisation.models import Employee, Unit
from kinerja.organisation.queries import line_of, placement_of
from kinerja.planning import rules
from kinerja.planning.enums import AnnexKind, SkpStatus
from kinerja.planning.models import Indicator, OrganisationGoal, Skp, SkpAnnex, WorkResult


def skp_on(employee, *, on) -> Skp | None:
    """The set plan that covers that day."""
    return (
        Skp.objects.select_related("placement__position__unit", "year", "appraiser")
        .filter(employee=employee, status=SkpStatus.AGREED, period__contains=on)
        .first()
    )


def open_version_of(skp) -> Skp | None:
    """The unfinished version of the same plan, if somebody is working on one."""
    return Skp.objects.filter(
        employee=skp.employee_id,
        year=skp.year_id,
        placement=skp.placement_id,
        status__in=rules.OPEN,
    ).first()


def versions_of(skp):
    """Every version of the same plan, newest first."""
    return (
        Skp.objects.select_related("appraiser")
        .filter(employee=skp.employee_id, year=skp.year_id, placement=skp.placement_id)
        .order_by("-version")
    )


def plans_of(employee):
    """All plans of one person, newest first."""
    return (
        Skp.objects.select_related("year", "placement__position__unit", "appraiser")
        .filter(employee=employee)
        .order_by("-year__year", "-pk")
    )


def results_of(skp) -> list[WorkResult]:
    """The results in their order with indicators and what they serve: three statements."""
    return list(
        WorkResult.objects.filter(skp=skp)
        .select_related("goal", "parent__skp__employee")
        .prefetch_related(
            Prefetch("indicators", Indicator.objects.order_by("order")),
            Prefetch("parent__indicators", Indicator.objects.order_by("order")),
        )
        .order_by("-kind", "order")
    )


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


def blockers_to_start(employee, *, year, on) -> list[str]:
    placement = placement_of(employee, on=on)
    return rules.blockers_to_start(
        status=employee.status,
        standing=employee.standing,
        has_placement=placement is not None,
        opens_on=year.planning_opens_on,
        on=on,
        exists=placement is not None
        and Skp.objects.filter(employee=employee, year=year, placement=placement).exists(),
    )


def leader_results(skp, *, on) -> list[WorkResult]:
    """What the penilai of that day has planned, agreed or submitted: the pick-list to serve."""
    line = line_of(skp.employee, on=on)
    if line is None:
        return []
    plan = (
        Skp.objects.filter(
            employee=line.appraiser,
            year=skp.year_id,
            status__in=[SkpStatus.AGREED, SkpStatus.SUBMITTED],
        )
        .order_by("-period", "-version")
        .first()
    )
    return results_of(plan) if plan else []


def goals_for(skp):
    """Sasaran of the plan's unit and of the units above it, the nearest unit first."""
    unit = skp.placement.position.unit
    parts = unit.path.rstrip("/").split("/")
    paths = ["/".join(parts[: n + 1]) + "/" for n in range(len(parts))]
    return (
        OrganisationGoal.objects.select_related("unit")
        .filter(year=skp.year_id, unit__path__in=paths)
        .order_by("-unit__path", "code")
    )


def skp_content(skp, *, on=None, appraiser=None) -> dict:
    """Everything the plan says, in JSON types: shown, compared, hashed, printed.

    A set plan answers with what was set; an open one with its rows and the penilai of `on`.
    """
    if skp.content is not None:
        return skp.content
    if appraiser is None:
        line = line_of(skp.employee, on=on or skp.period.lower)
        appraiser = line and line.appraiser
    return {
        "format": 1,
        "year": skp.year.year,
        "kind": skp.kind,
        "approach": skp.approach,
        "version": skp.version,
        "change_reason": skp.change_reason,
        "since": skp.period.lower.isoformat(),
        "until": last_day(skp.period).isoformat(),
        "agency": agency_of(skp.placement.position.unit),
        "employee": person(skp.employee, skp.placement),
        "appraiser": person(appraiser, placement_of(appraiser, on=on or skp.period.lower))
        if appraiser
        else None,
        "results": [result_content(result) for result in results_of(skp)],
        "behaviours": behaviour_content(skp),
        "annexes": annex_content(skp),
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


def agency_of(unit) -> str:
    """NAMA INSTANSI of the forms: the regency the unit belongs to."""
    root = unit.path.split("/")[0]
    return Unit.objects.filter(code=root).values_list("name", flat=True).first() or unit.name


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


def behaviour_content(skp) -> list[dict]:
    special = dict(skp.behaviours.values_list("value", "expectation"))
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
    lists = {kind.value: [] for kind in AnnexKind}
    for kind, text in skp.annexes.order_by("order").values_list("kind", "text"):
        lists[kind].append(text)
    return lists


def comments_on(skp):
    """What the superior asked to change; open ones first."""
    return skp.comments.select_related("written_by", "result").order_by(
        "-resolved_at", "written_at"
    )


def day_of(moment):
    """The calendar day in the regency of a moment."""
    return timezone.localtime(moment).date()


def agreed_overlapping(skp):
    """Set plans of the same person on days of this plan."""
    return Skp.objects.filter(
        employee=skp.employee_id, status=SkpStatus.AGREED, period__overlap=skp.period
    )
