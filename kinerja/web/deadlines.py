"""The one deadline engine: what a person must do until when, whoever asked for it.

The calendar page, the start page and the reminders read the same list, so they never differ.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal import queries as appraisal
from kinerja.appraisal.enums import EvaluationStatus, ObjectionStatus
from kinerja.appraisal.models import OPEN_OBJECTIONS, Evaluation, Objection
from kinerja.organisation.queries import days_off, reports_of
from kinerja.organisation.rules import is_working_day
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import EvaluationPeriod, PerformanceYear, Skp
from kinerja.planning.rules import last_day_for_appraiser
from kinerja.web.queries import leader_counts

REMIND_BEFORE = {7, 3, 1, 0}  # working days left
REMIND_AFTER = {1, 5, 10}  # working days late; then silence, the list still says so
ESCALATE_AFTER = 3  # working days late, for what others wait for


@dataclass(frozen=True)
class Deadline:
    """One thing to do, the last day for it, and the rule it comes from."""

    kind: str
    what: str
    day: date
    url: str
    law: str
    others_wait: bool = False  # when late, the leader above hears of it

    def left(self, *, on: date, holidays: Collection[date]) -> int:
        """Working days until the last day; negative when it has passed."""
        return working_days_between(on, self.day, holidays=holidays)


def working_days_between(start: date, end: date, *, holidays: Collection[date]) -> int:
    """Working days after `start` up to `end`; negative when `end` lies before it."""
    if end < start:
        return -working_days_between(end, start, holidays=holidays)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays=holidays) for day in days)


def is_reminder_day(left: int) -> bool:
    """Few and on known days: nobody reads the tenth reminder of a week."""
    return left in REMIND_BEFORE or -left in REMIND_AFTER


def in_words(left: int) -> str:
    """`left` working days, as a person says it."""
    if left < 0:
        return f"terlambat {-left} hari kerja"
    return f"{left} hari kerja lagi" if left else "hari ini batasnya"


def deadlines_of(employee, *, on: date, holidays: Collection[date] | None = None):
    """Everything that waits for this person, the nearest first."""
    holidays = days_off() if holidays is None else holidays
    found = [
        *_own(employee, on=on, holidays=holidays),
        *_as_appraiser(employee, on, holidays),
        *_objections(employee),
    ]
    return sorted(found, key=lambda deadline: (deadline.day, deadline.what))


def _own(employee, *, on, holidays):
    year = PerformanceYear.objects.filter(year=on.year, planning_opens_on__lte=on).first()
    plans = Skp.objects.filter(employee=employee, year=year)
    waiting = (SkpStatus.SUBMITTED, SkpStatus.AGREED)
    if year and employee.nip and not plans.filter(status__in=waiting).exists():
        yield Deadline(
            kind="plan",
            what=f"Susun dan ajukan SKP {year.year}",
            day=year.planning_due_on,
            url=reverse("planning:skp_mine"),
            law="PermenPANRB 6/2022 Pasal 14",
        )
    handed_over = (
        Evaluation.objects.standing()
        .filter(skp__employee=employee, status=EvaluationStatus.HANDED_OVER)
        .select_related("period")
    )
    for evaluation in handed_over:
        clocks = appraisal.deadlines_of(evaluation, holidays=holidays)
        yield Deadline(
            kind="answer",
            what=f"Tanggapi hasil evaluasi {evaluation.period.label}",
            day=clocks[1].day,
            url=reverse("appraisal:why", args=[evaluation.pk]),
            law="PermenPANRB 6/2022 Lampiran V A.6",
        )


def _as_appraiser(employee, on, holidays):
    period = appraisal.current_period(on=on)
    waiting = leader_counts(employee, on=on, period=period)
    if period and waiting["to_evaluate"]:
        yield Deadline(
            kind="evaluate",
            what=f"Nilai {waiting['to_evaluate']} pegawai, {period.label}",
            day=period.due_on,
            url=reverse("appraisal:people"),
            law="PermenPANRB 6/2022 Lampiran IV A",
            others_wait=True,
        )
    if waiting["submitted"]:
        yield from _plans_to_review(employee, on=on)
    if waiting["to_hand_over"]:
        yield from _to_hand_over(employee, holidays=holidays)


def _plans_to_review(employee, *, on):
    submitted = Skp.objects.filter(
        status=SkpStatus.SUBMITTED, employee__in=reports_of(employee, on=on)
    ).select_related("year", "employee")
    for skp in submitted:
        yield Deadline(
            kind="agree",
            what=f"Tinjau SKP {skp.employee.name}",
            day=last_day_for_appraiser(
                due_on=skp.year.planning_due_on, submitted_on=timezone.localdate(skp.submitted_at)
            ),
            url=reverse("planning:skp_review", args=[skp.pk]),
            law="PermenPANRB 6/2022 Pasal 14",
            others_wait=True,
        )


def _to_hand_over(employee, *, holidays):
    signed = Evaluation.objects.filter(
        appraiser=employee, status=EvaluationStatus.SIGNED
    ).select_related("period", "skp__employee")
    for evaluation in signed:
        yield Deadline(
            kind="hand_over",
            what=f"Serahkan hasil evaluasi {evaluation.skp.employee.name}",
            day=appraisal.deadlines_of(evaluation, holidays=holidays)[0].day,
            url=reverse("appraisal:why", args=[evaluation.pk]),
            law="PermenPANRB 6/2022 Lampiran V A.5",
            others_wait=True,
        )


def _objections(employee):
    """Those he decides; what he explains waits for the same day."""
    rows = Objection.objects.filter(
        Q(examiner=employee, status__in=OPEN_OBJECTIONS)
        | Q(appraiser=employee, status=ObjectionStatus.EXAMINED)
        | Q(employee=employee, status=ObjectionStatus.EXAMINED)
    ).select_related("employee")
    for row in rows:
        decides = row.examiner_id == employee.pk
        what = "Putuskan keberatan" if decides else "Jelaskan keberatan"
        yield Deadline(
            kind="objection",
            what=f"{what} {row.employee.name}",
            day=row.due_on,
            url=reverse("appraisal:objection", args=[row.pk]),
            law="PermenPANRB 6/2022 Lampiran V B.6",
        )  # nobody above is told: an objection is known to few


def calendar_of(year: int):
    """The windows of a year as everybody may know them: (first day, last day, what)."""
    periods = EvaluationPeriod.objects.filter(year__year=year).select_related("year")
    windows = {(row.opens_on, row.due_on, f"Evaluasi {row.label}") for row in periods}
    windows |= {
        (row.year.planning_opens_on, row.year.planning_due_on, f"Penyusunan SKP {year}")
        for row in periods
    }
    return sorted(windows)
