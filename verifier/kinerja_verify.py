#!/usr/bin/env python3
"""Check an export of the ledger without the application.

    python kinerja_verify.py EXPORT [--anchors DIR] [--key PUBLIC_KEY_HEX]

EXPORT holds events.jsonl and documents.jsonl (`manage.py export_ledger`). DIR is the copy of
the anchors that was kept away from the host: leaves.txt and anchors.jsonl. Only the standard
library is needed; signatures are checked when `cryptography` is installed.
Prints one sentence for each finding and ends with 1 when there is any.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

GENESIS = "0" * 64
SEALED = (
    "stream",
    "sequence",
    "kind",
    "actor",
    "actor_name",
    "at",
    "details",
    "previous_hash",
)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def merkle_root(hashes):
    """Pairs are hashed upwards; an odd last one is carried up unchanged."""
    level = [bytes.fromhex(leaf) for leaf in hashes] or [b""]
    while len(level) > 1:
        twos = zip(level[::2], level[1::2], strict=False)
        pairs = [hashlib.sha256(a + b).digest() for a, b in twos]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


def lines(path):
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def said(event):
    return f"peristiwa {event['sequence']} ({event['kind']}, {event['at']}, {event['actor_name']})"


class Findings(list):
    def add(self, stream, sentence):
        self.append((stream, sentence))


def check_chains(events, findings):
    """Each chain starts at one, has no hole, and each link fits the one before."""
    chains = defaultdict(list)
    for event in events:
        chains[event["stream"]].append(event)
    for stream, chain in chains.items():
        chain.sort(key=lambda event: event["sequence"])
        previous = None
        for position, event in enumerate(chain, 1):
            check_link(stream, position, event, previous, findings)
            previous = event
    return chains


def check_link(stream, position, event, previous, findings):
    before = f"peristiwa sah terakhir: {said(previous)}" if previous else "sejak awal"
    if event["sequence"] != position:
        findings.add(stream, f"urutan {position} hilang atau tertukar; {before}")
    if event["hash"] != digest({field: event[field] for field in SEALED}):
        findings.add(stream, f"isi {said(event)} diubah setelah dicatat; {before}")
    if event["previous_hash"] != (previous["hash"] if previous else GENESIS):
        findings.add(stream, f"{said(event)} tidak menyambung; {before}")
    if previous and event["at"] < previous["at"]:
        findings.add(stream, f"waktu {said(event)} mendahului peristiwa sebelumnya")


def check_documents(documents, chains, findings):
    """Every document has events, every chain of documents has one, and both say the same."""
    seen = set()
    for document in documents:
        stream = document["stream"]
        seen.add(stream)
        chain = chains.get(stream)
        if document["content"] is not None and (
            digest(document["content"]) != document["content_digest"]
        ):
            findings.add(stream, "isi yang disahkan tidak cocok dengan sidiknya")
        if chain:
            compare(document, chain[-1], findings)
        else:
            findings.add(stream, "dokumen tanpa peristiwa; dibuat di luar aplikasi")
    for stream, chain in chains.items():
        if stream not in seen and chain[-1]["details"].get("_seal"):
            findings.add(stream, f"dokumen dihapus; terakhir {said(chain[-1])}")


def compare(document, event, findings):
    seal = event["details"].get("_seal", {})
    changed = [
        field
        for field, value in document["fields"].items()
        if field in seal and seal[field] != digest(value)[:16]
    ]
    missing = sorted(set(document["fields"]) - set(seal)) if seal else ["segel"]
    if changed:
        findings.add(
            document["stream"],
            f"{', '.join(changed)} diubah tanpa peristiwa setelah {said(event)}",
        )
    if missing:
        findings.add(document["stream"], f"{', '.join(missing)} tidak disegel oleh {said(event)}")


def check_leaves(folder, events, findings):
    """What left the host must still be here, unchanged: finds re-chained and rolled-back chains."""
    by_id = {event["id"]: event for event in events}
    leaves = []
    for line in (folder / "leaves.txt").read_text().splitlines():
        number, stream, leaf = line.split(" ")
        leaves.append(leaf)
        event = by_id.get(int(number))
        if event is None:
            findings.add(stream, f"peristiwa nomor {number} dihapus setelah dijangkarkan")
        elif event["hash"] != leaf or event["stream"] != stream:
            findings.add(stream, f"{said(event)} ditulis ulang setelah dijangkarkan")
    return leaves


def check_anchors(folder, leaves, key, findings):
    """The anchors chain to each other and cover exactly the leaves."""
    previous, covered = GENESIS, 0
    for anchor in lines(folder / "anchors.jsonl"):
        body = {field: anchor[field] for field in ("count", "root", "previous", "at")}
        part = leaves[covered : covered + anchor["count"]]
        covered += anchor["count"]
        if anchor["previous"] != previous or anchor["root"] != merkle_root(part):
            findings.add("jangkar", f"jangkar {anchor['at']} tidak cocok dengan daftar daun")
        if key and not signed(key, canonical(body), anchor["signature"]):
            findings.add("jangkar", f"tanda tangan jangkar {anchor['at']} tidak sah")
        previous = digest(body)
    if covered != len(leaves):
        findings.add("jangkar", f"{len(leaves) - covered} daun tidak tercakup jangkar")


def signed(key, body, signature):
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 -- optional
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 -- optional
            Ed25519PublicKey,
        )
    except ImportError:
        return True
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), body
        )
    except InvalidSignature:
        return False
    return True


def verify(export, anchors=None, key=None):
    """All findings, as (document, sentence)."""
    findings = Findings()
    events = list(lines(export / "events.jsonl"))
    chains = check_chains(events, findings)
    check_documents(lines(export / "documents.jsonl"), chains, findings)
    if anchors:
        leaves = check_leaves(anchors, events, findings)
        check_anchors(anchors, leaves, key, findings)
    return events, chains, findings


def main():
    parser = argparse.ArgumentParser(description="Periksa ekspor buku peristiwa kinerja.")
    parser.add_argument("export", type=Path)
    parser.add_argument("--anchors", type=Path)
    parser.add_argument("--key")
    options = parser.parse_args()
    events, chains, findings = verify(options.export, options.anchors, options.key)
    for stream, sentence in findings:
        print(f"{stream}: {sentence}.")
    print(f"{len(events)} peristiwa pada {len(chains)} dokumen; {len(findings)} temuan.")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
