"""Questions for feedback, and what became of feedback over time."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, When
from django.db.models.functions import TruncQuarter

from kinerja.monitoring.enums import FeedbackTone, GiverRole
from kinerja.monitoring.models import Feedback, FeedbackInvitation, FeedbackRequest
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on, people_named

QUARTERS = 8
MOST_OFFERED = 40


def people_to_ask(employee, *, on):
    """Everybody who may give this employee feedback on that day and has an account.

    The penilai and the one above him come first.
    """
    line = lines_on(on).filter(employee=employee).first()
    leaders = [line.appraiser_id, line.superior_id] if line else []
    beside = Q(pk__in=lines_on(on).filter(appraiser=employee).values("employee"))
    if line:
        peers = lines_on(on).filter(appraiser=line.appraiser_id).values("employee")
        beside |= Q(pk__in=leaders) | Q(pk__in=peers)
    invited = FeedbackInvitation.objects.filter(skp__employee=employee, ended_at=None)
    people = Employee.objects.filter(beside | Q(pk__in=invited.values("invited")))
    return (
        people.exclude(pk=employee.pk)
        .filter(user__isnull=False)
        .annotate(leads=Case(When(pk__in=leaders, then=1), default=0))
        .order_by("-leads", "name", "pk")
    )


def people_offered(people, *, text, chosen) -> tuple[list[Employee], bool]:
    """Those to choose from, and whether there are more than a choice can hold.

    Of many only the first, those found by name, and the one who was chosen already.
    """
    first = list(people[: MOST_OFFERED + 1])
    if len(first) <= MOST_OFFERED:
        return first, False
    found = list(people_named(people, text, limit=MOST_OFFERED)) if text else first[:MOST_OFFERED]
    if chosen.isdecimal() and len(chosen) < 16 and int(chosen) not in {one.pk for one in found}:
        found += people.filter(pk=int(chosen))
    return found, True


def waiting_requests():
    """Questions that were neither closed nor followed by a word of the one who was asked."""
    spoken = Feedback.objects.standing().filter(
        skp__employee=OuterRef("skp__employee"),
        giver=OuterRef("asked"),
        given_at__gte=OuterRef("requested_at"),
    )
    return FeedbackRequest.objects.filter(~Exists(spoken), closed_at=None)


def requests_to(user):
    """Questions that wait for this account's word, the oldest first."""
    rows = waiting_requests().select_related("skp__employee", "result")
    return rows.filter(asked__user=user).order_by("requested_at", "pk")


def requests_by(user):
    """This account's own questions that still wait, the oldest first."""
    rows = waiting_requests().select_related("asked", "result")
    return rows.filter(skp__employee__user=user).order_by("requested_at", "pk")


@dataclass(frozen=True)
class Balance:
    """How many of each kind were given in a quarter."""

    starts_on: object
    appreciation: int
    improvement: int
    guidance: int

    @property
    def total(self):
        return self.appreciation + self.improvement + self.guidance


def balance_of(feedback) -> list[Balance]:
    """The kinds of these words by quarter, the newest first; never a target, only a mirror."""
    counts = {
        name: Count("pk", filter=Q(tone=tone))
        for name, tone in (
            ("appreciation", FeedbackTone.APPRECIATION),
            ("improvement", FeedbackTone.IMPROVEMENT),
            ("guidance", FeedbackTone.GUIDANCE),
        )
    }
    rows = (
        feedback.order_by()
        .annotate(quarter=TruncQuarter("given_at"))
        .values("quarter")
        .annotate(**counts)
        .order_by("-quarter")[:QUARTERS]
    )
    return [
        Balance(row["quarter"].date(), row["appreciation"], row["improvement"], row["guidance"])
        for row in rows
    ]


def given_as_leader(user):
    """What this account said as somebody's leader and still stands."""
    return Feedback.objects.standing().filter(giver__user=user, giver_role=GiverRole.PIMPINAN)
