"""When the penilai did not evaluate in time: who does, by when, and what follows.

PermenPANRB 6/2022, Lampiran Bab IV A.11 and Bab V A.8–11; see docs/law.md#penilai-terlambat.
"""

from datetime import date

from kinerja.appraisal.enums import EvaluationBasis

LATE_SIGN_DAYS = 14  # working days from the end of the window; Bab V A.8
LATE_HAND_OVER_DAYS = 7  # working days from signing; Bab V A.9
LATE_RETURN_DAYS = 7  # working days from receipt; Bab V A.10
REPORT_DAYS = 30  # working days from the end of the window; Bab V A.7 and A.11


def evaluates_as(*, is_penilai: bool, is_atasan: bool, due_on: date, on: date) -> str:
    """As what somebody evaluates on that day; nothing when it is not his to do."""
    if on > due_on:
        return EvaluationBasis.SUPERIOR if is_atasan else ""
    return EvaluationBasis.APPRAISER if is_penilai else ""
