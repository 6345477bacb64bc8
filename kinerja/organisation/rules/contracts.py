"""The perjanjian kerja of a PPPK: for whom, how long, and when to propose the next one.

PP 49/2018 Pasal 37; see docs/law.md#kontrak.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.lib.periods import in_words, months_later
from kinerja.organisation.enums import EmployeeStatus

CONTRACTED = (EmployeeStatus.PPPK, EmployeeStatus.PPPK_PARUH_WAKTU)


@dataclass(frozen=True)
class ContractRule:
    """What is asked of a perjanjian kerja, between two days."""

    law: str
    valid_from: date
    valid_until: date | None
    not_before: date  # the day from which there are PPPK at all
    shortest_months: int  # below it a reason is due, such as the batas usia pensiun
    highest_age: int  # the highest batas usia pensiun; beyond it the year is a slip
    notice_months: int  # so long before the end the next one is to be proposed


CONTRACT_RULES = (
    ContractRule(
        law="PP 49/2018 Pasal 37; UU 5/2014; PermenPANRB 70/2020",
        valid_from=date(2018, 11, 28),
        valid_until=None,
        not_before=date(2014, 1, 15),
        shortest_months=12,
        highest_age=65,
        notice_months=6,  # asked for certain posts; that it is ours for all is our choice
    ),
)


def contract_rule_on(on: date) -> ContractRule:
    """What holds for contracts on that day."""
    for rule in CONTRACT_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no rule of contracts was in force on {on}")


def is_short(*, first_day: date, last_day: date, rule: ContractRule) -> bool:
    """Whether the days are fewer than the law asks for at least."""
    return last_day.toordinal() + 1 < months_later(first_day, rule.shortest_months).toordinal()


def blockers_to_contract(
    *,
    status: str,
    first_day: date,
    last_day: date,
    shorter_because: str,
    born: date | None,
    others: Iterable[tuple[date, date]],
    rule: ContractRule,
) -> list[str]:
    """Why these days cannot be recorded; `others` are first and last days that stand already."""
    if status not in CONTRACTED:
        return ["Perjanjian kerja hanya dimiliki PPPK. Periksa status kepegawaian pegawai ini."]
    if last_day < first_day:
        return ["Hari terakhir mendahului hari pertama. Periksa kedua tanggalnya."]
    if first_day < rule.not_before:
        return [f"PPPK baru ada sejak {in_words(rule.not_before)}. Periksa tahunnya."]
    if last_day >= months_later(
        (born or rule.not_before).replace(day=1), rule.highest_age * 12 + 1
    ):
        return [
            f"Hari terakhir melewati usia {rule.highest_age} tahun, batas usia pensiun tertinggi. "
            "Periksa tahunnya."
        ]
    reasons = []
    if is_short(first_day=first_day, last_day=last_day, rule=rule) and not shorter_because.strip():
        reasons.append(
            "Perjanjian kerja paling singkat satu tahun (PP 49/2018 Pasal 37). "
            "Bila lebih singkat, tulis alasannya."
        )
    for first, last in others:
        if first <= last_day and first_day <= last:
            reasons.append(
                f"Sudah ada perjanjian kerja {in_words(first)} sampai {in_words(last)}. "
                "Mulai sesudahnya, atau cabut dahulu yang keliru."
            )
    return reasons


def notice_until(on: date) -> date:
    """Contracts that end up to this day are to be looked at today: it is so many months before."""
    months = contract_rule_on(on).notice_months
    day = timedelta(days=1)
    return max(months_later(on, months), months_later(on + day, months) - day)
