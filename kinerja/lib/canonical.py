"""One byte string for one value, so that a hash means the same everywhere."""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal


def plain(value):
    """JSON form of the types that acts put into the ledger; anything else is a bug."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if hasattr(value, "hex") and hasattr(value, "urn"):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical(value) -> bytes:
    """Sorted keys, no spaces, UTF-8; floats are refused because they do not round-trip."""
    _refuse_floats(value)
    return json.dumps(
        value, default=plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def digest(value) -> str:
    """SHA-256 of the canonical form, 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_floats(value):
    if isinstance(value, float):
        raise TypeError("float has no canonical form")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
