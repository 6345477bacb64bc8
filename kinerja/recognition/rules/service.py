"""Years of service for Satyalancana Karya Satya.

UU 20/2009, PP 35/2010: ten, twenty or thirty years without a break from the first appointment.
Cuti di luar tanggungan negara, hukuman sedang and berat begin the count anew on the day after;
see docs/law.md#satyalancana.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.recognition.enums import ServiceFactKind as K

BREAKS = (K.UNPAID_LEAVE, K.MEDIUM, K.SEVERE)
MEDALS = {K.MEDAL_X: 10, K.MEDAL_XX: 20, K.MEDAL_XXX: 30}
PUNISHMENTS = (K.MEDIUM, K.SEVERE)


@dataclass(frozen=True)
class MedalRule:
    """What the law fixes in numbers, between two days."""

    law: str
    valid_from: date
    valid_until: date | None
    tiers: tuple[int, ...]
    month: int  # of the yearly day on which the President gives them
    day: int


MEDAL_RULES = (
    MedalRule(
        law="UU 20/2009, PP 35/2010",
        valid_from=date(2010, 1, 1),
        valid_until=None,
        tiers=(10, 20, 30),
        month=8,
        day=17,
    ),
)


def medal_rule(on: date) -> MedalRule:
    """The numbers in force on that day."""
    for rule in MEDAL_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of medals was in force on {on}")


@dataclass(frozen=True)
class Break:
    """A leave or punishment from day to day; None means that it still lasts."""

    kind: str
    first_on: date
    last_on: date | None


@dataclass(frozen=True)
class Clock:
    """Since when the years count, and why; None while they stand still."""

    since: date | None
    because: str


def clock_of(start: date | None, breaks: Iterable[Break]) -> Clock:
    """The day from which years without a break are counted."""
    if start is None:
        return Clock(None, "TMT pengangkatan belum tercatat.")
    since, because = start, "Sejak pengangkatan pertama."
    for one in sorted(breaks, key=lambda one: one.last_on or date.max):
        if one.last_on is None:
            return Clock(None, f"{K(one.kind).label} masih berlangsung.")
        if one.last_on + timedelta(days=1) > since:
            since = one.last_on + timedelta(days=1)
            because = f"Dihitung ulang sesudah {K(one.kind).label.lower()} berakhir."
    return Clock(since, because)


def due_on(since: date, years: int) -> date:
    """The day on which so many years are full; 29 February becomes 1 March."""
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return date(since.year + years, 3, 1)


def latest_start(on: date, years: int) -> date:
    """The last first day with which so many years are full on that day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


def years_between(since: date, on: date) -> int:
    """Full years."""
    return max(on.year - since.year - (on < due_on(since, on.year - since.year)), 0)


def tier_on(clock: Clock, *, given: Sequence[int], on: date) -> int | None:
    """The highest medal that is due on that day and was not given yet."""
    if clock.since is None:
        return None
    reached = [tier for tier in medal_rule(on).tiers if due_on(clock.since, tier) <= on]
    tier = max(reached, default=None)
    return None if tier is None or any(one >= tier for one in given) else tier


def why_no_medal(clock: Clock, *, given: Sequence[int], on: date) -> list[str]:
    """Why nobody is a candidate on that day, in words for the person himself."""
    if clock.since is None:
        return [clock.because]
    if tier_on(clock, given=given, on=on):
        return []
    years = years_between(clock.since, on)
    left = [
        tier
        for tier in medal_rule(on).tiers
        if due_on(clock.since, tier) > on and tier not in given
    ]
    if left:
        return [f"Masa kerja tanpa putus baru {years} tahun; berikutnya pada {left[0]} tahun."]
    return ["Semua Satyalancana Karya Satya menurut masa kerja sudah diterima."]


def next_giving(on: date) -> date:
    """The next yearly day on which medals are given."""
    rule = medal_rule(on)
    this_year = date(on.year, rule.month, rule.day)
    return this_year if on <= this_year else this_year.replace(year=on.year + 1)
