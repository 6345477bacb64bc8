"""Pages by key of a list in memory and of the newest rows."""

from types import SimpleNamespace

import pytest

from kinerja.accounts.models import User
from kinerja.lib.paging import page_newest, page_of_list
from tests.factories import UserFactory


def rows(*numbers):
    return [SimpleNamespace(pk=number) for number in numbers]


def numbers(page):
    return [row.pk for row in page.rows]


def test_a_list_goes_on_after_the_row_named():
    first = page_of_list(rows(5, 3, 9, 1, 7), size=2)
    second = page_of_list(rows(5, 3, 9, 1, 7), after=first.next_after, size=2)
    third = page_of_list(rows(5, 3, 9, 1, 7), after=second.next_after, size=2)

    assert [numbers(page) for page in (first, second, third)] == [[5, 3], [9, 1], [7]]
    assert [page.next_after for page in (first, second, third)] == ["3", "1", ""]
    assert {page.count for page in (first, second, third)} == {5}


def test_a_full_last_page_has_no_next():
    assert page_of_list(rows(1, 2), size=2).next_after == ""


def test_a_row_that_is_gone_is_found_in_the_longer_list():
    page = page_of_list(rows(5, 9, 7), among=rows(5, 3, 9, 1, 7), after="3", size=2)

    assert (numbers(page), page.count) == ([9, 7], 3)


@pytest.mark.parametrize("after", ["", "8", "x", "9" * 30])
def test_an_unknown_row_begins_at_the_beginning(after):
    assert numbers(page_of_list(rows(5, 3), after=after, size=2)) == [5, 3]


@pytest.mark.django_db
def test_the_newest_come_first_and_are_not_counted():
    made = [UserFactory().pk for _ in range(3)]
    newest = User.objects.filter(pk__in=made).order_by("-pk")

    first = page_newest(newest, size=2)
    second = page_newest(newest, after=first.next_after, size=2)

    assert (numbers(first), numbers(second)) == ([made[2], made[1]], [made[0]])
    assert (first.next_after, second.next_after, first.count) == (str(made[1]), "", None)
    assert numbers(page_newest(newest, after="x", size=2)) == numbers(first)
