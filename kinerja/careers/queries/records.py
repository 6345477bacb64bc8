"""What HR keeps about careers, one person or many at a time."""

from collections import defaultdict
from datetime import date

from kinerja.careers import rules
from kinerja.careers.enums import Conduct, EducationLevel, RecordKind
from kinerja.careers.models import CareerRecord, OfficialIndex
from kinerja.development.enums import LearningStatus
from kinerja.development.models import LearningRecord


def records_of(people) -> dict[int, list[CareerRecord]]:
    """employee → the records that stand, newest first; one statement."""
    found = defaultdict(list)
    rows = CareerRecord.objects.filter(employee__in=people, withdrawn_at=None)
    for record in rows.order_by("-since", "-pk"):
        found[record.employee_id].append(record)
    return found


def education_in(records) -> str:
    """The highest level of education recorded."""
    found = {one.value for one in records if one.kind == RecordKind.EDUCATION}
    return next((level for level in EducationLevel if level in found), "")


def rank_day_in(records, rank: str) -> date | None:
    """TMT of the rank held now."""
    days = [one.since for one in records if one.kind == RecordKind.RANK and one.value == rank]
    return days[0] if days else None


def courses_of(people, records, *, on: date) -> dict[int, list[rules.Course]]:
    """employee → what the index counts: diklat HR keeps, and confirmed learning; one statement."""
    counted = rules.index_on(on).courses
    found = {
        key: [
            rules.Course(one.value, one.hours, one.since)
            for one in records[key]
            if one.kind == RecordKind.COURSE
        ]
        for key in people
    }
    rows = LearningRecord.objects.filter(
        employee__in=people, status=LearningStatus.CONFIRMED, kind__in=counted
    )
    for employee, kind, hours, day in rows.values_list("employee", "kind", "hours", "ends_on"):
        found[employee].append(rules.Course(counted[kind], hours, day))
    return found


def conduct_in(records) -> list[CareerRecord]:
    return [one for one in records if one.kind == RecordKind.CONDUCT]


def holds_in(records, *, on: date) -> tuple[str, ...]:
    """What blocks a promotion that day."""
    return rules.holds_on(
        [rules.Held(one.value, one.since, one.until) for one in conduct_in(records)], on
    )


def has_conduct(records) -> bool:
    """Whether anything was recorded that tells of discipline."""
    return any(one.value != Conduct.INTEGRITY for one in conduct_in(records))


def official_of(people) -> dict[int, OfficialIndex]:
    """employee → the official figure of the newest year, as entered last; one statement."""
    rows = (
        OfficialIndex.objects.filter(employee__in=people)
        .order_by("employee", "-year", "-recorded_at", "-pk")
        .distinct("employee")
    )
    return {one.employee_id: one for one in rows}
