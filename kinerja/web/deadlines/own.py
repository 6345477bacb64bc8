"""What a person does for himself: plan, notes, answers, talks, his side of an objection."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from kinerja.appraisal.enums import ObjectionStatus
from kinerja.appraisal.models import OPEN_OBJECTIONS, Objection
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.rules import span_of
from kinerja.organisation.rules import owes_plan
from kinerja.web.deadlines.engine import ON_THE_DAY, SHORTLY, Deadline, last_working_day

WARNING = (1, 15)  # 15 January (R-P7)
OLDEST_DIALOGUE = timedelta(days=30)


def plan(employee, facts, day):
    """The plan of the year until it is handed in; a warning in the middle of January (R-P7)."""
    year = day.year
    if year and employee.nip and not facts["has_plan"]:
        yield Deadline(
            kind="plan",
            what=f"Susun dan ajukan SKP {year.year}",
            day=year.planning_due_on,
            url=reverse("planning:skp_mine"),
            law="PermenPANRB 6/2022 Pasal 14",
            also_on=date(year.year, *WARNING),
        )


def notes(employee, facts, day):
    """A note in each span of documentation; nobody is told every day, so days count as weeks."""
    is_obliged = owes_plan(status=employee.status, standing=employee.standing)
    if not (facts["has_set_plan"] and is_obliged):
        return
    rhythm = facts["documentation"]
    if rhythm == Documentation.DAILY:
        rhythm = Documentation.WEEKLY
    span = span_of(rhythm, day.on)
    if facts["noted_on"] and facts["noted_on"] >= span.since:
        return
    is_week = rhythm == Documentation.WEEKLY
    yield Deadline(
        kind="note",
        what="Catat kemajuan pekan ini" if is_week else "Catat kemajuan periode ini",
        day=max(last_working_day(span.until, holidays=day.holidays), day.on),
        url=reverse("monitoring:note_new"),
        law="PermenPANRB 6/2022 Pasal 16",
        remind=ON_THE_DAY if is_week else SHORTLY,
    )


def dialogues(employee, facts, day):
    """The dialogue both agreed upon, for both of them."""
    for row in facts["dialogues"]:
        on = date.fromisoformat(row["day"])
        if on < day.on - OLDEST_DIALOGUE:
            continue
        other = row["employee_name"] if row["leader"] == employee.pk else row["leader_name"]
        yield Deadline(
            kind="dialogue",
            what=f"Dialog kinerja dengan {other}",
            day=on,
            url=reverse("monitoring:dialogue_list", args=[row["skp"]]),
            law="PermenPANRB 6/2022 Pasal 19 dan kesepakatan dialog sebelumnya",
            remind=SHORTLY,
        )


def objections(employee, facts):
    """Those he decides; what he explains waits for the same day."""
    if not facts["has_objections"]:
        return
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
