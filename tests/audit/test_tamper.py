"""Fifteen manipulations by somebody who owns the database; each must be named.

The first group is found by the chain alone. The second repairs the chain too, and is found with
the leaves that left the host.
"""

import json
from io import StringIO
from pathlib import Path

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from kinerja.audit import anchors, log
from kinerja.audit.models import Event
from tests.factories import NOW, FeedbackFactory, OrganisationRatingFactory, UserFactory
from verifier import kinerja_verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(tmp_path, settings):
    """Two documents with three events each, anchored."""
    settings.ANCHOR_DIR, settings.VAR_DIR = tmp_path / "anchors", tmp_path / "var"
    by = UserFactory(full_name="Sari")
    documents = [OrganisationRatingFactory(), FeedbackFactory()]
    for document in [*documents, documents[1].skp]:
        for kind in ("made", "read", "closed"):
            log.record(f"uji.{kind}", by=by, at=NOW, target=document)
    anchors.anchor(at=timezone.now())
    with pgtrigger.ignore():  # the intruder owns the database
        yield documents


def findings(tmp_path, *, with_leaves=False):
    export = tmp_path / "export"
    call_command("export_ledger", export, stdout=StringIO())
    folder = Path(tmp_path / "anchors") if with_leaves else None
    key = anchors.public_key() if with_leaves else None
    return kinerja_verify.verify(export, folder, key)[2]


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def event(document, sequence):
    return Event.objects.get(stream=log.stream_of(document), sequence=sequence)


def rewrite(document, start, **change):
    """What a skilled intruder does: change one event and repair every hash after it."""
    previous = event(document, start - 1).hash if start > 1 else log.GENESIS
    for row in Event.objects.filter(stream=log.stream_of(document), sequence__gte=start).order_by(
        "sequence"
    ):
        for field, value in (change if row.sequence == start else {}).items():
            setattr(row, field, value)
        row.previous_hash = previous
        row.hash = previous = log.digest(log.sealed_fields(row))
        row.save()


def test_clean_books_have_no_findings(books, tmp_path):
    assert findings(tmp_path, with_leaves=True) == []


def change_details(rating, feedback):
    sql(
        "UPDATE audit_event SET details = details || '{\"x\": 1}' WHERE id = %s",
        event(rating, 2).pk,
    )


def change_actor(rating, feedback):
    sql("UPDATE audit_event SET actor_name = 'Orang lain' WHERE id = %s", event(rating, 2).pk)


def change_time(rating, feedback):
    sql("UPDATE audit_event SET at = at - interval '1 day' WHERE id = %s", event(rating, 3).pk)


def change_kind(rating, feedback):
    sql("UPDATE audit_event SET kind = 'uji.lain' WHERE id = %s", event(rating, 1).pk)


def delete_leaf_then_event(document, sequence):
    pk = event(document, sequence).pk
    sql("DELETE FROM audit_leaf WHERE event_id = %s", pk)
    sql("DELETE FROM audit_event WHERE id = %s", pk)


def delete_middle(rating, feedback):
    delete_leaf_then_event(rating, 2)


def delete_first(rating, feedback):
    delete_leaf_then_event(rating, 1)


def delete_all(rating, feedback):
    for sequence in (1, 2, 3):
        delete_leaf_then_event(rating, sequence)


def change_the_rating(rating, feedback):
    sql("UPDATE appraisal_organisationrating SET predikat = 'istimewa' WHERE id = %s", rating.pk)


def change_the_text(rating, feedback):
    sql("UPDATE monitoring_feedback SET text = 'lain' WHERE id = %s", feedback.pk)


def swap_two(rating, feedback):
    first, second = event(rating, 1), event(rating, 2)
    sql("UPDATE audit_event SET sequence = 99 WHERE id = %s", first.pk)
    sql("UPDATE audit_event SET sequence = 1 WHERE id = %s", second.pk)
    sql("UPDATE audit_event SET sequence = 2 WHERE id = %s", first.pk)


def forge_an_event(rating, feedback):
    last = event(rating, 3)
    last.pk, last.sequence, last.kind, last.hash = None, 4, "uji.palsu", "f" * 64
    last.save(force_insert=True)


def move_to_another_document(rating, feedback):
    sql(
        "UPDATE audit_event SET stream = %s, sequence = 4 WHERE id = %s",
        log.stream_of(feedback),
        event(rating, 3).pk,
    )


def delete_the_document(rating, feedback):
    sql("DELETE FROM appraisal_organisationrating WHERE id = %s", rating.pk)


def rechain_everything(rating, feedback):
    rewrite(rating, 1, actor_name="Orang lain")


def roll_back_one_step(rating, feedback):
    delete_leaf_then_event(rating, 3)


def delete_last_and_forge_its_place(rating, feedback):
    delete_leaf_then_event(rating, 3)
    log.record("uji.closed", by=None, at=NOW, target=rating)


BY_THE_CHAIN = [
    change_details,
    change_actor,
    change_time,
    change_kind,
    delete_middle,
    delete_first,
    delete_all,
    change_the_rating,
    change_the_text,
    swap_two,
    forge_an_event,
    move_to_another_document,
    delete_the_document,
]
ON_THE_FEEDBACK = {change_the_text, move_to_another_document}
BY_THE_LEAVES = [rechain_everything, roll_back_one_step, delete_last_and_forge_its_place]


def blamed(found):
    return {stream for stream, _ in found}


@pytest.mark.parametrize("manipulate", BY_THE_CHAIN, ids=lambda f: f.__name__)
def test_the_chain_names_the_document(books, tmp_path, manipulate):
    rating, feedback = books

    manipulate(rating, feedback)

    touched = log.stream_of(feedback if manipulate in ON_THE_FEEDBACK else rating)
    assert touched in blamed(findings(tmp_path))


@pytest.mark.parametrize("manipulate", BY_THE_LEAVES, ids=lambda f: f.__name__)
def test_the_leaves_name_what_the_chain_cannot_see(books, tmp_path, manipulate):
    rating, feedback = books

    manipulate(rating, feedback)

    assert findings(tmp_path) == []
    assert blamed(findings(tmp_path, with_leaves=True)) >= {log.stream_of(rating)}


def test_a_changed_field_is_named_with_the_last_event(books, tmp_path):
    change_the_rating(*books)

    ((_, sentence),) = findings(tmp_path)

    assert sentence.startswith("predikat diubah tanpa peristiwa setelah peristiwa 3 (uji.closed")


def test_an_edited_anchor_is_noticed(books, tmp_path):
    path = tmp_path / "anchors" / "anchors.jsonl"
    line = json.loads(path.read_text()) | {"at": "2026-01-01T00:00:00+00:00"}
    path.write_text(json.dumps(line) + "\n")

    found = findings(tmp_path, with_leaves=True)

    assert [sentence.split(" jangkar")[0] for _, sentence in found] == ["tanda tangan"]


def test_a_restored_old_backup_is_noticed(books):
    assert anchors.missing_here() == 0

    roll_back_one_step(*books)

    assert anchors.missing_here() == 1


def test_events_anchored_later_are_covered_too(books, tmp_path):
    log.record("uji.again", by=None, at=NOW, target=books[0])

    assert anchors.anchor(at=timezone.now()) == 1
    assert anchors.anchor(at=timezone.now()) == 0
    assert findings(tmp_path, with_leaves=True) == []


def test_many_events_leave_in_several_anchors_that_follow_each_other(books, tmp_path, monkeypatch):
    monkeypatch.setattr(anchors, "MOST_EVENTS", 2)
    monkeypatch.setattr(anchors, "LONGEST_LINE", 1024)  # of all lines so far only the end is read
    for kind in ("satu", "dua", "tiga", "empat", "lima"):
        log.record(f"uji.{kind}", by=books[0].set_by, at=NOW, target=books[0])

    assert anchors.anchor(at=timezone.now()) == 5
    lines = (tmp_path / "anchors" / "anchors.jsonl").read_text().splitlines()
    assert [json.loads(line)["count"] for line in lines] == [9, 2, 2, 1]
    assert findings(tmp_path, with_leaves=True) == []
