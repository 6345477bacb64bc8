"""What the next pangkat asks, what blocks a promotion, and the years of service.

PP 99/2000 with PP 12/2002; PP 94/2021; see docs/law.md#jalan-karier.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Predikat
from kinerja.appraisal.rules import in_words
from kinerja.careers.enums import Conduct, EducationLevel
from kinerja.careers.rules.estimate import ASK_HR
from kinerja.lib.periods import months_later
from kinerja.organisation.rules import RANKS

GOOD = {Predikat.SANGAT_BAIK, Predikat.BAIK}
SERVED = {Conduct.MEDIUM, Conduct.HEAVY}  # while served, they block kenaikan pangkat
HOLDS = SERVED | {Conduct.INTEGRITY}
MEDALS = (10, 20, 30)  # years of Satyalancana Karya Satya


@dataclass(frozen=True)
class RankRule:
    """Kenaikan pangkat between two days."""

    law: str
    valid_from: date
    valid_until: date | None
    years_regular: int
    years_functional: int
    good_years: int  # how many newest predikat must be Baik or better
    highest: Mapping[EducationLevel, str]  # golongan that an education reaches by itself


RANK_RULES = (
    RankRule(
        law="PP 99/2000 jo. PP 12/2002",
        valid_from=date(2002, 4, 17),
        valid_until=None,
        years_regular=4,
        years_functional=2,
        good_years=2,
        highest={
            EducationLevel.PRIMARY: "II/a",
            EducationLevel.LOWER_SECONDARY: "II/c",
            EducationLevel.SECONDARY: "III/b",
            EducationLevel.DIPLOMA: "III/c",
            EducationLevel.BACHELOR: "III/d",
            EducationLevel.MASTER: "IV/a",
            EducationLevel.DOCTOR: "IV/b",
        },
    ),
)


def ranks_on(on: date) -> RankRule:
    """The rule of kenaikan pangkat in force on that day."""
    for rule in RANK_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of kenaikan pangkat was in force on {on}")


@dataclass(frozen=True)
class Condition:
    """One thing the next step asks; `is_met` is None while nothing is recorded."""

    asks: str
    is_met: bool | None
    because: str

    @property
    def word(self) -> str:
        return {True: "Terpenuhi", False: "Belum", None: "Belum tercatat"}[self.is_met]

    @property
    def tone(self) -> str:
        return {True: "ok", False: "warn", None: ""}[self.is_met]


@dataclass(frozen=True)
class RankFacts:
    """What is known of somebody who may rise in rank."""

    rank: str
    since: date | None  # TMT of this rank
    is_functional: bool
    education: str
    predikats: Mapping[int, str]
    has_conduct: bool
    holds: tuple[str, ...]


def next_rank(rank: str) -> str:
    """The golongan above; empty for the highest, and for one we do not know."""
    order = list(RANKS)
    if rank not in order or rank == order[-1]:
        return ""
    return order[order.index(rank) + 1]


def conditions(rule: RankRule, facts: RankFacts, *, on: date) -> list[Condition]:
    """What the next pangkat asks beside angka kredit, and how far it is met."""
    found = [_time_in_rank(rule, facts, on=on)]
    if not facts.is_functional:
        found.append(_education(rule, facts))
    found += [_predikats(rule, facts), _no_holds(facts)]
    return found


def _time_in_rank(rule, facts, *, on):
    years = rule.years_functional if facts.is_functional else rule.years_regular
    asks = f"{years} tahun dalam golongan {facts.rank}"
    if facts.since is None:
        return Condition(asks, None, f"TMT golongan belum tercatat; {ASK_HR}.")
    is_met = facts.since <= months_later(on, -12 * years)
    return Condition(asks, is_met, f"TMT golongan {facts.rank}: {in_words(facts.since)}.")


def _education(rule, facts):
    asks = f"Pendidikan mencapai golongan {next_rank(facts.rank)} tanpa ujian penyesuaian"
    if not facts.education:
        return Condition(asks, None, f"Pendidikan terakhir belum tercatat; {ASK_HR}.")
    order, level = list(RANKS), EducationLevel(facts.education)
    highest = rule.highest[level]
    is_met = order.index(next_rank(facts.rank)) <= order.index(highest)
    return Condition(asks, is_met, f"{level.label} mencapai {highest} secara reguler.")


def _predikats(rule, facts):
    asks = f"Predikat paling rendah Baik dalam {rule.good_years} tahun terakhir"
    missing = [str(year) for year, one in facts.predikats.items() if not one]
    if missing:
        return Condition(asks, None, f"Predikat {' dan '.join(missing)} belum ada.")
    words = ", ".join(f"{year} {Predikat(one).label}" for year, one in facts.predikats.items())
    return Condition(asks, all(one in GOOD for one in facts.predikats.values()), f"{words}.")


def _no_holds(facts):
    asks = "Tidak sedang menjalani hukuman disiplin sedang atau berat"
    if facts.holds:
        return Condition(asks, False, " ".join(facts.holds))
    if not facts.has_conduct:
        return Condition(asks, None, f"Catatan disiplin belum ada; {ASK_HR}.")
    return Condition(asks, True, "Tidak ada yang sedang dijalani.")


@dataclass(frozen=True)
class Held:
    """A punishment or a note on integrity with the days it lasts."""

    what: str
    since: date
    until: date | None


def holds_on(records: Iterable[Held], on: date) -> tuple[str, ...]:
    """What blocks a promotion that day; it never lowers a score."""
    return tuple(
        f"{Conduct(one.what).label}, {lasting(one)}."
        for one in records
        if one.what in HOLDS and one.since <= on and (one.until is None or on <= one.until)
    )


def lasting(held: Held) -> str:
    if held.until is None:
        return f"sejak {in_words(held.since)}"
    return f"{in_words(held.since)} sampai {in_words(held.until)}"


@dataclass(frozen=True)
class Service:
    """Years since the first appointment, as the NIP tells them."""

    since: date
    years: int
    next_medal: int | None
    next_medal_on: date | None


def service(*, year: int, month: int, on: date) -> Service:
    """Years of service and the next Satyalancana; leave and punishment may move it."""
    since = date(year, month, 1)
    years = on.year - year - ((on.month, on.day) < (month, 1))
    medal = next((one for one in MEDALS if years < one), None)
    return Service(since, years, medal, medal and date(year + medal, month, 1))
