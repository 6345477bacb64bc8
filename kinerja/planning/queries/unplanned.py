"""Who had no set plan on a day, and why (Pasal 14; R-P7, R-P10)."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.queries import lines_on
from kinerja.organisation.rules import EXEMPT_STANDINGS, WITHOUT_PLAN, owes_plan
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp
from kinerja.planning.models.years import MONTHS
from kinerja.planning.queries.lists import SHOWN

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def end_of(day) -> datetime:
    """The first moment after this day in the regency."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def unplanned(people, *, on, unit=None, is_exempt=False):
    """People placed that day without a plan set by its end, by name; see `with_plans`.

    With is_exempt those who owe none, else those who owe one.
    """
    in_force = Skp.objects.filter(status__in=SET, period__contains=on, agreed_at__lt=end_of(on))
    placed = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    exempt = Q(status=WITHOUT_PLAN) | Q(standing__in=EXEMPT_STANDINGS)
    if unit:
        placed = placed.filter(position__unit__path__startswith=unit.path)
    rows = people.filter(exempt if is_exempt else ~exempt, Exists(placed))
    # By the keys of all set plans: a look-up for each person would be thousands.
    return rows.exclude(pk__in=in_force.values("employee")).only(*SHOWN).order_by("name", "pk")


def plans_by(on):
    """The plans of that year begun by the end of the day, the newest last, as they are now."""
    begun = Skp.objects.filter(year__year=on.year, created_at__lt=end_of(on))
    return begun.order_by("version", "pk")


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


def reviewed_by(user, keys, *, on) -> set:
    """The keys of those of these people whose penilai, or atasan above him, this account is."""
    above = Q(appraiser__user=user) | Q(superior__user=user)
    lines = lines_on(on).filter(above, employee__in=keys)
    return set(lines.values_list("employee", flat=True)) if keys else set()
