"""How the pages look for one person; nobody else is concerned, so the ledger is not told."""

from kinerja.accounts.models import User


def set_look(user: User, **choices):
    """Keep the theme, the text size or the shortcuts."""
    for field, value in choices.items():
        setattr(user, field, value)
    user.save(update_fields=list(choices))
