"""Who may be named for an award, and by whom; see docs/law.md#pengusulan."""

from dataclasses import dataclass
from datetime import date

from kinerja.recognition.enums import NominationStatus
from kinerja.recognition.rules.service import years_between

S = NominationStatus
NEXT_NOMINATION = {
    ("endorse", S.WAITING): S.ENDORSED,
    ("withdraw", S.WAITING): S.WITHDRAWN,
    ("withdraw", S.ENDORSED): S.WITHDRAWN,
    ("award", S.ENDORSED): S.AWARDED,
    ("pass_over", S.ENDORSED): S.NOT_AWARDED,
}


@dataclass(frozen=True)
class Conditions:
    """What a round asks of the person named; None asks nothing."""

    min_service_years: int | None
    clean_years: int | None
    under_age: int | None


@dataclass(frozen=True)
class Record:
    """What is recorded of the person named; None is unknown."""

    born_on: date | None
    served_since: date | None
    punished_until: date | None


def why_not_eligible(conditions: Conditions, record: Record, *, on: date) -> list[str]:
    """Each condition that is not met; read by the person, HR and the panel only."""
    reasons = []
    if conditions.min_service_years:
        years = years_between(record.served_since, on) if record.served_since else None
        if years is None:
            reasons.append("Masa kerja belum dapat dihitung: TMT pengangkatan belum tercatat.")
        elif years < conditions.min_service_years:
            reasons.append(
                f"Masa kerja {years} tahun; paling sedikit {conditions.min_service_years} tahun."
            )
    if conditions.under_age and record.born_on:
        age = years_between(record.born_on, on)
        if age >= conditions.under_age:
            reasons.append(f"Usia {age} tahun; harus di bawah {conditions.under_age} tahun.")
    if conditions.clean_years and record.punished_until:
        clean = years_between(record.punished_until, on)
        if clean < conditions.clean_years:
            reasons.append(
                f"Hukuman disiplin sedang atau berat berakhir kurang dari "
                f"{conditions.clean_years} tahun yang lalu."
            )
    return reasons


def blockers_to_nominate(
    *, nominee: int, nominator: int, endorser: int, opens_on: date, closes_on: date, on: date
) -> list[str]:
    """Why this nomination cannot be made; the numbers are people."""
    reasons = []
    if nominee == nominator:
        reasons.append("Tidak seorang pun mengusulkan dirinya sendiri. Usulkan rekan Anda.")
    if endorser in {nominee, nominator}:
        reasons.append("Penguat adalah orang ketiga: bukan pengusul dan bukan yang diusulkan.")
    if not opens_on <= on <= closes_on:
        reasons.append("Pengusulan hanya dapat dilakukan selama masa usulan.")
    return reasons
