"""Two people, one seat; one person, two rooms."""

from datetime import date

import pytest

from kinerja.development import actions
from kinerja.development.models import Enrolment
from tests.development.factories import ProgrammeFactory
from tests.factories import NOW
from tests.planning.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def asking(programme, employee):
    return lambda: actions.enrol(programme, by=employee.user, at=NOW)


def test_the_last_seat_is_given_once(cast):
    programme = ProgrammeFactory(capacity=1)

    at_once(asking(programme, cast.budi), asking(programme, cast.rina))

    rows = Enrolment.objects.order_by("status").values_list("status", "seat")
    assert list(rows) == [("antre", None), ("terdaftar", 1)]


def test_the_same_person_clicks_twice(cast):
    programme = ProgrammeFactory()

    at_once(asking(programme, cast.budi), asking(programme, cast.budi))

    assert Enrolment.objects.count() == 1


def test_two_rooms_on_the_same_days_at_once(cast):
    first, second = ProgrammeFactory(), ProgrammeFactory(starts_on=date(2026, 8, 11))

    at_once(asking(first, cast.budi), asking(second, cast.budi))

    assert Enrolment.objects.count() == 1
