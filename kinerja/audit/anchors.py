"""Merkle anchors: what leaves the host, so that a re-written chain is noticed and named.

A leaf is one event's number, document and hash. An anchor signs the root of the new leaves and
the anchor before it. Both go to ANCHOR_DIR, which should lie on another host.
"""

import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction

from kinerja.audit.models import Event, Leaf
from kinerja.lib.canonical import canonical, digest

GENESIS = "0" * 64
MOST_EVENTS = 10_000  # in one anchor
LONGEST_LINE = 4096  # bytes of an anchor, with room


def signing_key() -> Ed25519PrivateKey:
    """The ledger's own key, made once and kept in a 0600 file."""
    path = settings.VAR_DIR / "ledger_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def public_key() -> str:
    return signing_key().public_key().public_bytes_raw().hex()


def merkle_root(hashes) -> str:
    """Pairs are hashed upwards; an odd last one is carried up unchanged."""
    level = [bytes.fromhex(leaf) for leaf in hashes]
    while len(level) > 1:
        pairs = [
            hashlib.sha256(a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)
        ]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


@transaction.atomic
def anchor(*, at, folder=None) -> int:
    """Append the events that have not left yet; returns how many there were.

    Many events leave in several anchors: the one who signs them need not hold them all at once.
    """
    folder = folder or settings.ANCHOR_DIR
    folder.mkdir(parents=True, exist_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7041)")
    waiting = Event.objects.filter(leaf=None).order_by("pk").only("pk", "stream", "hash")
    count = 0
    while events := list(waiting[:MOST_EVENTS]):
        anchor_events(events, at=at, folder=folder)
        count += len(events)
    return count


def anchor_events(events, *, at, folder):
    body = {
        "count": len(events),
        "root": merkle_root([event.hash for event in events]),
        "previous": previous_anchor(folder),
        "at": at.isoformat(),
    }
    line = {**body, "signature": signing_key().sign(canonical(body)).hex()}
    append(folder / "leaves.txt", (f"{e.pk} {e.stream} {e.hash}\n" for e in events))
    append(folder / "anchors.jsonl", [json.dumps(line) + "\n"])
    Leaf.objects.bulk_create([Leaf(event=event) for event in events])


def previous_anchor(folder) -> str:
    """The digest of the newest anchor in the folder, or the genesis."""
    path = folder / "anchors.jsonl"
    if not path.exists():
        return GENESIS
    with path.open("rb") as file:  # a line of every minute for years: only its end is read
        file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_LINE))
        last = json.loads(file.read().splitlines()[-1])
    return digest({name: last[name] for name in ("count", "root", "previous", "at")})


def append(path, texts):
    with path.open("a", encoding="utf-8") as file:
        file.writelines(texts)
        file.flush()
        os.fsync(file.fileno())


def missing_here(folder=None) -> int:
    """How many anchored events this database does not have: an old backup was restored."""
    path = (folder or settings.ANCHOR_DIR) / "leaves.txt"
    if not path.exists():
        return 0
    left = {int(line.split(" ", 1)[0]) for line in path.read_text().splitlines()}
    return len(left - set(Event.objects.values_list("pk", flat=True)))
