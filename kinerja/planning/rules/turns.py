"""Closing in turns: each perangkat daerah has its own last day inside the legal window.

The law knows one window for all (Lampiran IV A); turns inside it are our choice, see
docs/law.md#giliran.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.organisation.rules import is_working_day

LEAST_DAYS = 5  # working days that even the first office has


@dataclass(frozen=True)
class Turn:
    """What is asked for one office, beside what holds now."""

    office: str
    day: date
    before: date | None = None


def days_for_turns(
    *, opens_on: date, due_on: date, on: date, holidays: Collection[date]
) -> list[date]:
    """Working days on which a turn may end; while the window runs those still to come."""
    first = max(opens_on, on)
    days = [first + timedelta(days=n) for n in range((due_on - first).days + 1)]
    working = [day for day in days if is_working_day(day, holidays=holidays)]
    return working[LEAST_DAYS - 1 :] or working[-1:]


def propose_turns(offices: Sequence[tuple[int, int]], *, days: Sequence[date]) -> dict[int, date]:
    """A last day for each (office, people) in this order: as many people on each day as can be."""
    if not days:
        return {}
    total = sum(people for _, people in offices) or 1
    proposed, before = {}, 0
    for office, people in offices:
        middle = before + people / 2
        proposed[office] = days[min(int(len(days) * middle / total), len(days) - 1)]
        before += people
    return proposed


def blockers_to_turns(
    turns: Sequence[Turn],
    *,
    basis: str,
    opens_on: date,
    due_on: date,
    on: date,
    holidays: Collection[date],
) -> list[str]:
    """Why these turns cannot be set; empty when they can."""
    if on > due_on:
        return ["Masa evaluasi ini sudah berakhir. Giliran tidak dapat diatur lagi."]
    reasons = []
    if turns and not basis.strip():
        reasons.append("Tulis dasar giliran ini, misalnya nomor surat BKPSDM.")
    for turn in turns:
        if turn.day == turn.before:
            continue
        if not opens_on < turn.day <= due_on:
            reasons.append(
                f"{turn.office}: pilih hari sesudah {opens_on:%d-%m-%Y}, "
                f"paling lambat {due_on:%d-%m-%Y}."
            )
        elif turn.day < on:
            reasons.append(f"{turn.office}: hari itu sudah lewat. Pilih hari ini atau sesudahnya.")
        elif not is_working_day(turn.day, holidays=holidays):
            reasons.append(f"{turn.office}: {turn.day:%d-%m-%Y} hari libur. Pilih hari kerja.")
    return reasons


def turn_day(turn: date, *, due_on: date) -> date:
    """The day that holds for an office; a window that was shortened later goes before."""
    return min(turn, due_on)
