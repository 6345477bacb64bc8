"""Reminders from the deadline engine: few, on working mornings, each with its reason."""

from datetime import datetime

from django.utils import timezone

from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on
from kinerja.organisation.rules import is_working_day
from kinerja.web.deadlines import ESCALATE_AFTER, deadlines_of, in_words, today
from kinerja.web.missing_plans import tell_of_missing_plans


def remind_everyone(*, at: datetime) -> int:
    """Write today's reminders; on a free day none, and none twice. Says how many."""
    day = today(timezone.localdate(at))
    if not is_working_day(day.on, holidays=day.holidays):
        return 0
    people = Employee.objects.filter(user__is_active=True).select_related("user")
    written = sum(remind(employee, day, at=at) for employee in people.iterator())
    return written + tell_of_missing_plans(day, at=at)


def remind(employee, day, *, at) -> int:
    """Write one person's reminders of the day, and tell the leader of what others wait for."""
    written, on, holidays = 0, day.on, day.holidays
    for deadline in deadlines_of(employee, on=on, day=day):
        left = deadline.left(on=on, holidays=holidays)
        if deadline.reminds(on=on, holidays=holidays):
            written += outbox.tell_once(
                employee.user,
                f"deadline.{deadline.kind}",
                f"{deadline.what}: {in_words(left)}.",
                url=deadline.url,
                because=f"Tenggat ini milik Anda menurut {deadline.law}.",
                at=at,
            )
        if deadline.others_wait and left == -ESCALATE_AFTER:
            written += _escalate(employee, deadline, on=on, at=at)
    return written


def _escalate(employee, deadline, *, on, at):
    line = lines_on(on).filter(employee=employee).select_related("appraiser__user").first()
    if line is None:
        return 0
    return outbox.tell_once(
        line.appraiser.user,
        "deadline.escalated",
        f"{employee.name} terlambat {ESCALATE_AFTER} hari kerja: {deadline.what}.",
        url="/tim/",
        because="Anda atasan orang ini, dan pegawai menunggu pekerjaannya.",
        at=at,
    )
