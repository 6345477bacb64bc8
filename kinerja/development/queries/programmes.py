"""The catalogue, seats, and who takes part."""

from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from kinerja.development import rules
from kinerja.development.enums import EnrolmentStatus, LearningKind, LearningStatus
from kinerja.development.models import Enrolment, LearningRecord, Programme
from kinerja.lib.periods import between
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.rules import CONTRACTED

OPEN, RUNNING, OVER = "buka", "tutup", "selesai"
PROGRAMME_STATES = {OPEN: "Pendaftaran dibuka", RUNNING: "Sudah ditutup", OVER: "Sudah selesai"}
SEAT_COLUMNS = (
    "No",
    "Program",
    "Jenis",
    "Kompetensi",
    "JP",
    "Mulai",
    "Selesai",
    "Kursi",
    "Terisi",
    "Antre",
    "Hadir",
    "Biaya per orang",
    "Penyelenggara",
)
PARTICIPANT_COLUMNS = ("No", "NIP", "Nama", "Unit", "Status", "Kursi", "Nomor sertifikat", "JP")


def counted():
    """Programmes with seats taken, people waiting and people who came."""
    return Programme.objects.annotate(
        taken=Count("enrolments", filter=Q(enrolments__status__in=rules.HAS_SEAT)),
        waiting=Count("enrolments", filter=Q(enrolments__status=EnrolmentStatus.WAITING)),
        came=Count("enrolments", filter=Q(enrolments__status=EnrolmentStatus.ATTENDED)),
    )


def catalogue(*, on: date, text="", kind="", competence="", state=OPEN):
    """Programmes as the filter asks, the next to begin first."""
    rows = counted()
    if state == OPEN:
        rows = rows.filter(closes_on__gte=on, called_off_at=None)
    elif state == RUNNING:
        rows = rows.filter(closes_on__lt=on, ends_on__gte=on)
    elif state == OVER:
        rows = rows.filter(ends_on__lt=on)
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(provider__icontains=text))
    if kind:
        rows = rows.filter(kind=kind)
    if competence:
        rows = rows.filter(competence__iexact=competence)
    return rows.order_by("starts_on", "pk")


def seat_rows(rows):
    for number, one in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            one.title,
            one.get_kind_display(),
            one.competence,
            one.hours,
            one.starts_on,
            one.ends_on,
            one.capacity,
            one.taken,
            one.waiting,
            one.came,
            one.cost,
            one.provider,
        )


def seats_of(programme) -> rules.Seats:
    return rules.Seats(
        title=programme.title,
        starts_on=programme.starts_on,
        closes_on=programme.closes_on,
        is_called_off=programme.called_off_at is not None,
    )


def enrolment_of(employee, programme) -> Enrolment | None:
    """What this person last did about the programme."""
    return programme.enrolments.filter(employee=employee).order_by("-pk").first()


def overlapping(employee, programme) -> list[str]:
    """Titles of other programmes this person has a seat in on the same days."""
    days = between(programme.starts_on, programme.ends_on)
    return list(
        Enrolment.objects.filter(employee=employee, status__in=rules.TAKES_DAYS, days__overlap=days)
        .exclude(programme=programme)
        .order_by("pk")
        .values_list("programme__title", flat=True)
    )


def hours_ahead(employee, *, year: int) -> int:
    """JP confirmed in the year and JP of programmes somebody has a seat in but has not ended."""
    confirmed = LearningRecord.objects.filter(
        employee=employee, status=LearningStatus.CONFIRMED, ends_on__year=year
    )
    seated = Enrolment.objects.filter(
        employee=employee, status=EnrolmentStatus.SEATED, programme__ends_on__year=year
    )
    return (
        confirmed.aggregate(n=Coalesce(Sum("hours"), 0))["n"]
        + seated.aggregate(n=Coalesce(Sum("programme__hours"), 0))["n"]
    )


def blockers_to_enrol(employee, programme, *, on: date) -> list[str]:
    """Why this person cannot enrol in the programme now."""
    seats = seats_of(programme)
    is_enrolled = programme.enrolments.filter(employee=employee, status__in=rules.ENROLLED).exists()
    blockers = rules.blockers_to_enrol(seats, on=on, is_enrolled=is_enrolled)
    if blockers:
        return blockers
    year = programme.ends_on.year
    contracted = employee.status in CONTRACTED
    return rules.blockers_to_enrol(
        seats, on=on, overlaps=overlapping(employee, programme)
    ) + rules.blockers_to_exceed(
        status=employee.status,
        taken=hours_ahead(employee, year=year) if contracted else 0,
        hours=programme.hours,
        year=year,
    )


def queue_of(programme):
    """Who waits for a seat, the first to ask first."""
    return programme.enrolments.filter(status=EnrolmentStatus.WAITING).order_by("asked_at", "pk")


def seats_and_queue(programme) -> list[int | None]:
    """The numbers of the seats taken, and None for each person who waits."""
    held = Q(seat__isnull=False) | Q(status=EnrolmentStatus.WAITING)
    return list(programme.enrolments.filter(held).values_list("seat", flat=True))


def place_in_queue(enrolment) -> int:
    """The place in the waiting list, 1 is next."""
    before = queue_of(enrolment.programme).filter(
        Q(asked_at__lt=enrolment.asked_at) | Q(asked_at=enrolment.asked_at, pk__lt=enrolment.pk)
    )
    return before.count() + 1


def participants(programme):
    """Everybody who asked, the first to ask first."""
    return (
        programme.enrolments.select_related("employee")
        .exclude(status=EnrolmentStatus.WITHDRAWN)
        .order_by("asked_at", "pk")
    )


def participant_rows(programme, *, on: date):
    rows = participants(programme).annotate(unit=Subquery(_unit_names(on)))
    for number, one in enumerate(rows, start=1):
        came = one.status == EnrolmentStatus.ATTENDED
        yield (
            number,
            one.employee.nip,
            one.employee.full_name,
            one.unit,
            one.get_status_display(),
            one.seat,
            one.certificate,
            programme.hours if came else 0,
        )


def kinds_of(*, classical: bool):
    """Ways of one sort, as choices of a form."""
    return [
        (kind.value, LearningKind(kind).label)
        for kind, (_, is_classical) in rules.KINDS.items()
        if is_classical == classical
    ]


def _unit_names(on):
    here = Placement.objects.filter(
        employee=OuterRef("employee"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return here.values("position__unit__name")[:1]
