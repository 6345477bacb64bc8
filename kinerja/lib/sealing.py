"""Rows that are written once and may only be taken back."""

from functools import reduce
from operator import or_

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

WITHDRAWAL = ("withdrawn_at", "withdrawn_by")


def changed(*fields):
    """Condition of a trigger: at least one of these columns gets another value."""
    return reduce(
        or_,
        (pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}) for field in fields),
    )


def user_field(*, null=True):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=null, on_delete=models.PROTECT, related_name="+"
    )


def seals(name, fields, *, once=WITHDRAWAL):
    """Triggers: the row stays, its fields stay, and what ends it is written once."""
    return [
        pgtrigger.Protect(name=f"{name}_stays", operation=pgtrigger.Delete),
        pgtrigger.Protect(
            name=f"{name}_fields_stay", operation=pgtrigger.Update, condition=changed(*fields)
        ),
        pgtrigger.Protect(
            name=f"{name}_ends_once",
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(**{f"old__{once[0]}__isnull": False}) & changed(*once),
        ),
    ]


def together(*names):
    """These fields are all empty or all filled."""
    return Q(**dict.fromkeys(names)) | Q(**{f"{name}__isnull": False for name in names})
