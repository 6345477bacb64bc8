"""What a ledger event says about the row it is about, so that a silent change shows."""

import json

from django.db.models import ForeignKey

from kinerja.lib.canonical import canonical, digest


def sealed_values(target) -> dict:
    """The values of the model's LEDGER_FIELDS in their canonical form; empty without them."""
    values = {}
    for name in getattr(target, "LEDGER_FIELDS", ()):
        field = target._meta.get_field(name)
        value = getattr(target, field.attname if isinstance(field, ForeignKey) else name)
        values[name] = json.loads(canonical(_bounds(value)))
    return values


def seal_of(target) -> dict:
    """A short digest of each sealed value: enough to name the field that changed."""
    return {name: digest(value)[:16] for name, value in sealed_values(target).items()}


def _bounds(value):
    """A date range as its two bounds."""
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return [value.lower, value.upper]
    return value
