"""The matrix of roles of a plan, and what it gives each person (Format A.1.5)."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery

from kinerja.lib.paging import Page, page_by_name
from kinerja.organisation.models import Employee, Placement, ReportingLine
from kinerja.organisation.queries import lines_on, people_named, placement_of, with_places
from kinerja.planning import rules
from kinerja.planning.enums import AssignmentStatus, SkpKind, SkpStatus
from kinerja.planning.models import (
    Indicator,
    MatrixRole,
    MatrixRow,
    PerformanceYear,
    Skp,
    StrategyBlock,
    WorkResult,
)

SOME = 10  # found by name
CELLS = 100  # of the matrix on one page
FEWEST = 5  # people on one page


@dataclass(frozen=True)
class Column:
    """What roles serve: an indicator of a leader, or a result of a team lead."""

    lineage: UUID
    words: str
    result: WorkResult


@dataclass
class RowShown:
    """One person in the matrix, a cell for each column, None without a role."""

    row: MatrixRow
    position: str
    cells: list = field(default_factory=list)


def columns_of(skp) -> list[Column]:
    """The indicators of a leader, the results of everybody else (p. 47–49)."""
    results = WorkResult.objects.filter(skp=skp).order_by("-kind", "order")
    if skp.kind != SkpKind.LEADER:
        return [Column(result.lineage, result.statement, result) for result in results]
    results = results.prefetch_related(Prefetch("indicators", Indicator.objects.order_by("order")))
    return [
        Column(one.lineage, f"{one.statement} {one.target}".strip(), result)
        for result in results
        for one in result.indicators.all()
    ]


def rows_of(skp):
    """The rows of this plan's matrix, whichever version of the plan is asked about."""
    return MatrixRow.objects.filter(plan__year=skp.year_id, plan__placement=skp.placement_id)


def open_rows(skp):
    """Everybody's open assignment in the matrix of this plan."""
    return rows_of(skp).filter(status__in=rules.OPEN_ASSIGNMENTS)


def matrix_of(skp, *, on) -> tuple[list[Column], list[RowShown]]:
    """The columns, and everybody with an open assignment, by name."""
    columns = columns_of(skp)
    return columns, [_shown(row, columns) for row in _by_name(skp, on=on)]


def matrix_page(skp, *, on, after="") -> tuple[list[Column], Page]:
    """The columns and one page of the people; the more columns, the fewer people."""
    columns = columns_of(skp)
    size = max(FEWEST, CELLS // (len(columns) or 1))
    page = page_by_name(_by_name(skp, on=on), name="employee__name", after=after, size=size)
    return columns, replace(page, rows=[_shown(row, columns) for row in page.rows])


def _by_name(skp, *, on):
    held = Placement.objects.filter(employee=OuterRef("employee"), period__contains=on)
    return (
        open_rows(skp)
        .select_related("employee")
        .annotate(position=Subquery(held.order_by("pk").values("position__title")[:1]))
        .prefetch_related(Prefetch("roles", MatrixRole.objects.annotate(taken=Count("results"))))
        .order_by("employee__name", "pk")
    )


def _shown(row, columns):
    roles = {role.column: role for role in row.roles.all()}
    return RowShown(
        row=row,
        position=row.position or "",
        cells=[(column, roles.get(column.lineage)) for column in columns],
    )


def asking_to_join(skp):
    """Those who offered themselves and wait for the owner's word."""
    asking = rows_of(skp).filter(status=AssignmentStatus.ASKED)
    return asking.select_related("employee", "strategy").order_by("asked_at", "pk")


def roles_in(row) -> dict[UUID, MatrixRole]:
    return {role.column: role for role in row.roles.all()}


def people_to_appoint(skp, *, text, on, limit=None) -> list[Employee]:
    """Those found by name, or those who report to the owner; nobody who has a row already."""
    people = Employee.objects.exclude(pk=skp.employee_id)
    people = people.exclude(pk__in=open_rows(skp).values("employee"))
    if text:
        found = [person.pk for person in people_named(people, text, limit=SOME)]
        people = people.filter(pk__in=found)
    else:
        reporting = ReportingLine.objects.filter(appraiser=skp.employee_id, period__contains=on)
        people = people.filter(pk__in=reporting.values("employee"))
    return list(with_places(people.order_by("name", "pk"), on=on)[:limit])


def penilai_of(people, *, on) -> dict[int, Employee]:
    """Each person's penilai that day, by the person's key."""
    lines = lines_on(on).filter(employee__in=people).select_related("appraiser")
    return {line.employee_id: line.appraiser for line in lines}


def reports_to(employee, leader_id, *, on) -> bool:
    """Whether this leader is the person's penilai that day."""
    return lines_on(on).filter(employee=employee, appraiser=leader_id).exists()


def roles_for(employee, *, year):
    """Every role this person has in somebody's matrix of that year, taken or not."""
    mine = WorkResult.objects.filter(role=OuterRef("pk"), skp__employee=employee)
    return (
        MatrixRole.objects.select_related("row__plan__employee", "row__plan__year")
        .filter(
            row__employee=employee,
            row__plan__year=year,
            row__status__in=rules.OPEN_ASSIGNMENTS,
        )
        .annotate(is_taken=Exists(mine))
        .order_by("row__plan", "pk")
    )


def assignments_of(employee):
    """One's own assignments, the newest first."""
    return (
        MatrixRow.objects.select_related("plan__employee", "plan__year", "strategy")
        .filter(employee=employee)
        .order_by("-pk")
    )


def editable_plan(employee, *, year) -> Skp | None:
    """The draft of this year into which a role can go."""
    drafts = Skp.objects.filter(employee=employee, year=year, status__in=rules.EDITABLE)
    return drafts.order_by("-pk").first()


def source_of(role) -> WorkResult | None:
    """The result this role serves, in the newest version its owner has shown to anybody."""
    plan = role.row.plan
    shown = (
        Skp.objects.filter(
            employee=plan.employee_id,
            year=plan.year_id,
            placement=plan.placement_id,
            status__in=[SkpStatus.AGREED, SkpStatus.SUBMITTED],
        )
        .order_by("-version")
        .first()
    )
    if shown is None:
        return None
    found = WorkResult.objects.filter(skp=shown).filter(
        Q(lineage=role.column) | Q(indicators__lineage=role.column)
    )
    return found.first()


def column_words(role) -> str:
    """What the role serves, in the words of the owner's newest version."""
    plan = role.row.plan
    newest = (
        Skp.objects.filter(
            employee=plan.employee_id, year=plan.year_id, placement=plan.placement_id
        )
        .order_by("-version")
        .first()
    )
    return next((c.words for c in columns_of(newest) if c.lineage == role.column), "")


def title_of(employee, *, on) -> str:
    """The position by which an assigner is named on the form."""
    placement = placement_of(employee, on=on)
    return placement.position.title if placement else employee.full_name


def waiting_for_approval(appraiser, *, on):
    """Assignments by others that wait for this penilai; annotated: results already planned."""
    lines = ReportingLine.objects.filter(appraiser=appraiser, period__contains=on)
    return (
        MatrixRow.objects.select_related("employee", "plan__employee", "strategy")
        .filter(status=AssignmentStatus.WAITING, employee__in=lines.values("employee"))
        .annotate(
            load=Count(
                "employee__skps__results",
                filter=Q(employee__skps__status=SkpStatus.AGREED),
                distinct=True,
            )
        )
        .order_by("asked_at", "pk")
    )


def open_strategies(employee, *, year):
    """Strategies of others that take volunteers and have not been asked for by this person."""
    asked = MatrixRow.objects.filter(
        plan=OuterRef("plan"), employee=employee, status__in=rules.OPEN_ASSIGNMENTS
    )
    return (
        StrategyBlock.objects.select_related("plan__employee")
        .filter(takes_volunteers=True, plan__year=year)
        .exclude(plan__employee=employee)
        .exclude(Exists(asked))
        .order_by("title")
    )


def job_of(employee, *, on) -> str:
    """The kind of job somebody holds that day, or nothing."""
    placement = placement_of(employee, on=on)
    return placement.position.kind if placement else ""


def year_on(day):
    """The performance year a day belongs to, if it was opened."""
    return PerformanceYear.objects.filter(year=day.year).first()
