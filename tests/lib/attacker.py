"""Somebody who adds and subtracts everything that was published: an exact linear solver.

Knows that counts are not negative and that rows and columns sum up. Works with whole numbers and
fractions, never with floats, and shares no line with kinerja.lib.disclosure.
"""

from fractions import Fraction


class Attack:
    """What follows from one published table about its hidden numbers."""

    def __init__(self, table):
        lines = [*table.lines.values(), table.sums]
        self.grid = [[*line.counts, line.total] for line in lines]
        self.names = [
            (r, c) for r, row in enumerate(self.grid) for c, seen in enumerate(row) if seen is None
        ]
        self.rows, self.basis = [], []
        for equation in self.equations():
            self.take(*equation)
        self.reach_a_solution()
        values = self.values()
        self.lowest, self.highest = list(values), list(values)

    def equations(self):
        """Each line: its parts less its sum is nothing; known numbers go to the right."""
        height, width = len(self.grid), len(self.grid[0])
        lines = [[(r, c) for c in range(width)] for r in range(height)]
        lines += [[(r, c) for r in range(height)] for c in range(width)]
        place = {name: i for i, name in enumerate(self.names)}
        for line in lines:
            row, right = [0] * len(self.names), 0
            for r, c in line:
                sign = -1 if (r, c) == line[-1] else 1
                if (r, c) in place:
                    row[place[r, c]] = sign
                else:
                    right -= sign * self.grid[r][c]
            yield row, right

    def take(self, row, right):
        """Elimination: one more equation into the solved form; a repeated one adds nothing."""
        row = [*row, right]
        for other, pivot in zip(self.rows, self.basis, strict=True):
            row = less(row, other, row[pivot])
        pivot = next((i for i, x in enumerate(row[:-1]) if x), None)
        if pivot is None:
            assert row[-1] == 0, "the published numbers contradict each other"
            return
        self.rows.append(row)
        self.basis.append(pivot)
        self.turn(len(self.rows) - 1, pivot)

    def turn(self, leaving, entering):
        row = self.rows[leaving]
        by = row[entering]
        row = [x * by if by in (1, -1) else Fraction(x) / by for x in row]
        self.rows = [
            row if i == leaving else less(other, row, other[entering])
            for i, other in enumerate(self.rows)
        ]
        self.basis[leaving] = entering

    def reach_a_solution(self):
        """Bland's rule on the worst equation, until no hidden number is negative."""
        while True:
            wrong = [i for i, row in enumerate(self.rows) if row[-1] < 0]
            if not wrong:
                return
            i = min(wrong, key=lambda one: self.basis[one])
            entering = next(j for j, x in enumerate(self.rows[i][:-1]) if x < 0)
            self.turn(i, entering)

    def values(self):
        found = [0] * len(self.names)
        for row, name in zip(self.rows, self.basis, strict=True):
            found[name] = row[-1]
        return found

    def optimum(self, name, sign):
        """The largest (1) or smallest (-1) possible number; None without a limit."""
        while True:
            costs = self.costs(name, sign)
            entering = next((j for j, cost in enumerate(costs) if cost > 0), None)
            if entering is None:
                return self.values()[name]
            ratios = [
                (Fraction(row[-1]) / row[entering], self.basis[i], i)
                for i, row in enumerate(self.rows)
                if row[entering] > 0
            ]
            if not ratios:
                return None
            self.turn(min(ratios)[2], entering)
            self.remember()

    def costs(self, name, sign):
        if name in self.basis:
            return [
                0 if j == name else -sign * x
                for j, x in enumerate(self.rows[self.basis.index(name)][:-1])
            ]
        return [sign if j == name else 0 for j in range(len(self.names))]

    def remember(self):
        values = self.values()
        self.lowest = list(map(min, self.lowest, values))
        self.highest = list(map(max, self.highest, values))

    def range_of(self, cell):
        """Smallest and largest possible number; None for no limit."""
        name = self.names.index(cell)
        return self.optimum(name, -1), self.optimum(name, 1)

    def determined(self):
        """The hidden numbers that can have one value only."""
        found = {}
        for name, cell in enumerate(self.names):
            if self.lowest[name] != self.highest[name]:
                continue  # two solutions were already met
            low = self.optimum(name, -1)
            if self.optimum(name, 1) == low:
                found[cell] = low
        return found

    def exposed_lines(self):
        """Rows of which everybody must be in one column."""
        height, width = len(self.grid) - 1, len(self.grid[0]) - 1
        return [r for r in range(height) if self.columns_possible(r, width) < 2]

    def columns_possible(self, r, width):
        return sum(
            self.optimum(self.names.index((r, c)), 1) != 0
            if self.grid[r][c] is None
            else self.grid[r][c] > 0
            for c in range(width)
        )


def less(row, other, times):
    return row if times == 0 else [x - times * y for x, y in zip(row, other, strict=True)]
