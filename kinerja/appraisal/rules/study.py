"""Tugas belajar: what an IPK stands for, and what failing means.

PermenPANRB 6/2022, Lampiran Bab II B.5-6 and Bab IV B.3.a.3.d; see docs/law.md#tugas-belajar.
"""

from decimal import Decimal

from kinerja.appraisal.enums import Accreditation, Predikat, Study, StudyLevel

A, B, C = Accreditation.A, Accreditation.B, Accreditation.C
S1, S2 = StudyLevel.BACHELOR, StudyLevel.GRADUATE
SB, BAIK, BP, KURANG = (
    Predikat.SANGAT_BAIK,
    Predikat.BAIK,
    Predikat.BUTUH_PERBAIKAN,
    Predikat.KURANG,
)
# The lowest IPK of each predikat; a guide for what is expected, never a computed predikat.
BANDS = {
    (S1, A): {SB: Decimal("3.51"), BAIK: Decimal("3.01"), BP: Decimal("2.76"), KURANG: Decimal(0)},
    (S1, B): {SB: Decimal("3.61"), BAIK: Decimal("3.10"), BP: Decimal("2.76"), KURANG: Decimal(0)},
    (S1, C): {SB: Decimal("3.71"), BAIK: Decimal("3.20"), BP: Decimal("2.76"), KURANG: Decimal(0)},
    (S2, A): {SB: Decimal("3.51"), BAIK: Decimal("3.20"), BP: Decimal("3.00"), KURANG: Decimal(0)},
    (S2, B): {SB: Decimal("3.61"), BAIK: Decimal("3.25"), BP: Decimal("3.00"), KURANG: Decimal(0)},
    (S2, C): {SB: Decimal("3.71"), BAIK: Decimal("3.30"), BP: Decimal("3.00"), KURANG: Decimal(0)},
}
FAILED_ADMITS = {Predikat.KURANG, Predikat.SANGAT_KURANG}
FAILED = (
    "Tugas belajar tidak selesai: predikatnya Kurang atau Sangat Kurang. "
    "Pilih perilaku di bawah ekspektasi."
)


def study_band(*, level: StudyLevel, accreditation: Accreditation, ipk: Decimal) -> Predikat:
    """The predikat an IPK is expected to stand for."""
    bands = BANDS[level, accreditation]
    return next(predikat for predikat, least in bands.items() if ipk >= least)


def study_blockers(*, study: str, predikat: str) -> list[str]:
    """Who failed gets one of the two lowest predikat, through the quadrant like everybody."""
    if study == Study.FAILED and predikat and predikat not in FAILED_ADMITS:
        return [FAILED]
    return []


def study_guide() -> list[dict]:
    """The bands as rows of words for the page."""
    return [
        {
            "level": level.label,
            "accreditation": accreditation.label,
            "cells": [
                f"mulai {str(least).replace('.', ',')}" if least else "di bawah itu"
                for least in bands.values()
            ],
        }
        for (level, accreditation), bands in BANDS.items()
    ]
