"""Pieces that the tables of recognition share."""

from django.conf import settings
from django.db import models


def user_field(*, null=True):
    """Who did it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=null, on_delete=models.PROTECT, related_name="+"
    )


def transitions(table):
    """The moves of a table of law, as the trigger wants them."""
    return sorted({(start, to) for (_, start), to in table.items()})
