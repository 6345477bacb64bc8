"""How often the rules that read feedback are right, on sentences labelled by people."""

import csv

from django.conf import settings

from kinerja.monitoring.rules import quality_of

LABELLED = settings.BASE_DIR / "data" / "feedback-labelled.csv"
PARTS = ("situation", "behaviour", "impact", "next_step", "judging", "person")


def measures(which):
    """(part, precision, recall) over the sentences of this set: `latih` or `uji`."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == which]
    found = [_found(row["text"]) for row in rows]
    for part in PARTS:
        pairs = [
            (row[part] == "1", bool(said[part])) for row, said in zip(rows, found, strict=True)
        ]
        both = pairs.count((True, True))
        lit, true = both + pairs.count((False, True)), both + pairs.count((True, False))
        yield part, both / lit if lit else 1.0, both / true if true else 1.0


def _found(text):
    quality = quality_of(text)
    words = [light.words for light in quality.lights]
    return dict(zip(PARTS, (*words, quality.judging, quality.person), strict=True))
