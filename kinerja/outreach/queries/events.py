"""Events, whom they invite, and who came."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from kinerja.organisation.enums import LegalStanding, PlacementKind, Role
from kinerja.organisation.models import Employee, Placement, RoleGrant, Unit
from kinerja.organisation.queries import lines_on
from kinerja.outreach.enums import BriefingStatus, InvitationAnswer, InvitedGroup
from kinerja.outreach.models import Attendance, Briefing, BriefingInvitation

# A table at the door; all 7,000 names at once would take 3 GB to typeset.
NAMES_ON_A_SHEET = 100
ANSWERS = dict(InvitationAnswer.choices)
STATES = {
    "diundang": "Diundang",
    "akan_hadir": "Akan hadir",
    "berhalangan": "Berhalangan",
    "belum_menjawab": "Belum menjawab",
    "datang": "Datang",
    "tidak_datang": "Diundang, tidak datang",
    "tanpa_undangan": "Datang tanpa undangan",
}
COLUMNS = ("No", "NIP", "Nama", "Jabatan", "Unit", "Jawaban", "Hadir pada", "Cara")
BRIEFING_COLUMNS = (
    *("No", "Judul", "Mulai", "Selesai", "Tempat", "Peserta", "Penyelenggara", "JP", "Kapasitas"),
    *("Diundang", "Akan hadir", "Datang", "Tamu", "Status"),
)


def briefings():
    return Briefing.objects.select_related("unit")


def counted(rows):
    """The same events with the numbers of invited, coming and arrived people."""
    return rows.annotate(
        invited=_number(BriefingInvitation.objects.all()),
        coming=_number(BriefingInvitation.objects.filter(answer=InvitationAnswer.COMING)),
        waiting=_number(BriefingInvitation.objects.filter(answer=InvitationAnswer.WAITING)),
        came=_number(standing().filter(employee__isnull=False)),
        guests=_number(standing().filter(employee=None)),
    )


def _number(rows):
    counted = rows.filter(briefing=OuterRef("pk")).order_by().values("briefing")
    return Subquery(counted.annotate(n=Count("pk")).values("n"))


def standing():
    """Attendances that nobody has struck."""
    return Attendance.objects.filter(struck_at=None)


def seats_left(briefing) -> int | None:
    """Seats that nobody has asked for yet; None without a limit."""
    if briefing.capacity is None:
        return None
    coming = briefing.invitations.filter(answer=InvitationAnswer.COMING).count()
    return briefing.capacity - coming


def coming_invitations(user, *, at):
    """What one is invited to and what is not over yet, next first."""
    return (
        BriefingInvitation.objects.select_related("briefing__unit")
        .filter(employee__user=user, briefing__ends_at__gt=at)
        .annotate(
            came=Exists(standing().filter(briefing=OuterRef("briefing"), employee__user=user))
        )
        .order_by("briefing__starts_at", "pk")
    )


def attended(user):
    """Where one has been, newest first."""
    return (
        standing()
        .select_related("briefing__unit")
        .filter(employee__user=user)
        .order_by("-briefing__starts_at", "-pk")
    )


def learning_hours_of(employee, *, year: int) -> int:
    """JP that a person has earned by coming to events of that year."""
    rows = standing().filter(employee=employee, briefing__starts_at__year=year)
    return rows.aggregate(hours=Sum("briefing__learning_hours"))["hours"] or 0


def serving():
    """Employees who have not left."""
    return Employee.objects.exclude(standing=LegalStanding.BERHENTI)


def group_of(people, group: str, *, unit: Unit | None, on: date):
    """Of these people those of a unit (or of all) whom the group names, placed on that day."""
    placed = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    if unit is not None:
        placed = placed.filter(position__unit__path__startswith=unit.path)
    if group == InvitedGroup.LEADERS:
        placed = placed.filter(position__is_head=True)
    people = people.filter(Exists(placed)).exclude(standing=LegalStanding.BERHENTI)
    if group == InvitedGroup.RATERS:
        people = people.filter(Exists(lines_on(on).filter(appraiser=OuterRef("pk"))))
    if group == InvitedGroup.ADMINS:
        grants = RoleGrant.objects.filter(
            user=OuterRef("user"), role=Role.UNIT_HR, period__contains=on
        )
        people = people.filter(Exists(grants))
    if group == InvitedGroup.UNREACHED:
        people = people.exclude(pk__in=came_in(on.year))
    return people


def came_in(year):
    """Keys of the employees who came to an event of that year."""
    arrived = standing().filter(employee__isnull=False, briefing__starts_at__year=year)
    return arrived.values("employee")


def invited_in(year):
    """Keys of the employees who were invited to an event of that year that was not cancelled."""
    return BriefingInvitation.objects.filter(
        briefing__starts_at__year=year, briefing__status=BriefingStatus.PLANNED
    ).values("employee")


def not_yet_invited(people, briefing):
    invited = BriefingInvitation.objects.filter(briefing=briefing, employee=OuterRef("pk"))
    return people.filter(~Exists(invited))


def people_of(briefing, *, state="", on: date):
    """Who was invited or came, with answer and arrival; narrowed to one state."""
    invitation = BriefingInvitation.objects.filter(briefing=briefing, employee=OuterRef("pk"))
    arrival = standing().filter(briefing=briefing, employee=OuterRef("pk"))
    people = placed(Employee.objects.all(), on=on).annotate(
        answer=Subquery(invitation.values("answer")[:1]),
        arrived_at=Subquery(arrival.values("arrived_at")[:1]),
        way=Subquery(arrival.values("way")[:1]),
        attendance_id=Subquery(arrival.values("pk")[:1]),
    )
    invited, came = Exists(invitation), Exists(arrival)
    conditions = {
        "diundang": (invited,),
        "akan_hadir": (Exists(invitation.filter(answer=InvitationAnswer.COMING)),),
        "berhalangan": (Exists(invitation.filter(answer=InvitationAnswer.UNABLE)),),
        "belum_menjawab": (Exists(invitation.filter(answer=InvitationAnswer.WAITING)),),
        "datang": (came,),
        "tidak_datang": (invited, ~came),
        "tanpa_undangan": (came, ~invited),
    }
    return people.filter(*conditions.get(state, (Q(invited) | Q(came),)))


def sheets_of(briefing, *, on: date) -> list[tuple[int, int, int]]:
    """(sheet, number of its first name, of its last) of the attendance list; one statement."""
    count = people_of(briefing, on=on).count()
    starts = range(0, max(count, 1), NAMES_ON_A_SHEET)
    return [
        (sheet, start + 1, min(start + NAMES_ON_A_SHEET, count))
        for sheet, start in enumerate(starts, start=1)
    ]


def placed(people, *, on):
    """These people with position and unit of that day."""
    here = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return people.annotate(
        position=Subquery(here.values("position__title")[:1]),
        unit=Subquery(here.values("position__unit__name")[:1]),
    )


def guests_of(briefing):
    return standing().filter(briefing=briefing, employee=None).order_by("guest_name", "pk")


def people_rows(people, briefing):
    """The participants as a table, guests last."""
    number = 0
    ways = dict(Attendance._meta.get_field("way").choices)
    for number, one in enumerate(people.order_by("name", "pk").iterator(chunk_size=500), start=1):
        yield (
            number,
            one.nip,
            one.full_name,
            one.position,
            one.unit,
            ANSWERS.get(one.answer, "Tanpa undangan"),
            one.arrived_at,
            ways.get(one.way, ""),
        )
    for place, guest in enumerate(guests_of(briefing), start=number + 1):
        yield (
            place,
            "",
            guest.guest_name,
            "Tamu",
            guest.guest_origin,
            "",
            guest.arrived_at,
            guest.get_way_display(),
        )


def briefing_rows(rows):
    for number, one in enumerate(rows, start=1):
        yield (
            number,
            one.title,
            one.starts_at,
            one.ends_at,
            one.where,
            one.get_audience_display(),
            one.unit.name if one.unit else "BKPSDM",
            one.learning_hours,
            one.capacity,
            one.invited or 0,
            one.coming or 0,
            one.came or 0,
            one.guests or 0,
            one.get_status_display(),
        )


@dataclass(frozen=True)
class Page:
    """One page: its rows, how many there are in all, and where the next one begins."""

    rows: list
    count: int
    next_after: str


def page_of_briefings(rows, *, after="", size=25) -> Page:
    """Newest first, by moment and number."""
    count = rows.count()
    if after.isdecimal():
        key = Briefing.objects.filter(pk=int(after[:15])).values_list("starts_at", "pk")
        for moment, pk in key:
            rows = rows.filter(Q(starts_at__lt=moment) | Q(starts_at=moment, pk__lt=pk))
    found = list(counted(rows).order_by("-starts_at", "-pk")[: size + 1])
    more = str(found[size - 1].pk) if len(found) > size else ""
    return Page(found[:size], count, more)


def known_numbers(people, numbers):
    """NIP → key of those of these people who have one of the numbers."""
    return dict(people.filter(nip__in=numbers).values_list("nip", "pk"))


def may_be_typed(kept, briefing):
    """Whom an organiser may write down: the people he keeps, and who was invited."""
    invited = briefing.invitations.values("employee")
    return serving().filter(Q(pk__in=kept.values("pk")) | Q(pk__in=invited))


def next_briefings(rows, *, at):
    """Events one may still invite to, next first."""
    return rows.filter(ends_at__gt=at, status=BriefingStatus.PLANNED).order_by("starts_at", "pk")


def local_day(moment):
    return timezone.localdate(moment)
