"""An attacker with everything that is published, and the results of 2,000 random org trees.

He knows the groups, how many people each has, who was asked, and the rule by heart. He writes
down one equation for every sum and two bounds for every word, and looks for what is forced.
"""

from fractions import Fraction
from random import Random

import pytest

from kinerja.lib.disclosure import shown
from kinerja.outreach.models import PulseGroup, PulseRight, PulseTally
from kinerja.outreach.queries.pulse import result_of, result_rows
from kinerja.outreach.rules.disclosure import (
    FIFTHS,
    ROUNDED_FROM,
    K,
    Office,
    fifth_of,
    fifth_span,
    groups_of,
    rounded,
    share_words,
    told_of_all,
    told_words,
)
from tests.outreach.factories import PulseRoundFactory
from tests.outreach.test_crowd import crowd

TREES = 2000


def random_tree(dice):
    """Offices with units below them, people in the units; some offices are tiny."""
    offices = []
    for number in range(dice.randint(1, 9)):
        units = [dice.choice((1, 2, 4, 9, 25, 80)) for _unit in range(dice.randint(1, 4))]
        offices.append(Office(f"U{number}/", f"Dinas {number}", sum(units)))
    return offices


def random_answers(dice, groups):
    """group → (how many answered, how many of these agree); often nobody or all."""
    found = {}
    for place, group in enumerate(groups):
        number = dice.choice((0, 1, 4, group.people, dice.randint(0, group.people)))
        number = min(number, group.people)
        found[place] = (number, dice.choice((0, number, dice.randint(0, number))))
    return found


def published(answers, seen):
    """What stands on the page: (number, words of groups, what is told of all)."""
    numbers = {group: number for group, (number, _) in answers.items()}
    agree = {group: one for group, (_, one) in answers.items()}
    groups = {group: (numbers[group], fifth_of(agree[group], numbers[group])) for group in seen}
    number = sum(numbers.values())
    return number, groups, told_of_all(agree, numbers, seen) if number >= K else None


def spans(answers, page):
    """group → lowest and highest possible count of people who agree, for an attacker who even
    knows how many answered in the groups that are hidden."""
    number, groups, told = page
    low, high = {}, {}
    for group, (size, _) in answers.items():
        possible = range(size + 1)
        if group in groups:
            possible = [n for n in possible if fifth_of(n, size) == groups[group][1]]
        low[group], high[group] = possible[0], possible[-1]
    if told is not None:
        edges = sum(low.values()), sum(high.values())
        sums = [n for n in range(edges[0], edges[1] + 1) if tell(n, number, edges) == told]
        for _round in range(len(answers) + 1):  # one sum: these bounds are exact at once
            for group in answers:
                others_high = sum(high[one] for one in answers if one != group)
                others_low = sum(low[one] for one in answers if one != group)
                low[group] = max(low[group], sums[0] - others_high)
                high[group] = min(high[group], sums[-1] - others_low)
    return {group: (low[group], high[group]) for group in answers}


def tell(agree, number, edges):
    """The rule, which the attacker knows: the sum is kept one away from both edges."""
    agree = max(min(agree, edges[1] - 1), edges[0] + 1)
    words = {"words": share_words(agree, number)}
    return words | ({"percent": rounded(agree, number)} if number >= ROUNDED_FROM else {})


def told_answers(answers, page):
    """Groups of which the attacker knows that all agree, or that nobody does."""
    return {
        group: span
        for group, span in spans(answers, page).items()
        if answers[group][0] and span in {(0, 0), (answers[group][0],) * 2}
    }


def solved(answers, seen):
    """Hidden groups whose number a linear solver finds from the published numbers.

    Unknowns are the hidden numbers; one equation for each published number and one for the sum.
    """
    names = sorted(answers)
    rows = [[Fraction(name == one) for name in names] + [Fraction(answers[one][0])] for one in seen]
    rows.append([Fraction(1)] * len(names) + [Fraction(sum(n for n, _ in answers.values()))])
    for column in range(len(names)):
        pivot = next((row for row in rows if row[column] and not any(row[:column])), None)
        if pivot is None:
            continue
        pivot[:] = [value / pivot[column] for value in pivot]
        for row in rows:
            if row is not pivot and row[column]:
                row[:] = [a - row[column] * b for a, b in zip(row, pivot, strict=True)]
    alone = [
        next(name for name, value in zip(names, row, strict=False) if value)
        for row in rows
        if sum(value != 0 for value in row[:-1]) == 1
    ]
    return {name for name in alone if name not in seen}


def test_an_attacker_determines_no_answer_in_2000_random_trees():
    dice, found, numbers = Random(59), {}, {}
    for tree in range(TREES):
        groups = groups_of(random_tree(dice))
        answers = random_answers(dice, groups)
        seen = shown({group: number for group, (number, _) in answers.items()}, k=K)
        for group, span in told_answers(answers, published(answers, seen)).items():
            found[tree, group] = (answers, span)
        for group in solved(answers, seen):
            numbers[tree, group] = answers

    assert [answers for answers in numbers.values() if len(answers) > 1] == []
    assert found == {}


def test_a_sum_that_is_not_held_back_would_tell_answers():
    """What the attacker found in the first draft of this rule."""
    answers = {0: (8, 0), 1: (14, 9), 2: (95, 0), 3: (5, 0)}
    number, groups, told = published(answers, set(answers))

    low = sum(fifth_span(fifth, size)[0] for size, fifth in groups.values())
    assert (number, low, rounded(9, number)) == (122, 9, 5)
    assert rounded(10, number) == 10  # so "5 per cent" would say that it is 9, and three zeros
    assert told == {"words": "Hampir tidak ada", "percent": 10}
    assert told_answers(answers, (number, groups, told)) == {}


def test_without_the_second_half_the_same_attacker_finds_groups_of_four():
    dice, numbers = Random(59), []
    for _tree in range(TREES // 10):
        answers = random_answers(dice, groups_of(random_tree(dice)))
        small = {group for group, (number, _) in answers.items() if number >= K}
        numbers += [answers[group][0] for group in solved(answers, small)]

    assert sum(0 < number < K for number in numbers) > 20


def test_exact_shares_would_tell_answers():
    """The same attacker, were groups told exactly instead of in fifths."""
    dice, found = Random(59), 0
    for _tree in range(TREES // 10):
        answers = random_answers(dice, groups_of(random_tree(dice)))
        found += sum(number >= K and agree in {0, number} for number, agree in answers.values())

    assert found > 100


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_the_attacker_reads_all_that_is_published_and_the_file_says_no_more(cast, seed):
    """Equality: a figure that the product adds to the result is one the attacker must be shown."""
    dice, people = Random(seed), iter(crowd(cast.office, 120))
    sizes = [dice.choice((3, 5, 10, 25, 40)) for _group in range(3)]
    one = PulseRoundFactory(statements=["Penilaian adil."], opened=True)
    one.groups.all().delete()
    answers = {}
    for place, size in enumerate(sizes):
        number = dice.randint(0, size)
        answers[place] = (number, dice.randint(0, number))
        group = PulseGroup.objects.create(round=one, label=f"Dinas {place}", people=size)
        PulseRight.objects.bulk_create(
            PulseRight(group=group, round=one, employee=next(people), is_used=at < number)
            for at in range(size)
        )
        agree = answers[place][1]
        for value, times in ((1, number - agree), (5, agree)):
            PulseTally.objects.create(group=group, statement=0, value=value, number=times)

    seen = shown({group: number for group, (number, _) in answers.items()}, k=K)
    number, groups, told = published(answers, seen)
    one.result = result_of(one)

    assert one.result == {
        "k": K,
        "people": sum(sizes),
        "answers": number,
        "all": told and [told],
        "groups": [
            {
                "label": f"Dinas {place}",
                "people": size,
                "answers": groups[place][0] if place in seen else None,
                "shares": [FIFTHS[groups[place][1]]] if place in seen else None,
            }
            for place, size in enumerate(sizes)
        ],
    }
    hidden = "Tidak ditampilkan"
    assert list(result_rows(one)) == [
        ("Semua pegawai", sum(sizes), number if told else f"kurang dari {K}", told_words(told)),
        *(
            (
                row["label"],
                row["people"],
                hidden if row["answers"] is None else row["answers"],
                *(row["shares"] or [hidden]),
            )
            for row in one.result["groups"]
        ),
    ]
