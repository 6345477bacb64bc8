"""The quadrant of results and behaviour: the one way to a predikat.

PermenPANRB 6/2022, Lampiran Bab IV huruf B angka 3; see docs/law.md#penilaian.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Predikat, Rating

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
MATRIX_COLUMNS = (BELOW, MEETS, ABOVE)  # the law's x axis runs from below to above


@dataclass(frozen=True)
class QuadrantRule:
    """The table in force between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    cells: Mapping[tuple[Rating, Rating], Predikat]  # (hasil kerja, perilaku kerja)


QUADRANTS = (
    QuadrantRule(
        version="PermenPANRB 6/2022, kuadran predikat, berlaku sejak 7 Februari 2022",
        law="PermenPANRB 6/2022, Lampiran Bab IV huruf B angka 3",
        valid_from=date(2022, 2, 7),
        valid_until=None,
        cells={
            (ABOVE, ABOVE): Predikat.SANGAT_BAIK,
            (ABOVE, MEETS): Predikat.BAIK,
            (ABOVE, BELOW): Predikat.KURANG,
            (MEETS, ABOVE): Predikat.BAIK,
            (MEETS, MEETS): Predikat.BAIK,
            (MEETS, BELOW): Predikat.KURANG,
            (BELOW, ABOVE): Predikat.BUTUH_PERBAIKAN,
            (BELOW, MEETS): Predikat.BUTUH_PERBAIKAN,
            (BELOW, BELOW): Predikat.SANGAT_KURANG,
        },
    ),
)


def quadrant_on(on: date) -> QuadrantRule:
    """The quadrant in force on that day."""
    for rule in QUADRANTS:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no quadrant was in force on {on}")


def quadrant_called(version: str) -> QuadrantRule:
    """The quadrant an evaluation was signed under."""
    return next(rule for rule in QUADRANTS if rule.version == version)


def predikat(*, results: Rating, behaviour: Rating, on: date | None = None) -> Predikat:
    """The predikat from the two ratings the penilai gave; there is no other way to one.

    Law: the quadrant of results and behaviour; see docs/law.md#penilaian.
    """
    rule = quadrant_on(on) if on else QUADRANTS[-1]
    return rule.cells[results, behaviour]


def matrix(*, results: str = "", behaviour: str = "", rule: QuadrantRule = QUADRANTS[-1]) -> list:
    """The quadrant as rows of words from above to below, the cell of these ratings marked."""
    return [
        {
            "word": row.label,
            "cells": [
                {"word": rule.cells[row, column].label, "marked": (row, column) == marked}
                for column in MATRIX_COLUMNS
            ],
        }
        for marked in [(results, behaviour)]
        for row in (ABOVE, MEETS, BELOW)
    ]


def sentence(*, results: Rating, behaviour: Rating, predikat: Predikat) -> str:
    """Why this predikat, in the words used on every page and every print."""
    return (
        f"Hasil kerja {Rating(results).label.lower()} dan perilaku kerja "
        f"{Rating(behaviour).label.lower()}, maka predikatnya {Predikat(predikat).label}."
    )
