"""The ledger: every act leaves one event, chained per document."""

from django.db import connection

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest

GENESIS = "0" * 64


def stream_of(target) -> str:
    """The document an event belongs to, for example `planning.skp:12`."""
    return f"{target._meta.label_lower}:{target.pk}"


def record(kind, *, by, at, target, **details) -> Event:
    """Append one event to the target's chain, inside the caller's transaction.

    `by` is a user, or None for the system. Details hold ids, words, dates, decimals; no floats.
    """
    stream = stream_of(target)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [stream])
    last = Event.objects.filter(stream=stream).order_by("-sequence").first()
    event = Event(
        stream=stream,
        sequence=last.sequence + 1 if last else 1,
        kind=kind,
        actor=by.pk if by else None,
        actor_name=by.get_full_name() or by.get_username() if by else "sistem",
        at=at,
        details=details,
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = digest(sealed_fields(event))
    event.save(force_insert=True)
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
