"""Counts of people that may be published: nobody can work out a small group from them.

`protect` guards a table with its sums, `shown` groups that stand beside their one sum. Both hide
what is smaller than `k`, zero included, and then so much more that whoever adds and subtracts all
published numbers still finds at least `k` + 1 possible counts for each hidden one (a hidden size
of `shown`: any from 0 to the sum of the hidden). So no group below `k`, no difference below `k`
and no "all of them" comes out. A hidden number may be large: hidden does not mean small.

The promise holds for one table. Do not publish a second one about the same people and the same
thing: not with other limits, not after one person came or went. Freeze what was published.
"""

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """One row as published; None is hidden."""

    total: int | None
    counts: tuple[int | None, ...]

    @property
    def rest(self) -> int | None:
        """How many people stand in the hidden counts together; None when that is hidden too."""
        if self.total is None:
            return None
        return self.total - sum(count for count in self.counts if count is not None)


@dataclass(frozen=True)
class Table:
    """All rows as published, and their sums by column."""

    lines: dict[Hashable, Line]
    sums: Line


def shown(sizes: Mapping[Hashable, int], *, k: int) -> set:
    """Which groups may be shown beside the sum of all: the small ones and, when these could be
    worked out by subtraction, the next larger ones are not among them."""
    seen, gone = dict(sizes), {key: size for key, size in sizes.items() if size < k}
    while True:
        seen = {key: size for key, size in seen.items() if key not in gone}
        if not seen or not gone or _enough(gone.values(), k):
            return set(seen)
        gone |= _least(seen)


def protect(counts: Mapping[Hashable, Sequence[int]], *, k: int) -> Table:
    """The table of rows × columns with row sums, column sums and the sum of all, made safe.

    Every row has the same columns. Sums are hidden only when nothing else helps.
    """
    values = _with_sums(list(counts.values()))
    hidden = small_cells(values, k)
    _hide_beside(values, hidden, k)
    links, sure = {}, set()
    for cell in hidden:
        _link(values, links, cell)
    while waiting := sorted(hidden - sure, key=lambda cell: (values[cell], cell)):
        spread, tied = _spread(values, links, waiting[0], k)
        if spread >= k:
            sure.add(waiting[0])  # hiding more can only widen it
            continue
        before = set(hidden)
        hidden.add(_loosening(values, hidden, tied))
        _hide_beside(values, hidden, k)
        for further in hidden - before:
            _link(values, links, further)
    return published(list(counts), values, hidden)


def small_cells(values: Mapping[Cell, int], k: int) -> set[Cell]:
    """The cells that are hidden for their own sake. Alone they protect nobody."""
    return {cell for cell, value in values.items() if value < k}


def published(keys: Sequence[Hashable], values: Mapping[Cell, int], hidden: set[Cell]) -> Table:
    """The table with these cells left out; the last row and column are the sums."""
    rows, columns = _size(values)

    def line(row):
        seen = [None if (row, c) in hidden else values[row, c] for c in range(columns + 1)]
        return Line(total=seen[-1], counts=tuple(seen[:-1]))

    return Table({key: line(row) for row, key in enumerate(keys)}, line(rows))


def _with_sums(rows: list[Sequence[int]]) -> dict[Cell, int]:
    lines = [[*row, sum(row)] for row in rows]
    lines.append([sum(column) for column in zip(*lines, strict=True)])
    return {(r, c): count for r, line in enumerate(lines) for c, count in enumerate(line)}


def _size(values):
    """Row and column of the sums."""
    return max(values)


def _ends(values, cell):
    """A table with sums is a network: each cell flows from one line of it to another.

    What flows into a line flows out of it, so a change of one cell must run in a circle.
    """
    (rows, columns), (r, c) = _size(values), cell
    row, column = ("row", r), ("column", c)
    return (row, column) if (r == rows) != (c == columns) else (column, row)


def _link(values, links, cell):
    source, target = _ends(values, cell)
    links.setdefault(source, []).append((target, cell, 1))
    links.setdefault(target, []).append((source, cell, -1))


def _spread(values, links, cell, enough):
    """How far apart the largest and the smallest possible count of a hidden cell lie, and the
    lines between which nothing can move when that is not far enough."""
    source, target = _ends(values, cell)
    up, tied = _room(values, links, (target, source), cell, enough)
    if up >= enough:
        return up, tied
    down, _ = _room(values, links, (source, target), cell, enough)
    return up + min(values[cell], down), tied


def _room(values, links, ends, without, enough):
    """How much can run from one line of the table to another through hidden cells, and the lines
    that can be reached when no more can."""
    now, room, reached = dict(values), 0, {}
    while room < enough:
        reached = _reached(now, links, ends, without)
        if ends[1] not in reached:
            break
        path = _path(reached, ends[1])
        amount = min((now[cell] for cell, step in path if step < 0), default=enough)
        for cell, step in path:
            now[cell] += step * amount
        room += amount
    return room, reached


def _reached(now, links, ends, without):
    """Line by line, nearest first: a hidden count can always grow, and shrink until it is 0."""
    reached, waiting = {ends[0]: None}, deque([ends[0]])
    while waiting and ends[1] not in reached:
        line = waiting.popleft()
        for other, cell, step in links.get(line, ()):
            if other not in reached and cell != without and (step > 0 or now[cell] > 0):
                reached[other] = (line, cell, step)
                waiting.append(other)
    return reached


def _path(reached, line):
    path = []
    while reached[line]:
        line, cell, step = reached[line]
        path.append((cell, step))
    return path


def _hide_beside(values, hidden, k):
    """In each line that hides something, hide until it is at least two counts of k together.

    Rather a count than a sum, rather a small one.
    """
    (rows, columns), again = _size(values), True
    lines = [[(r, c) for c in range(columns + 1)] for r in range(rows + 1)]
    lines += [[(r, c) for r in range(rows + 1)] for c in range(columns + 1)]
    while again:
        again = False
        for line in lines:
            gone = [values[cell] for cell in line if cell in hidden]
            if not gone or _enough(gone, k):
                continue
            seen = {cell: _dearness(values, cell) for cell in line if cell not in hidden}
            hidden |= set(_least(seen))
            again = again or bool(seen)


def _loosening(values, hidden, tied):
    """The next to hide: a cell through which more could move out of the tied lines."""
    seen = [
        cell
        for cell in values
        if cell not in hidden and sum(line in tied for line in _ends(values, cell)) == 1
    ]
    return min(seen, key=lambda cell: _dearness(values, cell))


def _least(seen):
    """The cheapest and all that cost the same: which of two equals was hidden would say a lot."""
    least = min(seen.values(), default=None)
    return {key: cost for key, cost in seen.items() if cost == least}


def _enough(gone, k):
    """Two counts of k together, and not each of them k - 1: who knows the rule would know that."""
    return len(gone) > 1 and sum(gone) >= k and any(count != k - 1 for count in gone)


def _dearness(values, cell):
    rows, columns = _size(values)
    return (cell[0] == rows) + (cell[1] == columns), values[cell]
