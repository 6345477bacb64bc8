"""What the regency chose and what we assumed: value, since when, basis, and where it changes."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from kinerja.appraisal import rules
from kinerja.appraisal.rules.distribution import pattern_on
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.queries import documentation_rules
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import camat_rated_by_sekda, coming_setting, setting_on
from kinerja.organisation.rules import SETTINGS
from kinerja.planning.models import PerformanceYear
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
    name: str = ""  # of a dated number, for its page


OURS = "Bawaan kami; peraturan tidak menyebutnya."
CHOSEN = "Pilihan kabupaten."


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
    yield _number(SettingName.SMALL_GROUP, "Di bawah {} orang", on)
    yield Choice("Serah terima", f"{rules.HAND_OVER_DAYS} hari kerja", None, "Lampiran Bab V A.5")
    received = "Saat ditanggapi, paling lambat {} hari sesudah diserahkan"
    yield _number(SettingName.RECEIPT_DAYS, received, on)
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
    waits = "Atasan penilai menetapkan sesudah {} hari kalender"
    yield _number(SettingName.ANSWER_DAYS, waits, on)
    yield _number(SettingName.CREDIT_PLACES, "{} angka di belakang koma", on)


def _number(name, words, on):
    chosen, page = setting_on(name, on=on), "organisation:setting_detail"
    coming = coming_setting(name, on=on)
    note = CHOSEN if chosen.since else OURS
    if coming:
        note += f" Mulai {rules.in_words(coming.since)}: {words.format(coming.value).lower()}."
    value = words.format(chosen.value)
    return Choice(name.label, value, chosen.since, SETTINGS[name].law, note, page, name)


def _certificate(on):
    standard = standard_on(on)
    lack = Enforcement(standard.enforcement).label.lower()
    value = f"{standard.threshold}% sama dengan panel, {standard.months} bulan; tanpanya {lack}"
    note = CHOSEN if standard.since else OURS
    return Choice("Sertifikat penilai", value, standard.since, "–", note, "school:certification")


def _camat(on):
    chosen = camat_rated_by_sekda(on=on)
    by = "Sekretaris Daerah" if chosen else "Bupati"
    since = settings.CAMAT_RATED_BY_SEKDA_SINCE if chosen else None
    note = "Bawaan kami: Bupati. Minta operator sistem menulis tanggal mulainya bila berubah."
    return Choice("Penilai camat", by, since, "Lampiran Bab II C", note)
