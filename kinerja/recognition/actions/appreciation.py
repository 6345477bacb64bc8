"""Thanks between colleagues; nothing that rates anybody reads them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.recognition import rules
from kinerja.recognition.models import Appreciation
from kinerja.recognition.queries import appreciation as queries
from kinerja.recognition.queries.people import office_of

WITH = Appreciation.objects.select_related("giver__user", "receiver__user")


@transaction.atomic
def thank(
    receiver: Employee, *, behaviour: str, text: str, key: UUID, by: User, at: datetime
) -> Appreciation:
    """Thank a colleague for one behaviour; the same key again gives the thanks stored before."""
    giver = Employee.objects.select_for_update(of=("self",)).filter(user=by).first()
    if giver is None:
        raise Refused("Akun ini tidak terhubung dengan pegawai. Hubungi BKPSDM.")
    stored, limits = queries.given_before(giver, receiver, key=key, at=at)
    if stored is not None:
        return WITH.get(pk=stored)
    on = timezone.localdate(at)
    reasons = rules.blockers_to_thank(is_self=giver.pk == receiver.pk, on=on, **limits)
    if receiver.user is None:
        reasons.append("Orang ini belum punya akun. Sampaikan langsung kepadanya.")
    refuse_if(reasons)

    row = Appreciation.objects.create(
        giver=giver,
        receiver=receiver,
        behaviour=behaviour,
        text=text,
        office=office_of(receiver, on=on),
        key=key,
        given_at=at,
    )
    log.record("recognition.thanked", by=by, at=at, target=row, begins=True)
    outbox.tell(
        receiver.user,
        "recognition.thanked",
        f"{giver.full_name} mengapresiasi Anda: {row.get_behaviour_display()}.",
        url=reverse("recognition:thanks"),
        because="Anda penerimanya.",
        at=at,
    )
    return row


@transaction.atomic
def show_thanks(thanks: Appreciation, *, shows: bool, by: User, at: datetime) -> Appreciation:
    """The receiver lets his office read it, or takes that back."""
    thanks = WITH.select_for_update(of=("self",)).get(pk=thanks.pk)
    if thanks.receiver.user_id != by.pk:
        raise Refused("Hanya penerima yang memutuskan apakah apresiasi ini ditampilkan.")
    if thanks.withdrawn_at is not None:
        raise Refused("Apresiasi ini sudah ditarik pemberinya.")

    thanks.shown_since = (thanks.shown_since or at) if shows else None
    thanks.read_at = thanks.read_at or at
    thanks.save(update_fields=["shown_since", "read_at"])
    log.record("recognition.thanks_shown", by=by, at=at, target=thanks, shows=shows)
    return thanks


@transaction.atomic
def withdraw_thanks(thanks: Appreciation, *, by: User, at: datetime) -> Appreciation:
    """The giver takes his words back; they are shown to nobody any more."""
    thanks = WITH.select_for_update(of=("self",)).get(pk=thanks.pk)
    if thanks.giver.user_id != by.pk:
        raise Refused("Hanya pemberi yang dapat menarik apresiasi ini.")
    if thanks.withdrawn_at is not None:
        raise Refused("Apresiasi ini sudah ditarik.")

    thanks.withdrawn_at, thanks.shown_since = at, None
    thanks.save(update_fields=["withdrawn_at", "shown_since"])
    log.record("recognition.thanks_withdrawn", by=by, at=at, target=thanks)
    return thanks
