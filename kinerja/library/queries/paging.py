"""Pages by key: the number of the last row seen."""

PAGE_SIZE = 25


def newest_first(rows, *, after="", size=PAGE_SIZE):
    """One page and where the next one begins; the newest row first."""
    rows = rows.order_by("-pk")
    if _is_key(after):
        rows = rows.filter(pk__lt=int(after))
    return _cut(rows, size)


def oldest_first(rows, *, after="", size=PAGE_SIZE):
    """The same, what waits longest first."""
    rows = rows.order_by("pk")
    if _is_key(after):
        rows = rows.filter(pk__gt=int(after))
    return _cut(rows, size)


def _is_key(text):
    return text.isdecimal() and len(text) < 19


def _cut(rows, size):
    found = list(rows[: size + 1])
    return found[:size], found[size - 1].pk if len(found) > size else None
