"""The right to grow: ways, hours, seats, and what follows what.

UU 20/2023 Pasal 49, PP 11/2017 Pasal 203, PerLAN 10/2018 and 15/2020; see docs/law.md#kompetensi.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.rules import in_words
from kinerja.development.enums import (
    EnrolmentStatus,
    LearningKind,
    LearningPlanStatus,
    LearningStatus,
    MentoringStatus,
    OfferStatus,
)
from kinerja.organisation.rules import CONTRACTED

P, E, L, O, M = (  # noqa: E741 -- the letter of its table
    LearningPlanStatus,
    EnrolmentStatus,
    LearningStatus,
    OfferStatus,
    MentoringStatus,
)
NEXT_LEARNING_PLAN = {
    ("propose", P.DRAFT): P.PROPOSED,
    ("return", P.PROPOSED): P.DRAFT,
    ("agree", P.PROPOSED): P.AGREED,
    ("revise", P.AGREED): P.DRAFT,
}
NEXT_ENROLMENT = {
    ("seat", E.ASKED): E.SEATED,
    ("queue", E.ASKED): E.WAITING,
    ("decline", E.ASKED): E.DECLINED,
    ("seat", E.WAITING): E.SEATED,
    ("withdraw", E.ASKED): E.WITHDRAWN,
    ("withdraw", E.WAITING): E.WITHDRAWN,
    ("withdraw", E.SEATED): E.WITHDRAWN,
    ("attend", E.SEATED): E.ATTENDED,
    ("miss", E.SEATED): E.ABSENT,
    ("attend", E.ABSENT): E.ATTENDED,
    ("call_off", E.ASKED): E.CALLED_OFF,
    ("call_off", E.WAITING): E.CALLED_OFF,
    ("call_off", E.SEATED): E.CALLED_OFF,
}
NEXT_RECORD = {
    ("confirm", L.DECLARED): L.CONFIRMED,
    ("refuse", L.DECLARED): L.REFUSED,
}
NEXT_OFFER = {
    ("accept", O.OPEN): O.ACCEPTED,
    ("decline", O.OPEN): O.DECLINED,
    ("lapse", O.OPEN): O.LAPSED,
}
NEXT_MENTORING = {
    ("accept", M.ASKED): M.RUNNING,
    ("decline", M.ASKED): M.DECLINED,
    ("end", M.ASKED): M.ENDED,
    ("end", M.RUNNING): M.ENDED,
}
HAS_SEAT = (E.SEATED, E.ATTENDED, E.ABSENT)
ENROLLED = (E.ASKED, E.WAITING, E.SEATED, E.ATTENDED, E.ABSENT)  # nobody enrols twice
TAKES_DAYS = (E.SEATED, E.ATTENDED)  # two of these may not share a day

K = LearningKind
# Way → (number in SIASN, klasikal).
KINDS = {
    K.STRUKTURAL: (1, True),
    K.FUNGSIONAL: (2, True),
    K.TEKNIS: (3, True),
    K.WORKSHOP: (4, True),
    K.MANAJERIAL: (5, True),
    K.SOSIAL_KULTURAL: (6, True),
    K.SOSIALISASI: (7, True),
    K.BIMTEK: (8, True),
    K.SEMINAR: (9, True),
    K.MAGANG: (10, False),
    K.KURSUS: (11, True),
    K.PENATARAN: (12, True),
    K.KLASIKAL: (13, True),
    K.COACHING: (14, False),
    K.MENTORING: (15, False),
    K.E_LEARNING: (16, False),
    K.JARAK_JAUH: (17, False),
    K.DETASERING: (18, False),
    K.OUTBOUND: (19, False),
    K.BENCHMARKING: (20, False),
    K.PERTUKARAN: (21, False),
    K.BELAJAR_MANDIRI: (22, False),
    K.KOMUNITAS: (23, False),
    K.DI_TEMPAT_KERJA: (24, False),
    K.NONKLASIKAL: (25, False),
}
MOST_HOURS = 1000  # JP of one programme: the longest leadership training has about 900
MOST_MEETING = 8  # JP of one talk with a mentor
MOST_COST = 1_000_000_000  # rupiah a person


@dataclass(frozen=True)
class HoursRule:
    """How many JP a year, between two days."""

    version: str
    valid_from: date
    valid_until: date | None
    least: int  # what every PNS has a right to in a year
    contract_most: int  # what counts for a PPPK in a year


HOURS_RULES = (
    HoursRule(
        version="PP 11/2017 Pasal 203 ayat (4); PerLAN 15/2020 untuk PPPK",
        valid_from=date(2017, 4, 7),
        valid_until=None,
        least=20,
        contract_most=24,
    ),
)


def hours_rule_on(on: date) -> HoursRule:
    """The numbers in force on that day."""
    for rule in HOURS_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of hours was in force on {on}")


@dataclass(frozen=True)
class Hours:
    """The JP of one person in one year."""

    year: int
    taken: int
    counted: int
    goal: int

    @property
    def is_reached(self) -> bool:
        return self.counted >= self.goal

    @property
    def missing(self) -> int:
        return max(self.goal - self.counted, 0)


def hours(*, year: int, taken: int, status: str) -> Hours:
    """What counts of what was taken: for a PPPK not more than the law's most."""
    rule = hours_rule_on(date(year, 12, 31))
    counted = min(taken, rule.contract_most) if status in CONTRACTED else taken
    return Hours(year, taken, counted, rule.least)


@dataclass(frozen=True)
class Seats:
    """What a programme is at the moment somebody wants a seat."""

    title: str
    starts_on: date
    closes_on: date
    is_called_off: bool


def blockers_to_enrol(
    seats: Seats, *, on: date, overlaps: Iterable[str] = (), is_enrolled: bool = False
) -> list[str]:
    """Why this person cannot enrol; the page lists the same reasons."""
    if seats.is_called_off:
        return ["Program ini dibatalkan. Pilih program lain di katalog."]
    if on > seats.closes_on or on > seats.starts_on:
        return [f"Pendaftaran ditutup {in_words(seats.closes_on)}. Pilih program lain di katalog."]
    if is_enrolled:
        return ["Anda sudah terdaftar pada program ini."]
    return [
        f"Harinya bertabrakan dengan “{title}”. Mundur dulu dari salah satunya."
        for title in overlaps
    ]


def blockers_to_exceed(*, status: str, taken: int, hours: int, year: int) -> list[str]:
    """A PPPK takes no more hours in a year than count (PerLAN 15/2020)."""
    most = hours_rule_on(date(year, 12, 31)).contract_most
    if status not in CONTRACTED or taken + hours <= most:
        return []
    return [
        f"Batas PPPK {most} JP setahun; {taken} JP sudah tercatat atau terdaftar. "
        "Pilih program yang lebih singkat."
    ]


def blockers_to_mark(*, ends_on: date, is_called_off: bool, on: date) -> list[str]:
    """Attendance is noted when the programme ends."""
    if is_called_off:
        return ["Program ini dibatalkan, jadi tidak ada kehadiran."]
    if on < ends_on:
        return [f"Kehadiran dicatat mulai {in_words(ends_on)}."]
    return []


def blockers_to_declare(*, hours: int, starts_on: date, ends_on: date, on: date) -> list[str]:
    """Learning elsewhere is recorded when it is over, with its true length."""
    reasons = []
    if ends_on < starts_on:
        reasons.append("Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if ends_on > on:
        reasons.append("Catat sesudah kegiatannya selesai.")
    if not 1 <= hours <= MOST_HOURS:
        reasons.append(f"Isi 1 sampai {MOST_HOURS} JP.")
    return reasons


def lowest_free(taken: Iterable[int], capacity: int) -> int | None:
    """The first seat nobody sits on, or None when all are taken."""
    used = set(taken)
    return next((seat for seat in range(1, capacity + 1) if seat not in used), None)


def blockers_to_propose(*, status: str, steps: int) -> list[str]:
    """A plan goes to the penilai when it says something, and from its draft."""
    if ("propose", status) not in NEXT_LEARNING_PLAN:
        return ["Rencana ini sudah diajukan atau disepakati."]
    return [] if steps else ["Tambahkan sedikitnya satu langkah, lalu ajukan."]


def blockers_to_plan(*, due_on: date, year: int, on: date) -> list[str]:
    """A line of the plan lies ahead, in the plan's year."""
    if due_on.year != year:
        return [f"Pilih tanggal di tahun {year}."]
    if due_on < on:
        return ["Pilih tanggal yang belum lewat."]
    return []


def blockers_to_open(*, starts_on: date, ends_on: date, closes_on: date, on: date) -> list[str]:
    """A programme lies ahead, its days in order."""
    reasons = []
    if starts_on < on:
        reasons.append("Tanggal mulai sudah lewat. Pilih tanggal yang akan datang.")
    if ends_on < starts_on:
        reasons.append("Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if closes_on > starts_on:
        reasons.append("Pendaftaran ditutup paling lambat pada hari mulai.")
    if closes_on < on:
        reasons.append("Batas pendaftaran sudah lewat. Beri waktu untuk mendaftar.")
    return reasons


def blockers_to_meet(
    *, status: str, began_on: date | None, held_on: date, hours: int, on: date
) -> list[str]:
    """A meeting is recorded while the mentoring runs, on a day that has come."""
    if status != M.RUNNING or began_on is None:
        return ["Pertemuan dicatat selama mentoring berjalan."]
    reasons = []
    if held_on > on:
        reasons.append("Tanggal pertemuan tidak boleh di masa depan.")
    if held_on < began_on:
        reasons.append(f"Mentoring dimulai {in_words(began_on)}.")
    if not 1 <= hours <= MOST_MEETING:
        reasons.append(f"Isi 1 sampai {MOST_MEETING} JP. Satu JP sama dengan 45 menit.")
    return reasons
