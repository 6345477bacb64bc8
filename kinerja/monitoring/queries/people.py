"""Whom one may tell something, and who heard nothing."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.monitoring import rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Feedback, FeedbackInvitation
from kinerja.monitoring.queries.feedback import begin, relation
from kinerja.monitoring.queries.notes import skps_in_force
from kinerja.monitoring.queries.periods import running_period
from kinerja.organisation.queries import employee_of, lines_on
from kinerja.organisation.rules import full_name
from kinerja.planning.models import Skp

QUIET = timedelta(days=30)  # our choice: a month without a word is long


class Person(NamedTuple):
    """Somebody this account may give feedback to, and what it gave in the period."""

    pk: int  # of the plan
    name: str
    role: GiverRole
    given: int
    is_quiet: bool  # one leads him, and he heard nothing from anybody for a month


class Shown(NamedTuple):
    """The same with what a line of the list shows of him."""

    person: Person
    full_name: str
    position: str


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
    boss = lines_on(on).filter(employee=giver).values_list("appraiser", flat=True).first()
    asked = FeedbackInvitation.objects.filter(invited=giver, ended_at=None)
    asked = dict(asked.values_list("skp__employee", "role"))
    few = {boss, *asked} - {None}
    near = lines_on(on).filter(_near(giver, boss) | Q(employee__in=few))
    lines = near.values_list("employee", "appraiser", "superior")
    lines = {employee: above for employee, *above in lines} | {giver.pk: (boss, None)}
    theirs = Q(employee__in=near.values("employee")) | Q(employee__in=few)
    plans = skps_in_force(on=on).filter(theirs).exclude(employee=giver)
    given = _given(giver, since=since)
    people = []
    for pk, employee, name, heard in _heard(plans, on=on):
        role = rules.giver_role(relation(giver.pk, employee, lines, asked.get(employee)))
        quiet = role == GiverRole.PIMPINAN and not heard
        people.append(Person(pk, name, role, given.get(pk, 0), quiet))
    order = [str(role) for role in GiverRole]
    return sorted(people, key=lambda one: (order.index(one.role), one.name, one.pk))


def plans_to_show(people) -> list[Shown]:
    """What the lines of these people show, in the same order."""
    names = ("employee__title_before", "employee__name", "employee__title_after")
    plans = Skp.objects.filter(pk__in=[one.pk for one in people])
    found = {
        pk: (full_name(*name), position)
        for pk, position, *name in plans.values_list("pk", "placement__position__title", *names)
    }
    return [Shown(one, *found[one.pk]) for one in people]


def period_start(on) -> date:
    """Where the monthly or quarterly period of this day begins; the quarter when none is set."""
    period = running_period(on=on)
    return period.starts_on if period else date(on.year, (on.month - 1) // 3 * 3 + 1, 1)


def _given(giver, *, since) -> dict:
    """How often the giver spoke since then, by plan."""
    own = Feedback.objects.standing().filter(giver=giver, given_at__gte=begin(since))
    return dict(own.values_list("skp").annotate(count=Count("pk")))


def _heard(plans, *, on):
    """Key, owner and his name of these plans, and whether anybody spoke to him lately."""
    words = Feedback.objects.standing().filter(given_at__gte=quiet_since(on))
    heard = Exists(words.filter(skp__employee=OuterRef("employee")))
    return plans.annotate(heard=heard).values_list("pk", "employee", "employee__name", "heard")


def _near(giver, boss):
    near = Q(appraiser=giver) | Q(superior=giver)
    return near | Q(appraiser=boss) if boss else near
