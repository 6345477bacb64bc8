"""The six months of a rencana perbaikan: writing it, a talk each month, looking again."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone

from kinerja.development.enums import ImprovementStatus
from kinerja.development.models import ImprovementPlan, ImprovementSession
from kinerja.development.rules import months_of, rule_on
from kinerja.web.deadlines.engine import Deadline

LAW = "PP 30/2019 Pasal 56–58"


def plans(employee, facts, day):
    """The employee's own plan and those of the people he rates; who has none is not asked."""
    if not facts["helps"]:
        return
    held = ImprovementSession.objects.filter(plan=OuterRef("pk")).values("held_on")
    rows = (
        ImprovementPlan.objects.filter(pk__in=facts["helps"])
        .annotate(held=ArraySubquery(held))
        .select_related("employee")
    )
    for row in rows:
        found = _own(row, day) if row.employee_id == employee.pk else _led(row, day)
        if found:
            kind, what, last, others_wait = found
            url = reverse("development:plan", args=[row.pk])
            yield Deadline(kind, what, last, url, LAW, others_wait=others_wait)


def _own(row, day):
    if row.status != ImprovementStatus.PROPOSED:
        return None
    answer = timedelta(days=rule_on(day.on).answer_days)
    last = timezone.localdate(row.proposed_at) + answer
    return "help_answer", "Jawab usulan rencana perbaikan", last, False


def _led(row, day):
    """The penilai's next step; where the law names no day, the same two weeks as for an answer."""
    weeks, name = timedelta(days=rule_on(day.on).answer_days), row.employee.name
    if row.status == ImprovementStatus.OFFERED:
        last = timezone.localdate(row.opened_at) + weeks
        return "help_write", f"Susun rencana perbaikan {name}", last, True
    if row.status != ImprovementStatus.RUNNING:
        return None
    if row.ends_on < day.on:
        return "help_end", f"Nilai ulang kinerja {name}", row.ends_on + weeks, True
    last = _month_without_talk(row, on=day.on)
    return last and ("help_talk", f"Bimbingan bulan ini dengan {name}", last, True)


def _month_without_talk(row, *, on):
    """The last day of this month of the plan, or of the one missed before it."""
    months = months_of(starts_on=row.starts_on, ends_on=row.ends_on, held=row.held)
    begun = [month for month in months if month.first <= on]
    if not begun or begun[-1].held:
        return None
    missed = len(begun) > 1 and not begun[-2].held
    return begun[-2].last if missed else begun[-1].last
