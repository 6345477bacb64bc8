"""Pages by key: name first, then the number of the row."""

from dataclasses import dataclass

from django.db.models import Q

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page: its rows, how many there are in all, and where the next one begins."""

    rows: list
    count: int
    next_after: str


def page_by_name(rows, *, name, after="", size=PAGE_SIZE) -> Page:
    """The rows that follow the one with this number, in the order of this name."""
    count = rows.count()
    if after.isdigit():
        key = rows.model.objects.filter(pk=int(after[:15])).values_list(name, "pk")
        for value, pk in key:
            rows = rows.filter(Q(**{f"{name}__gt": value}) | Q(**{name: value, "pk__gt": pk}))
    found = list(rows[: size + 1])
    more = str(found[size - 1].pk) if len(found) > size else ""
    return Page(found[:size], count, more)
