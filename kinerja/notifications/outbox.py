"""Writing a message inside the act that causes it; a rolled-back act sends none."""

from kinerja.notifications.models import DigestChoice, Message


def tell(user, kind, text, *, url, because, at):
    """Leave a message for a user; people without an account are not told."""
    if user is not None:
        Message.objects.create(
            user=user, kind=kind, text=text[:300], url=url, because=because, created_at=at
        )


def mark_read(messages, *, at):
    """The person has seen these; reading again keeps the first moment."""
    messages.filter(read_at=None).update(read_at=at)


def choose_digest(user, *, rhythm):
    """Keep how often this person wants an e-mail."""
    DigestChoice.objects.update_or_create(user=user, defaults={"rhythm": rhythm})
