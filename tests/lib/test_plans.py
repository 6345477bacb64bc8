"""Statements of every page are prepared; all others go on as text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.lib.plans import kept_plans
from kinerja.organisation.models import Employee
from tests.factories import EmployeeFactory

pytestmark = pytest.mark.django_db


def prepared():
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE NOT from_sql")
        return [statement for (statement,) in cursor.fetchall()]


def test_only_what_is_asked_inside_is_prepared():
    before = len(prepared())
    EmployeeFactory(name="Aan")
    for name in ("Aan", "Bun"):  # the value is not part of what is kept
        with kept_plans():
            found = Employee.objects.filter(name=name).values_list("name").first()
        assert found == (("Aan",) if name == "Aan" else None)
    after = prepared()

    assert len(after) == before + 1
    assert Employee.objects.filter(name="Aan").exists()
    assert prepared() == after


def test_a_prepared_statement_is_logged_as_its_text():
    for _ in range(2):
        with kept_plans(), CaptureQueriesContext(connection) as asked, connection.cursor() as one:
            one.execute("SELECT %s::int + 976", [1])
            assert one.fetchone() == (977,)
        assert "976" in asked[0]["sql"]


def test_the_next_statement_is_text_again_after_a_mistake():
    with pytest.raises(ZeroDivisionError), kept_plans():
        raise ZeroDivisionError
    assert connection.keeps_plans is False
