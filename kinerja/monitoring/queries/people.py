"""Whom one may tell something, and who heard nothing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kinerja.monitoring import rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Feedback, FeedbackInvitation
from kinerja.monitoring.queries.feedback import begin, relation
from kinerja.monitoring.queries.notes import skps_in_force
from kinerja.monitoring.queries.periods import running_period
from kinerja.organisation.queries import employee_of, lines_on
from kinerja.planning.models import Skp

QUIET = timedelta(days=30)  # our choice: a month without a word is long


@dataclass(frozen=True)
class Person:
    """Somebody this account may give feedback to, and what it gave in the period."""

    pk: int  # of the plan
    name: str
    role: GiverRole
    given: int
    is_quiet: bool  # one leads him, and he heard nothing from anybody for a month


def quiet_since(on: date) -> datetime:
    """Who heard nothing from anybody since this moment has been left alone too long."""
    return begin(on - QUIET)


def people_to_tell(user, *, on, since) -> list[Person]:
    """Everybody this account may give feedback to on that day, those one rates first.

    A penilai may have hundreds, and they are counted: only what sorts and counts them is read.
    """
    giver = employee_of(user)
    if giver is None:
        return []
    mine = lines_on(on).filter(employee=giver).first()
    boss = mine and mine.appraiser_id
    asked = FeedbackInvitation.objects.filter(invited=giver, ended_at=None)
    asked = dict(asked.values_list("skp__employee", "role"))
    near = lines_on(on).filter(_near(giver, boss) | Q(employee=boss) | Q(employee__in=asked))
    lines = {line.employee_id: line for line in near.only("employee", "appraiser", "superior")}
    lines[giver.pk] = mine
    others = {boss, *asked, *lines} - {None, giver.pk}
    people = []
    for row in _plans(others, giver=giver, on=on, since=since):
        stands = relation(giver.pk, row["employee"], lines, asked.get(row["employee"]))
        role = rules.giver_role(stands)
        quiet = role == GiverRole.PIMPINAN and not row["heard"]
        people.append(Person(row["pk"], row["employee__name"], role, row["given"], quiet))
    order = list(GiverRole)
    return sorted(people, key=lambda one: (order.index(one.role), one.name, one.pk))


def plans_to_show(people) -> list[tuple[Person, Skp]]:
    """These people with their plans, in the same order."""
    plans = Skp.objects.select_related("employee", "placement__position").defer("content")
    found = plans.in_bulk([one.pk for one in people])
    return [(one, found[one.pk]) for one in people]


def period_start(on) -> date:
    """Where the monthly or quarterly period of this day begins; the quarter when none is set."""
    period = running_period(on=on)
    return period.starts_on if period else date(on.year, (on.month - 1) // 3 * 3 + 1, 1)


def _plans(employees, *, giver, on, since):
    """The plans in force of these people, with what the giver gave and whether anybody spoke."""
    standing = Feedback.objects.standing()
    own = standing.filter(skp=OuterRef("pk"), giver=giver, given_at__gte=begin(since))
    heard = standing.filter(skp__employee=OuterRef("employee"), given_at__gte=quiet_since(on))
    counted = own.order_by().values("skp").annotate(count=Count("pk")).values("count")
    return (
        skps_in_force(on=on)
        .filter(employee__in=employees)
        .annotate(given=Coalesce(Subquery(counted), 0), heard=Exists(heard))
        .values("pk", "employee", "employee__name", "given", "heard")
    )


def _near(giver, boss):
    near = Q(appraiser=giver) | Q(superior=giver)
    return near | Q(appraiser=boss) if boss else near
