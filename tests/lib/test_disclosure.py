from itertools import product
from random import Random

import pytest

from kinerja.lib.disclosure import _with_sums, protect, published, shown, small_cells
from tests.lib.attacker import Attack

OFFICES = {
    "Kesehatan": [12, 140, 3, 1, 0],
    "Pendidikan": [400, 900, 60, 4, 2],
    "Pertanian": [25, 120, 9, 3, 0],
    "Sosial": [4, 70, 8, 0, 1],
    "Camat": [0, 9, 0, 0, 0],
    "Statistik": [2, 6, 0, 0, 0],
}


def only_small(counts, *, k):
    """What suppression without its second half would publish."""
    values = _with_sums(list(counts.values()))
    return published(list(counts), values, small_cells(values, k))


def random_tree(dice):
    """Units below a few offices, people in them; only sums by office are published."""
    offices = {}
    for office in range(dice.randint(1, 5)):
        weights = [dice.choice((0, 10, 25)), 70, dice.choice((2, 8, 20)), dice.choice((0, 2)), 0.5]
        counts = [0] * 5
        for _unit in range(dice.randint(1, 4)):
            for column in dice.choices(range(5), weights, k=dice.choice((1, 4, 9, 15, 40, 90))):
                counts[column] += 1
        offices[office] = counts
    return offices


def any_table(dice):
    """One row or one column, nothing but zeros, all alike: whatever there is."""
    columns, most = dice.randint(1, 4), dice.choice((0, 1, 4, 9, 30))
    rows = range(dice.randint(1, 4))
    return {row: [dice.randint(0, most) for _column in range(columns)] for row in rows}


def test_an_attacker_determines_nothing_in_2000_random_trees():
    dice, cells, lines = Random(59), {}, []
    for number in range(2000):
        attack = Attack(protect(random_tree(dice), k=10))
        cells |= {(number, cell): count for cell, count in attack.determined().items()}
        lines += [(number, line) for line in attack.exposed_lines()]

    assert cells == {}
    assert lines == []


def test_without_the_second_half_the_same_attacker_succeeds():
    dice, trees, cells, lines = Random(59), 0, 0, 0
    for _number in range(200):
        attack = Attack(only_small(random_tree(dice), k=10))
        found = attack.determined()
        trees, cells = trees + bool(found), cells + len(found)
        lines += len(attack.exposed_lines())

    assert trees > 100
    assert cells > 500
    assert lines > 5


def test_every_hidden_count_keeps_a_range_of_at_least_k():
    dice = Random(7)
    tables = [(random_tree(dice), 10) for _number in range(60)]
    tables += [(any_table(dice), dice.randint(1, 6)) for _number in range(400)]
    for counts, k in tables:
        attack = Attack(protect(counts, k=k))
        for cell in attack.names:
            low, high = attack.range_of(cell)
            assert high is None or high - low >= k


def test_a_group_of_four_cannot_be_singled_out_by_subtraction():
    """140 of 144 are in one column; the total would tell of the four others."""
    four = {"Kesehatan": [0, 140, 4, 0, 0], "Pendidikan": [400, 900, 60, 14, 2]}

    assert Attack(only_small(four, k=10)).range_of((0, 2)) == (4, 4)
    assert protect(four, k=10).lines["Kesehatan"].counts == (None,) * 5
    assert Attack(protect(four, k=10)).range_of((0, 2)) == (0, 64)


def test_an_office_where_all_have_the_same_is_not_broken_down():
    same = {"A": [0, 40, 0], "B": [30, 50, 20]}

    table = protect(same, k=10)

    assert table.lines["A"].counts == (None, None, None)
    assert Attack(table).exposed_lines() == []
    assert Attack(only_small({"A": [0, 40, 0]}, k=10)).exposed_lines() == [0]


def test_what_is_large_enough_is_shown():
    table = protect({"A": [20, 30], "B": [10, 40]}, k=10)

    assert table.lines["A"].counts == (20, 30)
    assert (table.lines["B"].total, table.lines["B"].rest) == (50, 0)
    assert (table.sums.counts, table.sums.total) == ((30, 70), 100)


def test_what_is_hidden_together_is_said_when_its_sum_is_known():
    table = protect(OFFICES, k=10)

    assert table.lines["Pendidikan"].counts == (400, 900, None, None, None)
    assert table.lines["Pendidikan"].rest == 66
    assert table.lines["Camat"].rest is None


@pytest.mark.parametrize(
    ("sizes", "seen"),
    [
        ({"a": 10, "b": 12}, {"a", "b"}),
        ({"a": 9, "b": 12, "c": 30}, {"c"}),
        ({"a": 9, "b": 9, "c": 30}, set()),  # a sum of 18 would say that both are 9
        ({"a": 4, "b": 15, "c": 15, "d": 15}, set()),  # which of three equals?
        ({"a": 3, "b": 4, "c": 11, "d": 50}, {"d"}),
        ({"a": 5, "b": 5, "c": 30}, {"c"}),
        ({"a": 0, "b": 40}, set()),
        ({"a": 9}, set()),
        ({}, set()),
    ],
)
def test_groups_beside_their_sum(sizes, seen):
    assert shown(sizes, k=10) == seen


def test_nothing_of_nothing():
    assert protect({"A": [0, 0]}, k=10).sums.counts == (None, None)


def test_who_knows_the_rule_by_heart_still_does_not_know_a_count():
    """All single rows of three counts: each published picture has several origins in each cell."""
    origins = {}
    for counts in product(range(12), repeat=3):
        line = protect({"A": counts}, k=3).lines["A"]
        origins.setdefault(line, []).append(counts)
    for line, possible in origins.items():
        for column, count in enumerate(line.counts):
            if count is None and line.total and line.total < 12:  # all its origins were tried
                assert len({one[column] for one in possible}) > 1, line
