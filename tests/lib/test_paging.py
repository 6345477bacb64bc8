"""Pages by key of a list in memory and of the newest rows."""

from types import SimpleNamespace

import pytest
from django.db.models.functions import Upper

from kinerja.accounts.models import User
from kinerja.lib.paging import Page, page_by_name, page_newest, page_of_list
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


def by_name(rows, **wanted):
    return page_by_name(rows, name="full_name", size=2, **wanted)


@pytest.mark.django_db
def test_a_page_by_name_knows_how_many_there_are_in_all():
    made = [UserFactory(full_name=name).pk for name in ("Dewi", "Adi", "Adi", "100% %s Citra")]
    mine = User.objects.filter(pk__in=made).order_by("full_name", "pk")

    first = by_name(mine)
    second = by_name(mine, after=first.next_after)

    assert numbers(first) == [made[3], made[1]]
    assert numbers(second) == [made[2], made[0]]
    assert (first.count, second.count, second.next_after) == (4, 4, "")
    assert numbers(by_name(mine, after="9" * 14)) == numbers(first)
    assert by_name(mine.filter(full_name__contains="% %s")).count == 1


@pytest.mark.django_db
@pytest.mark.parametrize("nobody", [{"pk__in": []}, {"full_name": "Nobody"}])
def test_a_page_of_nobody_is_empty(nobody):
    UserFactory()

    assert by_name(User.objects.filter(**nobody).order_by("full_name", "pk")) == Page([], 0, "")


@pytest.mark.django_db
def test_what_is_told_beside_the_rows_stands_on_the_page(django_assert_num_queries):
    made = [UserFactory(full_name=name).pk for name in ("Dewi", "Adi", "Citra")]
    told = User.objects.filter(pk__in=made).annotate(called=Upper("full_name"))

    with django_assert_num_queries(2):
        page = by_name(told.order_by("full_name", "pk"))
        assert [row.called for row in page.rows] == ["ADI", "CITRA"]


@pytest.mark.django_db
def test_the_newest_come_first_and_are_not_counted():
    made = [UserFactory().pk for _ in range(3)]
    newest = User.objects.filter(pk__in=made).order_by("-pk")

    first = page_newest(newest, size=2)
    second = page_newest(newest, after=first.next_after, size=2)

    assert (numbers(first), numbers(second)) == ([made[2], made[1]], [made[0]])
    assert (first.next_after, second.next_after, first.count) == (str(made[1]), "", None)
    assert numbers(page_newest(newest, after="x", size=2)) == numbers(first)
