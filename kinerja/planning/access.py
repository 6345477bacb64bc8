"""Who reads, writes and sets a plan."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import can_place_in, has_role, people_in_sight, people_kept_by
from kinerja.organisation.enums import LegalStanding, Role, SettingName
from kinerja.organisation.models import Employee, Unit
from kinerja.organisation.queries import line_of, lines_on, setting_on
from kinerja.planning import rules
from kinerja.planning.enums import AssignmentStatus
from kinerja.planning.models import (
    EvaluationPeriod,
    Indicator,
    MatrixRole,
    MatrixRow,
    OrganisationGoal,
    PerformanceYear,
    Skp,
    StrategyBlock,
    WorkResult,
)
from kinerja.planning.queries import (
    current_results,
    day_of,
    first_version,
    open_rows,
    rows_of,
)

WITH = ("employee__user", "year", "placement__position__unit", "appraiser")


def visible_skps(user, *, on):
    """The plans of everybody whose work this account may read on that day."""
    return Skp.objects.select_related(*WITH).filter(employee__in=people_in_sight(user, on=on))


def get_skp(user, pk, *, on):
    """The plan, or 404: what one may not see does not exist."""
    skp = one_or_404(visible_skps(user, on=on), pk=pk)
    return noted(skp, "skp", of=skp.employee_id)


def get_own_skp(user, pk):
    """The plan of the person who asks, or 404."""
    return get_object_or_404(Skp.objects.select_related(*WITH), pk=pk, employee__user=user)


def get_study_plan(user, pk):
    """The own plan of somebody on tugas belajar, or 404."""
    skp = get_own_skp(user, pk)
    if skp.employee.standing != LegalStanding.TUGAS_BELAJAR:
        raise Http404
    return skp


def get_skp_to_review(user, pk, *, on):
    """A plan of somebody this person rates, or whose penilai he rates; else 404.

    Annotated: is_rated, when it is he who rates.
    """
    lines = lines_on(on).filter(employee=OuterRef("employee"))
    plans = Skp.objects.select_related(*WITH).annotate(
        is_rated=Exists(lines.filter(appraiser__user=user)),
        is_above=Exists(lines.filter(superior__user=user)),
    )
    skp = get_object_or_404(plans.filter(Q(is_rated=True) | Q(is_above=True)), pk=pk)
    return noted(skp, "skp", of=skp.employee_id)


def get_skp_to_expect(user, pk, *, on):
    """A plan whose special expectations this person may write: his own, or one he rates."""
    skp = get_skp(user, pk, on=on)
    if not can_expect(user, skp, on=on):
        raise Http404
    return skp


def get_comment(skp, pk):
    """A comment on this plan, or 404."""
    return get_object_or_404(skp.comments, pk=pk)


def get_result(skp, pk):
    """A result of this plan, or 404."""
    return get_object_or_404(WorkResult.objects.select_related("parent", "goal"), skp=skp, pk=pk)


def get_indicator(skp, pk):
    """An indicator of this plan, or 404."""
    indicators = Indicator.objects.select_related("result__skp")
    return get_object_or_404(indicators, result__skp=skp, pk=pk)


def get_strategy(skp, pk):
    """A strategy of this plan in any of its versions, or 404."""
    return get_object_or_404(first_version(skp).strategies, pk=pk)


def get_result_in_tree(user, pk, *, on):
    """A result of a set or submitted plan this person may read, or 404."""
    results = current_results().filter(skp__employee__in=people_in_sight(user, on=on))
    parts = results.select_related("skp__employee", "goal", "parent").defer("skp__content")
    result = get_object_or_404(parts, pk=pk)
    return noted(result, "skp", of=result.skp.employee_id)


def get_goal_in_tree(pk):
    """A goal of the organisation: everybody reads it."""
    return get_object_or_404(OrganisationGoal.objects.select_related("unit"), pk=pk)


def can_edit(user, skp):
    """A plan is written by the person whose plan it is."""
    return skp.employee.user_id == user.pk


def is_appraiser(user, skp, *, on):
    """Penilai of that day."""
    line = line_of(skp.employee, on=on)
    return line is not None and line.appraiser.user_id == user.pk


def is_above(user, skp, *, on):
    """Penilai or atasan penilai of that day."""
    return reviewer_of(user, skp, on=on)[0] is not None


def can_agree(user, skp, *, on):
    """The penilai of that day; his superior when he is silent past the due date (Lamp. p. 65)."""
    return reviewer_of(user, skp, on=on)[1]


def reviewer_of(user, skp, *, on):
    """This person as the plan's penilai or atasan penilai, and whether he may set it that day."""
    line = line_of(skp.employee, on=on)
    if line is None:
        return None, False
    if line.appraiser.user_id == user.pk:
        return line.appraiser, True
    if line.superior is None or line.superior.user_id != user.pk:
        return None, False
    return line.superior, superior_may_agree(skp, on=on)


def reviewer_there(user, skp, *, on):
    """The same of a plan from get_skp_to_review, which knows the line already."""
    return user.employee, skp.is_rated or superior_may_agree(skp, on=on)


def superior_may_agree(skp, *, on):
    """Whether the penilai has been silent too long about a plan that was sent."""
    if skp.submitted_at is None:
        return False
    submitted_on = day_of(skp.submitted_at)
    last = rules.last_day_for_appraiser(
        due_on=skp.year.planning_due_on,
        submitted_on=submitted_on,
        days=setting_on(SettingName.ANSWER_DAYS, on=submitted_on).value,
    )
    return on > last


def can_expect(user, skp, *, on):
    """Special expectations come from whoever may set the plan, and are written down by both."""
    return can_edit(user, skp) or reviewer_of(user, skp, on=on)[1]


def people_to_prepare_for(user, *, on):
    """Whose missing plan this account may draft: those whose records it keeps, never its own."""
    return people_kept_by(user, on=on).exclude(user=user)


def can_prepare_for(user, employee, *, on):
    return people_to_prepare_for(user, on=on).filter(pk=employee.pk).exists()


def get_employee_to_prepare(user, pk, *, on):
    """Somebody whose plan one may draft, or 404."""
    return get_object_or_404(people_to_prepare_for(user, on=on), pk=pk)


def can_open_years(user, *, on):
    """Windows of the performance year are set by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def can_keep_goals(user, unit, *, on):
    """HR of the agency writes the goals of every unit; HR of a unit those of his own branch."""
    return can_place_in(user, unit, on=on)


def get_goal_unit(user, pk, *, on):
    """A unit whose goals this account may write, or 404."""
    unit = get_object_or_404(Unit, pk=pk)
    if not can_keep_goals(user, unit, on=on):
        raise Http404
    return unit


def get_goal(user, pk, *, on):
    """A goal this account may write, or 404."""
    goal = get_object_or_404(OrganisationGoal.objects.select_related("unit", "year"), pk=pk)
    if not can_keep_goals(user, goal.unit, on=on):
        raise Http404
    return goal


def get_year(user, pk, *, on):
    """A performance year for the person who sets its windows, else 404."""
    if not can_open_years(user, on=on):
        raise Http404
    return get_object_or_404(PerformanceYear, pk=pk)


def get_period(user, pk, *, on):
    """An evaluation period for the person who sets its windows, else 404."""
    if not can_open_years(user, on=on):
        raise Http404
    return get_object_or_404(EvaluationPeriod.objects.select_related("year"), pk=pk)


def get_known_year(year):
    """A performance year by its number, or 404."""
    return get_object_or_404(PerformanceYear, year=year)


def employee_of(user):
    """The employee behind an account; operators without one have none."""
    return getattr(user, "employee", None)


def get_own_employee(user):
    """The employee behind an account, or 404."""
    return get_object_or_404(Employee, user=user)


def get_open_year(year, *, on):
    """A performance year in which plans may be made already, or 404."""
    if not str(year).isdecimal():
        raise Http404
    return get_object_or_404(PerformanceYear, year=int(year), planning_opens_on__lte=on)


def get_matrix(user, pk, *, on):
    """A plan whose matrix this person may see: a reader of the plan, or somebody in it.

    Annotated: whether he takes part, and whether he leads a team in it.
    """
    mine = MatrixRow.objects.filter(
        plan__year=OuterRef("year"),
        plan__placement=OuterRef("placement"),
        employee__user=user,
        status__in=rules.OPEN_ASSIGNMENTS,
    )
    leads = mine.filter(is_team_lead=True, status=AssignmentStatus.IN_FORCE)
    plans = Skp.objects.select_related(*WITH).defer("content")
    plans = plans.annotate(takes_part=Exists(mine), leads_a_team=Exists(leads))
    skp = get_object_or_404(plans, pk=pk)
    if can_divide(user, skp) or skp.takes_part or can_see(user, skp, on=on):
        return noted(skp, "skp", of=skp.employee_id)
    raise Http404


def can_see(user, skp, *, on):
    """Whether the plan is of somebody whose work this account may read."""
    return people_in_sight(user, on=on).filter(pk=skp.employee_id).exists()


def can_divide(user, plan):
    """Roles are divided by the leader whose results they serve."""
    return plan.employee.user_id == user.pk


def can_write_row(user, row):
    """The leader, a team lead of the same matrix, and the person himself fill a row together."""
    return (
        can_divide(user, row.plan)
        or row.employee.user_id == user.pk
        or row.plan.matrix.filter(
            employee__user=user, is_team_lead=True, status=AssignmentStatus.IN_FORCE
        ).exists()
    )


def get_row_to_write(user, skp, pk):
    """An open row of this matrix that the person may fill, or 404."""
    rows = open_rows(skp).select_related("employee", "plan__employee", "strategy")
    row = get_object_or_404(rows.defer("plan__content").prefetch_related("roles"), pk=pk)
    if not can_write_row(user, row):
        raise Http404
    return row


def get_row_of_own_matrix(user, skp, pk):
    """A row of the matrix one divides, or 404."""
    if not can_divide(user, skp):
        raise Http404
    return get_object_or_404(rows_of(skp), pk=pk)


def can_answer(user, row, *, act, on):
    """Accepting and declining is the owner's, approving and refusing the penilai's."""
    if act in ("accept", "decline"):
        return can_divide(user, row.plan)
    line = line_of(row.employee, on=on)
    return line is not None and line.appraiser.user_id == user.pk


def get_row_to_answer(user, pk, *, on):
    """An assignment this person may say yes or no to, or 404."""
    rows = MatrixRow.objects.select_related("employee__user", "plan__employee")
    row = get_object_or_404(rows, pk=pk)
    if not (can_divide(user, row.plan) or can_answer(user, row, act="approve", on=on)):
        raise Http404
    return row


def get_own_role(user, pk):
    """A role given to the person who asks, or 404."""
    roles = MatrixRole.objects.select_related("row__plan__employee", "row__employee")
    return get_object_or_404(roles, pk=pk, row__employee__user=user)


def get_open_strategy(pk):
    """A strategy that takes volunteers, or 404; everybody may see those."""
    return get_object_or_404(StrategyBlock, pk=pk, takes_volunteers=True)
