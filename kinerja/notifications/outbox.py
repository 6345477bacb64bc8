"""Writing a message inside the act that causes it; a rolled-back act sends none."""

from django.db import connection, transaction
from django.utils import timezone

from kinerja.notifications.models import DigestChoice, Message, PushDevice
from kinerja.notifications.rules import MOST_DEVICES

TELL_THOSE = """
INSERT INTO notifications_message (user_id, kind, text, url, because, created_at)
SELECT account, %s, %s, %s, %s, %s FROM ({}) AS told (account)
"""


def tell(user, kind, text, *, url, because, at):
    """Leave a message for a user; people without an account are not told."""
    if user is not None:
        Message.objects.create(
            user=user, kind=kind, text=text[:300], url=url, because=because, created_at=at
        )


def tell_once(user, kind, text, *, url, because, at) -> bool:
    """The same, but what was written today already is not written twice; whether it is new."""
    today = {"user": user, "kind": kind, "url": url, "text": text[:300]}
    here = timezone.localdate(at)
    if user is None or Message.objects.filter(**today, created_at__date=here).exists():
        return False
    tell(user, kind, text, url=url, because=because, at=at)
    return True


def tell_all(users, kind, text, *, url, because, at):
    """The same message for many, given by the keys of their accounts, in one statement a batch."""
    Message.objects.bulk_create(
        (
            Message(
                user_id=user, kind=kind, text=text[:300], url=url, because=because, created_at=at
            )
            for user in users
        ),
        batch_size=2000,
    )


def tell_those(accounts, kind, text, *, url, because, at):
    """The same message for every account this query finds, in one statement."""
    found, values = accounts.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(TELL_THOSE.format(found), (kind, text[:300], url, because, at, *values))


def mark_read(messages, *, at):
    """The person has seen these; reading again keeps the first moment."""
    messages.filter(read_at=None).update(read_at=at)


def choose_digest(user, *, rhythm):
    """Keep how often this person wants an e-mail."""
    DigestChoice.objects.update_or_create(user=user, defaults={"rhythm": rhythm})


@transaction.atomic
def let_ring(user, *, device, name, endpoint, at):
    """This device rings for this person from now on, and for nobody before him."""
    PushDevice.objects.filter(device=device).exclude(endpoint=endpoint).delete()
    values = {"user": user, "device": device, "name": name, "since": at, "pushed_at": None}
    PushDevice.objects.update_or_create(endpoint=endpoint, defaults=values)
    kept = PushDevice.objects.filter(user=user).order_by("-since", "-pk")[:MOST_DEVICES]
    PushDevice.objects.filter(user=user).exclude(pk__in=[row.pk for row in kept]).delete()


def note_rung(devices, *, at):
    """These have rung for everything that was new until now."""
    devices.update(pushed_at=at)


def silence(devices):
    """These ring no more."""
    devices.delete()
