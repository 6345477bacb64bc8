"""What the tests of the pages share: addresses, counted statements, people and rounds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.school import actions
from kinerja.school.models import (
    Round,
)
from tests.conftest import of_the_page
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
)
from tests.school import factories as school


def page(name, *args):
    return reverse(f"school:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text_of(response):
    return response.content.decode()


def statements(act):
    """How many statements a request needs, without the savepoints of the test itself."""
    with CaptureQueriesContext(connection) as captured:
        response = act()
    made = of_the_page(captured.captured_queries)
    return response, len([one for one in made if "SAVEPOINT" not in one["sql"]])


@pytest.fixture
def sari(client, cast):
    client.force_login(cast.sari.user)
    return client


@pytest.fixture
def hr(client, cast):
    client.force_login(cast.ratna.user)
    return client


@pytest.fixture
def expert(client, experts):
    client.force_login(experts[0])
    return client


def past_round(cast, *people, **changes):
    """A round that ended and was scored; these people rated in it."""
    versions = [one.version for one in Round.objects.first().vignettes.all()]
    made = school.round_of(
        versions, cast.ratna.user, opens_on=TODAY - timedelta(days=40), name="Putaran lalu"
    )
    for one in people:
        school.send(school.rate_all(school.attempt_of(made, one), **changes))
    while actions.score_some(made, by=None, at=NOW):
        pass
    return made


def raters(cast, number):
    """More people who rate somebody, each with a certificate from a round of its own."""
    made = []
    for n in range(number):
        place = PlacementFactory(position=PositionFactory(unit=cast.other, title=f"Kepala {n}"))
        ReportingLineFactory(employee=EmployeeFactory(), appraiser=place.employee, superior=None)
        made.append(place.employee)
    return made


@pytest.fixture
def experts(db):
    return [school.expert() for _ in range(3)]


@pytest.fixture
def versions(experts):
    return school.library(experts)


@pytest.fixture
def running(cast, versions):
    return school.round_of(versions, cast.ratna.user)


@pytest.fixture
def attempt(cast, running):
    return school.attempt_of(running, cast.sari)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def last_event():
    return Event.objects.order_by("-pk").first()


def scored(round_, *, at=None):
    while actions.score_some(round_, by=None, at=at or school.after(round_)):
        pass
    round_.refresh_from_db()
    return round_


def certification(cast, **changes):
    given = {
        "since": TODAY,
        "threshold": 70,
        "months": 12,
        "enforcement": "diberi_tahu",
        "reason": "SE 1/2026",
        "by": cast.ratna.user,
        "at": NOW,
    }
    return actions.set_certification(**given | changes)
