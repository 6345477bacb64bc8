"""The one deadline engine: what a person must do until when, whoever asked for it.

The calendar page, the start page and the reminders read the same list, so they never differ.
"""

from dataclasses import dataclass
from datetime import date

from kinerja.planning.queries import windows_in
from kinerja.web.deadlines import delivery, helping, leading, own
from kinerja.web.deadlines.engine import (
    ESCALATE_AFTER,
    Deadline,
    first_working_day,
    in_words,
    is_reminder_day,
    last_working_day,
    working_days_between,
)
from kinerja.web.deadlines.facts import facts_of
from kinerja.web.deadlines.today import Today, today

__all__ = [
    "ESCALATE_AFTER",
    "Deadline",
    "Today",
    "Window",
    "calendar_of",
    "deadlines_of",
    "facts_of",
    "first_working_day",
    "in_words",
    "is_reminder_day",
    "last_working_day",
    "today",
    "working_days_between",
]


def deadlines_of(
    employee, *, on: date, day: Today | None = None, facts: dict | None = None
) -> list[Deadline]:
    """Everything that waits for this person, the nearest first."""
    day = day or today(on)
    facts = facts or facts_of(employee, day)
    found = [
        *own.plan(employee, facts, day),
        *own.notes(employee, facts, day),
        *own.dialogues(employee, facts, day),
        *own.objections(employee, facts),
        *delivery.results(facts, day),
        *helping.plans(employee, facts, day),
        *leading.to_evaluate(employee, facts, day),
        *leading.plans_to_review(facts),
        *leading.to_close(facts, day),
    ]
    return sorted(found, key=lambda deadline: (deadline.day, deadline.what))


@dataclass(frozen=True)
class Window:
    """A span of the year in which something is done, and the turn of one's own office in it."""

    opens: date
    closes: date
    what: str
    turn: date | None = None
    period: int | None = None


def calendar_of(day: Today, *, facts: dict | None) -> list[Window]:
    """The windows of the year as everybody may know them, each with the turn of one's office."""
    turns = leading.turns_in(facts, day) if facts else {}
    return [
        Window(one.opens, one.closes, one.what, turns.get(key), key)
        for one in windows_in(day.years, year=day.on.year)
        for key in [one.period and one.period.pk]
    ]
