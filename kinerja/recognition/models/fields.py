"""Pieces that the tables of recognition share."""

from functools import reduce
from operator import or_

import pgtrigger
from django.conf import settings
from django.db import models


def changed(*fields):
    """Condition of a trigger: at least one of these columns gets another value."""
    return reduce(
        or_,
        (pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}) for field in fields),
    )


def user_field(*, null=True):
    """Who did it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=null, on_delete=models.PROTECT, related_name="+"
    )


def transitions(table):
    """The moves of a table of law, as the trigger wants them."""
    return sorted({(start, to) for (_, start), to in table.items()})
