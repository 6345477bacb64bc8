"""Who had no set plan on a day, and why (Pasal 14; R-P7, R-P10)."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.queries import lines_on
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN, owes_plan
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp
from kinerja.planning.models.years import MONTHS

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def end_of(day) -> datetime:
    """The first moment after this day in the regency."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def unplanned(people, *, on, unit=None, is_exempt=False):
    """People placed that day without a plan set by its end, by name.

    Annotated: the newest plan begun by then (skp_id, skp_status as it is now, skp_submitted_at,
    skp_agreed_at), position, unit_name. With is_exempt those who owe none, else those who owe one.
    """
    until = end_of(on)
    plans = Skp.objects.filter(employee=OuterRef("pk"), year__year=on.year)
    in_force = plans.filter(status__in=SET, period__contains=on, agreed_at__lt=until)
    newest = plans.filter(created_at__lt=until).order_by("-version", "-pk")
    placed = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    exempt = Q(status=WITHOUT_PLAN) | Q(standing__in=EXEMPT_STANDINGS)
    rows = people.filter(exempt if is_exempt else ~exempt)
    if unit:
        placed = placed.filter(position__unit__path__startswith=unit.path)
    return (
        rows.filter(Exists(placed), ~Exists(in_force))
        .annotate(
            skp_id=Subquery(newest.values("pk")[:1]),
            skp_status=Subquery(newest.values("status")[:1]),
            skp_submitted_at=Subquery(newest.values("submitted_at")[:1]),
            skp_agreed_at=Subquery(newest.values("agreed_at")[:1]),
            position=Subquery(placed.values("position__title")[:1]),
            unit_name=Subquery(placed.values("position__unit__name")[:1]),
        )
        .order_by("name", "pk")
    )


def why_unplanned(row, *, on) -> str:
    """Where somebody's plan stood at the end of that day, in words."""
    if not owes_plan(status=row.status, standing=row.standing):
        is_official = row.status == WITHOUT_PLAN
        word = EmployeeStatus(row.status) if is_official else LegalStanding(row.standing)
        return f"Tidak wajib: {word.label.lower()}"
    if row.skp_id is None:
        return "Belum menyusun"
    until = end_of(on)
    if row.skp_agreed_at and row.skp_agreed_at >= until:
        day = timezone.localdate(row.skp_agreed_at)
        return f"Baru ditetapkan {day.day} {MONTHS[day.month - 1]} {day.year}"
    if row.skp_submitted_at and row.skp_submitted_at < until:
        return "Menunggu persetujuan"
    return "Masih disusun"


def with_review(rows, user, *, on):
    """The same rows, each with whether this account is its penilai or the atasan above him."""
    above = Q(appraiser__user=user) | Q(superior__user=user)
    return rows.annotate(
        reviews=Exists(lines_on(on).filter(above, employee=OuterRef("pk")).order_by())
    )
