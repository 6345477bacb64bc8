"""Rows by key: many at once, as one value."""

import pytest

from kinerja.lib.rows import among
from kinerja.organisation.models import Unit
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_rows_among_many_keys_are_found_with_one_value(django_assert_num_queries):
    units = [UnitFactory(), UnitFactory(), UnitFactory()]
    keys = [units[0].pk, units[2].pk, 999_999_999]

    with django_assert_num_queries(1) as asked:
        found = set(Unit.objects.filter(pk__in=among(keys)))

    assert found == {units[0], units[2]}
    assert "unnest" in asked.captured_queries[0]["sql"]
    assert set(Unit.objects.exclude(pk__in=among(keys))) == {units[1]}
    assert set(Unit.objects.filter(pk__in=among([]))) == set()
