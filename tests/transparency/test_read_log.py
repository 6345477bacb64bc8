"""The lines of the read log: one a reader, kind and day; nobody alters them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.audit.management.commands import grant
from kinerja.transparency.enums import ReadKind
from kinerja.transparency.models import Reading
from tests.factories import NOW, TODAY, SkpFactory

KINERJA = Path(__file__).parents[2] / "kinerja"


def opened_by(client, person, skp):
    client.force_login(person.user)
    return client.get(reverse("planning:skp_detail", args=[skp.pk]))


def test_every_gate_names_a_kind_that_people_can_read():
    source = "".join(path.read_text() for path in KINERJA.rglob("access/*.py"))
    source += "".join(path.read_text() for path in KINERJA.rglob("access.py"))
    named = set(re.findall(r'noted\(\s*\w+(?:\[0\])?,\s*"(\w+)"', source))

    assert len(named) > 8
    assert named <= set(ReadKind.values)


@pytest.fixture
def skp(cast):
    return SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)


def test_one_line_a_reader_kind_and_day_counts_how_often(client, cast, skp):
    for _time in range(3):
        opened_by(client, cast.sari, skp)
    opened_by(client, cast.agus, skp)
    opened_by(client, cast.budi, skp)

    lines = Reading.objects.order_by("reader").values_list("reader", "subject", "kind", "times")
    assert sorted(lines) == sorted(
        [
            (cast.sari.user_id, cast.budi.pk, "skp", 3),
            (cast.agus.user_id, cast.budi.pk, "skp", 1),
        ]
    )
    line = Reading.objects.get(reader=cast.sari.user)
    assert line.day == TODAY
    assert line.first_at < line.last_at


def test_another_day_is_another_line(cast):
    for days in (0, 0, 1):
        at = NOW + timedelta(days=days)
        Reading.objects.note(
            reader=cast.sari.user, opened={("skp", cast.budi.pk)}, day=at.date(), at=at
        )

    assert list(Reading.objects.order_by("day").values_list("times", flat=True)) == [2, 1]


def test_a_stranger_who_gets_404_leaves_no_line(client, cast, skp):
    assert opened_by(client, cast.wayan, skp).status_code == 404
    assert not Reading.objects.exists()


def test_it_costs_one_statement_and_only_for_who_reads_of_others(client, cast, skp):
    counts = {}
    for person in (cast.budi, cast.sari):
        client.force_login(person.user)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("planning:skp_detail", args=[skp.pk]))
        counts[person.name] = sum("transparency_reading" in one["sql"] for one in queries)

    assert counts == {"Budi": 0, "Sari": 1}


@pytest.mark.django_db(transaction=True)
def test_the_page_is_served_when_the_database_refuses_the_line(client, cast, skp, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE transparency_reading ADD CONSTRAINT nothing CHECK (times < 1)")
    try:
        response = opened_by(client, cast.sari, skp)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE transparency_reading DROP CONSTRAINT nothing")

    assert response.status_code == 200
    assert "a line of the read log was not written" in caplog.text
    assert not Reading.objects.exists()


@pytest.fixture
def line(cast):
    Reading.objects.note(reader=cast.sari.user, opened={("skp", cast.budi.pk)}, day=TODAY, at=NOW)
    return Reading.objects.get()


@pytest.mark.parametrize(
    "change",
    [
        {"times": 1},
        {"times": 0},
        {"day": TODAY - timedelta(days=1), "times": 2},
        {"kind": "keberatan", "times": 2},
        {"first_at": NOW - timedelta(days=1), "times": 2},
        {"last_at": NOW - timedelta(days=1), "times": 2},
    ],
)
def test_nobody_alters_a_line(line, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Reading.objects.filter(pk=line.pk).update(**change)

    line.refresh_from_db()
    assert line.times == 1


def test_nobody_gives_a_line_to_somebody_else(line, cast):
    for change in ({"reader": cast.agus.user}, {"subject": cast.rina}):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            Reading.objects.filter(pk=line.pk).update(times=2, **change)


def test_a_young_line_is_not_deleted_by_anybody(line):
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Reading.objects.all().delete()


def test_an_old_line_may_be_cleared_away(cast):
    long_ago = NOW - timedelta(days=800)
    Reading.objects.note(
        reader=cast.sari.user, opened={("skp", cast.budi.pk)}, day=long_ago.date(), at=long_ago
    )

    assert Reading.objects.all().delete()[0] == 1


def test_the_application_may_only_count_up():
    said = list(grant.statements("aplikasi"))
    taken = said.index('REVOKE UPDATE, TRUNCATE ON transparency_reading FROM "aplikasi"')

    assert said[taken + 1] == (
        'GRANT UPDATE (times, last_at) ON transparency_reading TO "aplikasi"'
    )


def test_a_line_needs_a_known_reader_and_subject(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(
            reader=cast.sari.user,
            subject=cast.budi,
            kind="skp",
            day=TODAY,
            times=0,
            first_at=NOW,
            last_at=NOW,
        )
