from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import since
from kinerja.lib.refusals import Refused
from kinerja.notifications.outbox import tell
from kinerja.organisation import access
from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant, Unit

ONLY_AGENCY_HR = "Hanya Admin BKPSDM yang dapat memberi atau mencabut peran."


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: str,
    unit: Unit | None,
    first_day: date,
    by: User | None,
    at: datetime,
) -> RoleGrant:
    """Give an account a role; nobody gives a role to himself."""
    if not access.can_manage(by, on=timezone.localdate(at)):
        raise Refused(ONLY_AGENCY_HR)
    if by is not None and by.pk == user.pk:
        raise Refused("Peran harus diberikan orang lain. Mintalah rekan Anda memberikannya.")
    if role == Role.UNIT_HR and unit is None:
        raise Refused("Pilih unit untuk pengelola kepegawaian OPD.")
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                user=user,
                role=role,
                unit=unit if role == Role.UNIT_HR else None,
                period=since(first_day),
                granted_at=at,
                granted_by=by,
            )
    except IntegrityError as clash:
        raise Refused("Akun ini sudah memegang peran itu.") from clash
    log.record(
        "organisation.role_granted",
        by=by,
        at=at,
        target=grant,
        user=user.pk,
        role=role,
        unit=grant.unit_id,
    )
    _tell(grant, f"Anda mendapat peran {grant.get_role_display()}.", at)
    return grant


@transaction.atomic
def revoke_role(grant: RoleGrant, *, by: User | None, at: datetime) -> RoleGrant:
    """End a role from today; the agency keeps at least one HR administrator."""
    today = timezone.localdate(at)
    same = RoleGrant.objects.select_for_update(of=("self",)).filter(role=grant.role)
    rows = {row.pk: row for row in same.order_by("pk")}
    grant = rows[grant.pk]
    if not access.can_manage(by, on=today):
        raise Refused(ONLY_AGENCY_HR)
    if not _is_open(grant):
        raise Refused("Peran ini sudah dicabut.")
    others = [row for row in rows.values() if row.pk != grant.pk and _is_open(row)]
    if grant.role == Role.AGENCY_HR and not others:
        raise Refused("Ini Admin BKPSDM terakhir. Beri peran itu kepada orang lain dahulu.")
    first = grant.period.lower
    # Given today or later: it was never in force on any day.
    grant.period = DateRange(empty=True) if first >= today else DateRange(first, today)
    grant.save(update_fields=["period"])
    log.record("organisation.role_revoked", by=by, at=at, target=grant, user=grant.user_id)
    _tell(grant, f"Peran {grant.get_role_display()} Anda dicabut.", at)
    return grant


def _is_open(grant):
    return not grant.period.isempty and grant.period.upper is None


def _tell(grant, text, at):
    tell(
        grant.user,
        "organisation.role",
        text,
        url=reverse("web:home"),
        because="Anda menerima ini karena wewenang akun Anda berubah.",
        at=at,
    )
