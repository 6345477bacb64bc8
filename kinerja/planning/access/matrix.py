"""Who divides roles, fills the rows of a matrix, and says yes or no to an assignment."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.organisation.queries import lines_on
from kinerja.planning import rules
from kinerja.planning.access.plans import WITH, can_see
from kinerja.planning.enums import AssignmentStatus
from kinerja.planning.models import MatrixRole, MatrixRow, Skp, StrategyBlock
from kinerja.planning.queries import open_rows, rows_of


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
    return lines_on(on).filter(employee=row.employee_id, appraiser__user=user).exists()


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
