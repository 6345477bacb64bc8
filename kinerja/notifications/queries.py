"""What waits for a person to read."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from kinerja.notifications import access
from kinerja.notifications.enums import DigestRhythm
from kinerja.notifications.models import DigestChoice, Message, PushDevice

MOST_SHOWN = 100


def inbox(user) -> list[Message]:
    """The newest messages, unread ones first, those of one kind together."""
    newest = access.visible_messages(user).order_by("-created_at", "-pk")[:MOST_SHOWN]
    groups = {}
    for message in newest:
        groups.setdefault((message.read_at is not None, message.kind), []).append(message)
    return [message for key in sorted(groups, key=lambda key: key[0]) for message in groups[key]]


def unread(user) -> int:
    return access.visible_messages(user).filter(read_at=None).count()


def rhythm_of(user) -> DigestRhythm:
    choice = DigestChoice.objects.filter(user=user).first()
    return DigestRhythm(choice.rhythm) if choice else DigestRhythm.DAILY


def devices_on(device):
    """What rings on the device with this number, whoever it is for."""
    return PushDevice.objects.filter(device=device)


def devices_to_ring():
    """Those of open accounts with something unread that they have not rung for yet."""
    unread = Message.objects.filter(user=OuterRef("user"), read_at=None)
    fresh = unread.filter(created_at__gt=Coalesce(OuterRef("pushed_at"), OuterRef("since")))
    return PushDevice.objects.filter(Exists(fresh), user__is_active=True).order_by("pk")
