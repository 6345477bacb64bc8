"""What is planned: the plan of a day, its content, what it lacks, whom it can serve."""

from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils import timezone

from kinerja.organisation.queries import lines_on, placement_of
from kinerja.planning import rules
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import (
    Indicator,
    PerformanceYear,
    Skp,
    WorkResult,
)


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


def taken_over(skp):
    """Results of a set plan that the leader took over, with his note (Pasal 20); see monitoring."""
    lineages = WorkResult.objects.filter(skp=skp).values("lineage")
    return (
        WorkResult.objects.filter(lineage__in=lineages, skp__employee=skp.employee_id)
        .filter(takeovers__isnull=False, takeovers__ended_at=None)
        .values("statement", note=F("takeovers__note"), leader=F("takeovers__leader__name"))
    )


def plans_of(employee):
    """All plans of one person, newest first."""
    return (
        Skp.objects.select_related("year", "placement__position__unit", "appraiser")
        .filter(employee=employee)
        .order_by("-year__year", "-pk")
    )


def results_of(skp) -> list[WorkResult]:
    """The results in their order with indicators and what they serve: two statements."""
    return _with_parts(WorkResult.objects.filter(skp=skp))


def _with_parts(results):
    results = list(
        results.select_related("goal", "parent__skp__employee")
        .defer("parent__skp__content")
        .order_by("-kind", "order")
    )
    parents = [result.parent for result in results if result.parent]
    prefetch_related_objects(
        [*results, *parents], Prefetch("indicators", Indicator.objects.order_by("order"))
    )
    return results


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
    return _with_parts(results_to_serve(skp, on=on))


def results_to_serve(skp, *, on):
    """The same without their parts."""
    plans = Skp.objects.filter(
        employee__in=lines_on(on).filter(employee=skp.employee_id).values("appraiser"),
        year=skp.year_id,
        status__in=[SkpStatus.AGREED, SkpStatus.SUBMITTED],
    ).order_by("-status", "-period", "-version")  # a set plan before a submitted one
    return WorkResult.objects.filter(skp__in=plans.values("pk")[:1])


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


def open_years(*, on):
    """Years in which plans may be made already, newest first."""
    return PerformanceYear.objects.filter(planning_opens_on__lte=on).order_by("-year")


def years_of(employee, *, on) -> list[dict]:
    """This year, the coming one and past ones with plans; and how a plan can be started."""
    plans = {}
    for plan in plans_of(employee):
        plans.setdefault(plan.year_id, []).append(plan)
    rows = []
    for year in open_years(on=on):
        mine = plans.get(year.pk, [])
        if year.year < on.year:
            row = {"blockers": [], "can_start": False, "copy": None}
        else:
            blockers = blockers_to_start(employee, year=year, on=on)
            row = {
                "blockers": [] if mine else blockers,
                "can_start": not blockers,
                "copy": None if blockers else plan_to_copy(employee, year=year),
            }
        if mine or year.year >= on.year:
            rows.append({"year": year, "plans": mine, **row})
    return rows


def plan_to_copy(employee, *, year) -> Skp | None:
    """The newest set plan of an earlier year, or of an earlier position in the same year."""
    return (
        Skp.objects.select_related("year")
        .filter(employee=employee, status=SkpStatus.AGREED, year__year__lte=year.year)
        .order_by("-year__year", "-period", "-version")
        .first()
    )


def waiting_for(appraiser, *, on):
    """Plans submitted to this penilai, the longest waiting first; of each only whose it is."""
    names = ("title_before", "name", "title_after")
    return (
        Skp.objects.select_related("employee")
        .only(*(f"employee__{name}" for name in names))
        .filter(
            status=SkpStatus.SUBMITTED,
            employee__lines_up__appraiser=appraiser,
            employee__lines_up__period__contains=on,
        )
        .order_by("submitted_at", "pk")
    )


def appraiser_changed(skp, *, on) -> bool:
    """Whether somebody else rates this person now than the one who set the plan (p. 65)."""
    if skp.status != SkpStatus.AGREED or not skp.period.lower <= on < skp.period.upper:
        return False
    line = lines_on(on).filter(employee=skp.employee_id).first()
    return line is not None and skp.appraiser_id not in {line.appraiser_id, line.superior_id}


def events_of(skp) -> list[dict]:
    """The life of this version in the words of the timeline."""
    return [
        {"title": "Dibuat", "at": skp.created_at, "done": True},
        {"title": "Diajukan", "at": skp.submitted_at, "done": skp.submitted_at is not None},
        {
            "title": "Ditetapkan",
            "at": skp.agreed_at,
            "who": skp.appraiser and skp.appraiser.full_name,
            "done": skp.agreed_at is not None,
        },
    ]


def all_years():
    """Every performance year, newest first."""
    return PerformanceYear.objects.order_by("-year")


def planning_due(number):
    """The last day for plans of that year, or nothing when it was not opened."""
    found = PerformanceYear.objects.filter(year=number).values_list("planning_due_on", flat=True)
    return found.first()


def periods_of(year):
    """The evaluation periods of a year in the order of the calendar, the whole year last."""
    return year.periods.order_by("ends_on", "-starts_on")
