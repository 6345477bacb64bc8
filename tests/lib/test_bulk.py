"""One column of many rows."""

from kinerja.lib.bulk import STEP, set_column
from kinerja.lib.periods import since
from kinerja.organisation.models import Employee, Placement
from tests.factories import TODAY, EmployeeFactory, PlacementFactory


def test_each_row_gets_its_own_value(db, django_assert_num_queries):
    first, second, other = EmployeeFactory.create_batch(3, rank="III/a")

    with django_assert_num_queries(1):
        set_column(Employee, "rank", [(first.pk, "III/b"), (second.pk, "=1+1")])

    ranks = dict(Employee.objects.values_list("pk", "rank"))
    assert [ranks[person.pk] for person in (first, second, other)] == ["III/b", "=1+1", "III/a"]


def test_ranges_and_empty_lists_are_welcome(db):
    placement = PlacementFactory()

    set_column(Placement, "period", [(placement.pk, since(TODAY))])
    set_column(Placement, "period", [])

    assert Placement.objects.get().period == since(TODAY)


def test_long_lists_go_in_steps(db, django_assert_num_queries):
    with django_assert_num_queries(2):
        set_column(Employee, "rank", ((-n, "I/a") for n in range(STEP + 1)))
