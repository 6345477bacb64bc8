"""Who opened something of one person, and as what: by the lines and roles of that day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinerja.organisation.models import ReportingLine, RoleGrant
from kinerja.transparency.models import Reading

PAGE_SIZE = 25
READING_COLUMNS = ("Hari", "Nama", "Peran hari itu", "Apa", "Berapa kali", "Pertama", "Terakhir")
COLLEAGUE = "Rekan, atau terlibat dalam dokumen ini"


@dataclass(frozen=True)
class Seen:
    """One line with the role its reader had."""

    reading: Reading
    role: str

    @property
    def name(self):
        return self.reading.reader.get_full_name() or self.reading.reader.get_username()


def readings_listed(readings, *, apa="", sejak: date | None = None):
    """The lines a filter leaves, the newest day first."""
    if apa:
        readings = readings.filter(kind=apa)
    if sejak:
        readings = readings.filter(day__gte=sejak)
    return readings.select_related("reader").order_by("-day", "-pk")


def page_of_readings(rows, *, after=""):
    """(rows, key of the next page): those that follow the line with this id."""
    if after.isdecimal() and len(after) < 19:
        for last in rows.filter(pk=int(after)):
            rows = rows.filter(Q(day__lt=last.day) | Q(day=last.day, pk__lt=last.pk))
    found = list(rows[: PAGE_SIZE + 1])
    more = str(found[PAGE_SIZE - 1].pk) if len(found) > PAGE_SIZE else ""
    return found[:PAGE_SIZE], more


def with_roles(readings) -> list[Seen]:
    """Each line with the role of its day; two statements however many there are."""
    readings = list(readings)
    subjects = {one.subject_id for one in readings}
    lines = list(
        ReportingLine.objects.select_related("appraiser", "superior").filter(employee__in=subjects)
    )
    grants = list(RoleGrant.objects.filter(user__in={one.reader_id for one in readings}))
    return [Seen(one, _role(one, lines, grants)) for one in readings]


def _role(reading, lines, grants):
    for line in lines:
        if line.employee_id != reading.subject_id or reading.day not in line.period:
            continue
        if line.appraiser.user_id == reading.reader_id:
            return "Pejabat penilai"
        if line.superior and line.superior.user_id == reading.reader_id:
            return "Atasan pejabat penilai"
    held = {
        grant.get_role_display()
        for grant in grants
        if grant.user_id == reading.reader_id and reading.day in grant.period
    }
    return ", ".join(sorted(held)) or COLLEAGUE


def readings_table(rows):
    """The rows of the file."""
    for seen in with_roles(rows):
        one = seen.reading
        yield (
            one.day,
            seen.name,
            seen.role,
            one.get_kind_display(),
            one.times,
            one.first_at,
            one.last_at,
        )
