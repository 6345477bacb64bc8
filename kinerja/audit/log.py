"""The ledger: every act leaves one event, chained per document."""

import json

from kinerja.audit.models import Event
from kinerja.audit.seal import seal_of
from kinerja.lib.canonical import canonical, digest

GENESIS = "0" * 64
LOCKS = 7042  # the name space of our advisory locks
REMOVED = {"_seal": {}}  # among the details of the event with which a row ends


def stream_of(target) -> str:
    """The document an event belongs to, for example `planning.skp:12`."""
    return f"{target._meta.label_lower}:{target.pk}"


def record(kind, *, by, at, target, begins=False, **details) -> Event:
    """Append one event to the target's chain, inside the caller's transaction.

    `begins`: this transaction inserted the target, so its chain is empty and nobody else's yet.

    `by` is a user, or None for the system. Details hold ids, words, dates, decimals; no floats.
    The event seals the target's LEDGER_FIELDS as they are now: call it after writing them.
    """
    stream = stream_of(target)
    last = None if begins else _newest([stream]).get(stream)
    details = {"_seal": seal_of(target)} | details
    event = next_event(last, kind, stream=stream, by=by, at=at, details=details)
    event.save(force_insert=True)
    return event


def record_all(entries):
    """Append many events in few statements, for imports and other bulk acts.

    `entries` are (kind, target, by, at, details); several of one target follow each other.
    """
    entries = [(stream_of(entry[1]), *entry) for entry in entries]
    last = _newest({entry[0] for entry in entries})
    events = []
    for stream, kind, target, by, at, details in entries:
        details = {"_seal": seal_of(target)} | details
        event = next_event(last.get(stream), kind, stream=stream, by=by, at=at, details=details)
        last[stream] = event
        events.append(event)
    return Event.objects.bulk_create(events, batch_size=2000)


def _newest(streams):
    """The newest event of each chain, with the chains locked until the transaction ends.

    Chains share 512 locks, taken in one order: the server's lock table holds only some thousands,
    and an import appends to twenty thousand chains at once.
    """
    rows = Event.objects.raw("SELECT * FROM audit_newest(%s, %s)", [LOCKS, sorted(streams)])
    return {event.stream: event for event in rows}


def next_event(last, kind, *, stream, by, at, details):
    """The event that follows `last` in its chain, hashed and not yet stored."""
    event = Event(
        stream=stream,
        sequence=last.sequence + 1 if last else 1,
        kind=kind,
        actor=by.pk if by else None,
        actor_name=by.get_full_name() or by.get_username() if by else "sistem",
        at=at,
        details=json.loads(canonical(details)),
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = digest(sealed_fields(event))
    return event


def sealed_fields(event: Event) -> dict:
    """What the hash of an event covers."""
    return {
        "stream": event.stream,
        "sequence": event.sequence,
        "kind": event.kind,
        "actor": event.actor,
        "actor_name": event.actor_name,
        "at": event.at,
        "details": event.details,
        "previous_hash": event.previous_hash,
    }
