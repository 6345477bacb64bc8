import time
from datetime import date
from decimal import Decimal
from threading import Thread

import pytest
from django.db import ProgrammingError, connection, transaction

from kinerja.audit import log
from kinerja.audit.models import Event
from tests.factories import NOW, ReportingLineFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_event_follows_the_one_before_it():
    line, by = ReportingLineFactory(), UserFactory(full_name="Ratna")

    first = log.record(
        "organisation.line_corrected", by=by, at=NOW, target=line, day=date(2026, 1, 2)
    )
    second = log.record(
        "organisation.line_corrected", by=None, at=NOW, target=line, n=Decimal("1.50")
    )

    assert (first.sequence, first.previous_hash, first.actor_name) == (1, log.GENESIS, "Ratna")
    assert (second.sequence, second.previous_hash, second.actor_name) == (2, first.hash, "sistem")
    assert first.details["day"] == "2026-01-02"
    assert second.details["n"] == "1.5"


def test_the_seal_names_each_field_the_ledger_keeps():
    line = ReportingLineFactory()

    event = log.record("organisation.line_corrected", by=None, at=NOW, target=line)

    assert set(event.details["_seal"]) == set(line.LEDGER_FIELDS)


def test_many_events_continue_the_chains_that_exist():
    old, new = ReportingLineFactory(), ReportingLineFactory()
    first = log.record("a.b", by=None, at=NOW, target=old)

    log.record_all(
        [("a.c", old, None, NOW, {}), ("a.b", new, None, NOW, {}), ("a.d", old, None, NOW, {})]
    )

    chain = list(Event.objects.filter(stream=log.stream_of(old)).order_by("sequence"))
    assert [event.kind for event in chain] == ["a.b", "a.c", "a.d"]
    assert chain[1].previous_hash == first.hash
    assert chain[2].previous_hash == chain[1].hash


@pytest.mark.django_db(transaction=True)
def test_who_waited_for_a_chain_continues_after_what_was_written_meanwhile():
    line = ReportingLineFactory()

    def other():
        with transaction.atomic():
            log.record("a.c", by=None, at=NOW, target=line)
        connection.close()

    waits = Thread(target=other)
    with transaction.atomic():
        first = log.record("a.b", by=None, at=NOW, target=line)
        waits.start()
        assert one_waits()
    waits.join(timeout=10)

    second = Event.objects.get(kind="a.c")
    assert (second.sequence, second.previous_hash) == (2, first.hash)


def one_waits():
    """Whether somebody comes to wait for a lock of ours, within ten seconds."""
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.rowcount:
                return True
            time.sleep(0.02)
    return False


def test_a_float_is_refused_because_its_digest_would_lie():
    with pytest.raises(TypeError, match="float"):
        log.record("a.b", by=None, at=NOW, target=ReportingLineFactory(), share=0.1)


def test_a_bulk_act_on_twenty_thousand_chains_takes_few_locks():
    log._newest({f"uji.baris:{number}" for number in range(20_000)})

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        )
        assert cursor.fetchone() == (512,)


@pytest.mark.parametrize(
    "change", [lambda events: events.update(kind="x"), lambda events: events.delete()]
)
def test_an_event_is_neither_rewritten_nor_deleted(change):
    log.record("a.b", by=None, at=NOW, target=ReportingLineFactory())

    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        change(Event.objects.all())
