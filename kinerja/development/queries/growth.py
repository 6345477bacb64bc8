"""What somebody plans, learns and passes on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kinerja.development import rules
from kinerja.development.enums import LearningPlanStatus, LearningStatus, MentoringStatus
from kinerja.development.models import (
    LearningPlan,
    LearningRecord,
    LearningStep,
    Mentor,
    Mentoring,
)
from kinerja.development.queries.hours import with_at_least, with_hours
from kinerja.development.queries.lists import in_units_named, placed
from kinerja.monitoring.enums import GuidanceKind
from kinerja.monitoring.models import Guidance
from kinerja.organisation.models import Employee

SHORT, ENOUGH = "kurang", "cukup"
HOURS_STATES = {SHORT: "Belum cukup", ENOUGH: "Sudah cukup"}
HOURS_COLUMNS = ("No", "NIP", "Nama", "Jabatan", "Unit", "Status", "JP", "Dihitung", "Kurang")


def plans_of_learning():
    return LearningPlan.objects.select_related("employee__user")


def plan_of_year(employee, year: int) -> LearningPlan | None:
    return plans_of_learning().filter(employee=employee, year=year).first()


def steps_of(plan) -> list[LearningStep]:
    """The lines of the plan that were not taken off, the soonest first."""
    if plan is None:
        return []
    return list(
        plan.steps.filter(dropped_at=None).select_related("programme").order_by("due_on", "pk")
    )


def blockers_to_propose(plan) -> list[str]:
    """Why the plan cannot go to the penilai yet."""
    return rules.blockers_to_propose(
        status=plan.status, steps=plan.steps.filter(dropped_at=None).count()
    )


def records():
    return LearningRecord.objects.select_related("employee__user", "file")


def hours_in(rows, *, year: int, status: str) -> rules.Hours:
    """The JP of a year among these records of one person."""
    taken = sum(
        one.hours
        for one in rows
        if one.status == LearningStatus.CONFIRMED and one.ends_on.year == year
    )
    return rules.hours(year=year, taken=taken, status=status)


def to_confirm():
    """Learning elsewhere that waits for HR, the first to be recorded first."""
    return records().filter(status=LearningStatus.DECLARED).order_by("declared_at", "pk")


def people_by_hours(people, *, year: int, on: date, unit="", state=SHORT):
    """These people by name with the JP of the year, narrowed as the filter asks."""
    rows = with_hours(placed(people.exclude(nip=None), on=on), year=year)
    enough = with_at_least(rules.hours_rule_on(date(year, 12, 31)).least, year=year)
    if unit:
        rows = in_units_named(rows, unit, on=on)
    if state == SHORT:
        rows = rows.exclude(pk__in=enough)
    elif state == ENOUGH:
        rows = rows.filter(pk__in=enough)
    return rows


def in_hours(people, *, year: int):
    """The same people, each with what counts."""
    for person in people:
        person.jp = rules.hours(year=year, taken=person.hours, status=person.status)
    return people


def hours_rows(rows, *, year: int):
    for number, person in enumerate(rows.iterator(chunk_size=500), start=1):
        jp = rules.hours(year=year, taken=person.hours, status=person.status)
        yield (
            number,
            person.nip,
            person.full_name,
            person.position,
            person.unit,
            person.get_status_display(),
            jp.taken,
            jp.counted,
            jp.missing,
        )


def mentor_rows():
    return Mentor.objects.select_related("employee__user")


def mentors(*, text=""):
    """Who offers what, with how many they guide now."""
    said = (
        Q(about__icontains=text) | Q(competence__icontains=text) | Q(employee__name__icontains=text)
    )
    running = Count("mentorings", filter=Q(mentorings__status=MentoringStatus.RUNNING))
    rows = mentor_rows().filter(said, withdrawn_at=None)
    return rows.annotate(running=running).order_by("employee__name", "pk")


def mentorings():
    return Mentoring.objects.select_related("mentor", "guide__user", "mentee__user")


def sheets_of(mentoring):
    """Guidance sheets (B.1.7) that this mentor keeps with this person."""
    return Guidance.objects.filter(
        kind=GuidanceKind.MENTORING, guide=mentoring.guide_id, skp__employee=mentoring.mentee_id
    ).order_by("-opened_at")


@dataclass(frozen=True)
class TeamMember:
    """Where one of my people stands."""

    employee: Employee
    jp: rules.Hours
    plan: LearningPlan | None

    @property
    def waits(self) -> bool:
        return self.plan is not None and self.plan.status == LearningPlanStatus.PROPOSED


def team_growth(people, *, year: int):
    """Hours and plan of each of these people, one statement."""
    plans = {
        one.employee_id: one
        for one in LearningPlan.objects.filter(employee__in=[p.pk for p in people], year=year)
    }
    return [
        TeamMember(
            one, rules.hours(year=year, taken=one.hours, status=one.status), plans.get(one.pk)
        )
        for one in people
    ]
