"""What waits for a person to read."""

from kinerja.notifications import access
from kinerja.notifications.enums import DigestRhythm
from kinerja.notifications.models import DigestChoice, Message

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
