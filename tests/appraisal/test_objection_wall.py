"""The second wall: what the database shows of all objections, with every filter off (ADR 14)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.urls import reverse

from kinerja.appraisal.models import Objection, ObjectionEvidence, ObjectionStatement
from kinerja.lib import wall
from tests.factories import NOW, EvaluationFactory, ObjectionEvidenceFactory, ObjectionFactory

TABLES = (Objection, ObjectionStatement, ObjectionEvidence)
READERS = ["budi", "sari", "joko", "umi", "ratna"]


@pytest.fixture
def objection(cast):
    row = ObjectionFactory(
        evaluation=EvaluationFactory(
            skp__placement=cast.budi.placements.get(),
            unit=cast.field,
            appraiser=cast.sari,
            superior=cast.joko,
            delivered=True,
            contest="dalam_keberatan",
        ),
        status="diperiksa",
        examined_at=NOW,
    )
    ObjectionStatement.objects.create(
        objection=row,
        side="penilai",
        manner="tertulis",
        text="Begini.",
        key="6f1d1f2c-0000-4000-8000-000000000001",
        written_at=NOW,
        written_by=cast.sari.user,
    )
    ObjectionEvidenceFactory(objection=row)
    return row


def everything():
    return [table.objects.count() for table in TABLES]


@pytest.mark.parametrize("who", [*READERS, "tono", "rina", "agus", "opi", "wayan"])
def test_each_person_reads_what_is_his_with_the_filters_off(cast, objection, walled, who):
    with wall.open_for(getattr(cast, who).user):
        assert everything() == ([1, 1, 1] if who in READERS else [0, 0, 0])


def test_a_visitor_reads_nothing_and_the_system_everything(objection, walled):
    with wall.open_for(AnonymousUser()):
        assert everything() == [0, 0, 0]
    assert everything() == [1, 1, 1]


def test_a_stranger_changes_and_adds_nothing(cast, objection, walled):
    with wall.open_for(cast.wayan.user):
        assert Objection.objects.update(status="dicabut", withdrawn_at=NOW) == 0
        assert everything() == [0, 0, 0]


@pytest.mark.parametrize("who", READERS)
def test_the_pages_work_behind_the_wall(client, cast, objection, walled, who):
    client.force_login(getattr(cast, who).user)

    page = client.get(reverse("appraisal:objection", args=[objection.pk]))
    rows = client.get(reverse("appraisal:objections"))

    assert (page.status_code, page.context["objection"]) == (200, objection)
    assert [row.pk for row in rows.context["rows"]] == [objection.pk]


def test_an_objection_is_filed_and_heard_behind_the_wall(client, cast, objection, walled):
    """Each act's own statements pass the policies: nothing is returned that may not be read."""
    url = reverse("appraisal:objection_explain", args=[objection.pk])
    client.force_login(cast.budi.user)

    response = client.post(
        url, {"text": "Sebabnya begini.", "idempotency_key": "6f1d1f2c-0000-4000-8000-000000000002"}
    )

    assert response.status_code == 302
    assert ObjectionStatement.objects.filter(side="pegawai").count() == 1


def test_every_table_of_objections_is_walled(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity "
            "AND relname LIKE 'appraisal_objection%%' ORDER BY relname"
        )
        walled_tables = [row[0] for row in cursor.fetchall()]

    assert walled_tables == sorted(table._meta.db_table for table in TABLES)
