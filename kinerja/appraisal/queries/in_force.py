"""What the regency chose and what we assumed: value, since when, basis, and where it changes."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from kinerja.appraisal import rules
from kinerja.appraisal.rules.distribution import SMALL_GROUP, pattern_on
from kinerja.appraisal.rules.signing import RECEIVED_AFTER_DAYS
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.queries import documentation_rules
from kinerja.organisation.queries import camat_rated_by_sekda
from kinerja.planning.models import PerformanceYear
from kinerja.planning.rules import ANSWER_DAYS
from kinerja.school.enums import Enforcement
from kinerja.school.queries import standard_on


@dataclass(frozen=True)
class Choice:
    """One choice; `page` names the page on which HR of the agency changes it."""

    what: str
    value: str
    since: date | None
    basis: str
    note: str = ""
    page: str = ""


OURS = "Bawaan kami; peraturan tidak menyebutnya."


def choices_in_force(*, on: date) -> list[Choice]:
    """Everything that may be otherwise elsewhere, as it holds on that day; three statements."""
    return [*_of_the_year(on), _documentation(on), *_of_the_law(on), _certificate(on), _camat(on)]


def _of_the_year(on):
    year = PerformanceYear.objects.filter(year__lte=on.year).order_by("-year").first()
    if year is None:
        return
    since, page = date(year.year, 1, 1), "planning:year_list"
    yield Choice(
        "Evaluasi periodik", year.get_periodicity_display(), since, "Pasal 16, 24–25", page=page
    )
    yield Choice("Pendekatan SKP", year.get_approach_display(), since, "Pasal 9", page=page)


def _documentation(on):
    rule = documentation_rules().filter(since__lte=on).first()
    return Choice(
        "Periode pendokumentasian",
        rule.get_periodicity_display() if rule else Documentation.DAILY.label,
        rule.since if rule else None,
        "Pasal 16",
        "" if rule else "Bawaan kami: harian, seperti e-Kinerja BKN.",
        "monitoring:documentation_rules",
    )


def _of_the_law(on):
    quadrant, pattern = rules.quadrant_on(on), pattern_on(on)
    days = f"{rules.OBJECTION_DAYS} hari kerja; diputus dalam {rules.DECISION_DAYS} hari kerja"
    yield Choice("Kuadran predikat", quadrant.version, quadrant.valid_from, quadrant.law)
    yield Choice("Pola distribusi", pattern.version, pattern.valid_from, "SE MenPANRB 3/2023")
    yield Choice("Kelompok kecil", f"Di bawah {SMALL_GROUP} orang", None, "–", OURS)
    yield Choice("Serah terima", f"{rules.HAND_OVER_DAYS} hari kerja", None, "Lampiran Bab V A.5")
    received = f"Saat ditanggapi, paling lambat {RECEIVED_AFTER_DAYS} hari sesudah diserahkan"
    yield Choice("Hari terima", received, None, "Lampiran Bab V A.6", OURS)
    yield Choice("Keberatan", days, None, "Lampiran Bab V B.2, B.6")
    yield Choice(
        "Penilai terlambat",
        f"Atasannya mengevaluasi dalam {rules.LATE_SIGN_DAYS} hari kerja",
        None,
        "Lampiran Bab V A.8",
        "Lewat batas itu ia tetap dapat menandatangani; lampiran tidak menyebut akibatnya.",
    )
    yield Choice(
        "Laporan kepada PyB",
        f"{rules.REPORT_DAYS} hari kerja sejak masa evaluasi berakhir",
        None,
        "Lampiran Bab V A.7",
    )
    yield Choice(
        "SKP yang diajukan sesudah Januari",
        f"Atasan penilai menetapkan sesudah {ANSWER_DAYS} hari kalender",
        None,
        "Lampiran Bab II C.5",
        OURS,
    )


def _certificate(on):
    standard = standard_on(on)
    lack = Enforcement(standard.enforcement).label.lower()
    value = f"{standard.threshold}% sama dengan panel, {standard.months} bulan; tanpanya {lack}"
    note = "Pilihan kabupaten." if standard.since else OURS
    return Choice("Sertifikat penilai", value, standard.since, "–", note, "school:certification")


def _camat(on):
    chosen = camat_rated_by_sekda(on=on)
    by = "Sekretaris Daerah" if chosen else "Bupati"
    since = settings.CAMAT_RATED_BY_SEKDA_SINCE if chosen else None
    note = "Bawaan kami: Bupati. Minta operator sistem menulis tanggal mulainya bila berubah."
    return Choice("Penilai camat", by, since, "Lampiran Bab II C", note)
