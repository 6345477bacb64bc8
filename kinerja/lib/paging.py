"""Pages by key: the next page begins after a row, whatever came in between."""

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

PAGE_SIZE = 50
FIRST = """
WITH found ({columns}) AS MATERIALIZED ({inner})
SELECT of_pk, (SELECT count(*) FROM found) FROM found ORDER BY {columns} LIMIT %s
"""


@dataclass(frozen=True)
class Page:
    """One page: its rows, how many there are in all, and where the next one begins."""

    rows: list
    count: int | None  # None: not asked for
    next_after: str


def page_by_name(rows, *, name, after="", size=PAGE_SIZE, counted=True) -> Page:
    """The rows that follow the one with this number, in the order of this name."""
    among = rows.model.objects
    return page_by_names(rows, names=(name,), among=among, after=after, size=size, counted=counted)


def page_by_names(rows, *, names, among, after="", size=PAGE_SIZE, counted=True) -> Page:
    """The same in the order of several names, none of them empty.

    `among` is the longer list they were narrowed from: the row to go on after may be gone here.
    The first page, which is most of what is asked, brings the number of all rows with it.
    """
    names, key = (*names, "pk"), None
    if after.isdigit():
        key = among.filter(pk=int(after[:15])).values_list(*names).first()
    if counted and not key:
        found, count = _first(rows, names, size + 1)
    else:
        count = rows.count() if counted else None
        found = list(rows.filter(_behind(names, key) if key else Q())[: size + 1])
    more = str(found[size - 1].pk) if len(found) > size else ""
    return Page(found[:size], count, more)


def _first(rows, names, size):
    """The first rows, and how many there are in all: who belongs to them is asked once for both.

    What is told beside a row is asked of these few only.
    """
    try:
        inner, values = rows.order_by().values_list(*names).query.sql_with_params()
    except EmptyResultSet:
        return [], 0
    columns = ", ".join(f"of_{name}" for name in names)
    statement = FIRST.format(columns=columns, inner=inner)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, size])
        found = cursor.fetchall()
    keys = [key for key, _ in found]
    return list(rows.filter(pk__in=keys)) if keys else [], found[0][1] if found else 0


def _behind(names, key):
    behind, same = Q(), Q()
    for name, value in zip(names, key, strict=True):
        behind |= same & Q(**{f"{name}__gt": value})
        same &= Q(**{name: value})
    return behind


def page_of_list(rows, *, among=None, after="", size=PAGE_SIZE) -> Page:
    """The same of a list in memory, of things with a `pk`.

    `among` is the longer list it was narrowed from: the row to go on after may be gone from here.
    """
    left = rows
    if after:
        order = [str(row.pk) for row in (rows if among is None else among)]
        passed = set(order[: order.index(after) + 1]) if after in order else set()
        left = [row for row in rows if str(row.pk) not in passed]
    more = str(left[size - 1].pk) if len(left) > size else ""
    return Page(left[:size], len(rows), more)


def page_newest(rows, *, after="", size=PAGE_SIZE) -> Page:
    """Rows in the order of their numbers, the newest first; nobody counts the old ones."""
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after[:15]))
    found = list(rows[: size + 1])
    more = str(found[size - 1].pk) if len(found) > size else ""
    return Page(found[:size], None, more)
