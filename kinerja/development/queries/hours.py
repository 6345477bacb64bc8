"""How many JP somebody has learnt; careers asks here too."""

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from kinerja.development import rules
from kinerja.development.enums import LearningStatus
from kinerja.development.models import LearningRecord


def learning_of(employee, *, since=None, until=None):
    """Confirmed learning that ended between two days, both included, newest first."""
    rows = LearningRecord.objects.filter(employee=employee, status=LearningStatus.CONFIRMED)
    if since:
        rows = rows.filter(ends_on__gte=since)
    if until:
        rows = rows.filter(ends_on__lte=until)
    return rows.order_by("-ends_on", "-pk")


def hours_of(employee, year: int) -> rules.Hours:
    """The JP of one person in one year: taken, counted, and the goal."""
    taken = LearningRecord.objects.filter(
        employee=employee, status=LearningStatus.CONFIRMED, ends_on__year=year
    ).aggregate(taken=Coalesce(Sum("hours"), 0))["taken"]
    return rules.hours(year=year, taken=taken, status=employee.status)


def with_at_least(hours: int, *, year: int):
    """Keys of the people who took so many JP in that year, summed once for everybody."""
    return (
        LearningRecord.objects.filter(status=LearningStatus.CONFIRMED, ends_on__year=year)
        .order_by()
        .values("employee")
        .annotate(taken=Sum("hours"))
        .filter(taken__gte=hours)
        .values("employee")
    )


def with_hours(people, *, year: int):
    """These people with `hours`, the JP taken in that year; no further statement."""
    summed = (
        LearningRecord.objects.filter(
            employee=OuterRef("pk"), status=LearningStatus.CONFIRMED, ends_on__year=year
        )
        .order_by()
        .values("employee")
        .annotate(taken=Sum("hours"))
        .values("taken")
    )
    return people.annotate(hours=Coalesce(Subquery(summed), 0))
