"""Floods, scripts, repeats and staff: what is held for a second look, and what is asked to wait.

An answer is never thrown away silently: it is counted, held with its reason, or refused with a
sentence while everything chosen stays on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kinerja.satisfaction.enums import HoldReason, SurveyDoor


@dataclass(frozen=True)
class FloodRule:
    """From how many on answers are held, between two days."""

    version: str
    valid_from: date
    valid_until: date | None
    network_hour: int  # from one network in an hour
    office_hour: int  # the same, from a network in which staff sign in
    unit_hour: int  # for one service unit in an hour
    counter_day: int  # by the counter code of one day
    refuse_network_hour: int  # beyond this the network waits
    fastest_seconds: int


FLOOD_RULES = (
    FloodRule(
        version="Batas kiriman survei, sejak survei memakai sistem ini",
        valid_from=date(2017, 5, 9),
        valid_until=None,
        network_hour=20,
        office_hour=5,
        unit_hour=60,
        counter_day=150,
        refuse_network_hour=120,
        fastest_seconds=10,
    ),
)


def flood_rule_on(on: date) -> FloodRule:
    """The limits in force on that day."""
    for rule in FLOOD_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no limits were in force on {on}")


@dataclass(frozen=True)
class Visit:
    """What a request says about itself; nothing of it is kept but a hash of the network."""

    network: str
    opened_at: datetime
    form_key: str  # of the page that sends; the same page sends one answer
    is_signed_in: bool = False
    is_trap_filled: bool = False
    used_counter_today: bool = False


@dataclass(frozen=True)
class Circumstances:
    """How an answer came; the counts are those before it."""

    door: SurveyDoor
    is_signed_in: bool = False
    is_trap_filled: bool = False
    seconds_open: float = 60
    is_repeat: bool = False  # by the counter code, from a device that used it today
    network_hour: int = 0
    is_office_network: bool = False
    unit_hour: int = 0
    counter_day: int = 0


def hold_reason(rule: FloodRule, came: Circumstances) -> HoldReason | None:
    """Why this answer waits for a second look; the weightiest reason, None for most people."""
    by_counter = came.door == SurveyDoor.COUNTER
    reasons = (
        (came.is_signed_in, HoldReason.STAFF),
        (came.is_trap_filled, HoldReason.TRAP),
        (came.seconds_open < rule.fastest_seconds, HoldReason.TOO_FAST),
        (by_counter and came.is_repeat, HoldReason.REPEAT),
        (
            came.is_office_network and came.network_hour >= rule.office_hour,
            HoldReason.OFFICE_BURST,
        ),
        (came.network_hour >= rule.network_hour, HoldReason.NETWORK_BURST),
        (came.unit_hour >= rule.unit_hour, HoldReason.UNIT_BURST),
        (by_counter and came.counter_day >= rule.counter_day, HoldReason.COUNTER_FULL),
    )
    return next((reason for holds, reason in reasons if holds), None)


def blockers_to_send(rule: FloodRule, came: Circumstances) -> list[str]:
    """Why a network has to wait; nothing that was chosen is lost."""
    if came.network_hour < rule.refuse_network_hour:
        return []
    return [
        "Jaringan ini sudah mengirim sangat banyak jawaban. Pilihan Anda masih ada di halaman "
        "ini. Kirim lagi satu jam kemudian, atau pakai jaringan lain."
    ]


def pattern_words(scores: Sequence[int | None], *, alike: int) -> str:
    """How regular an answer looks, and not what it says: nobody is to pick by praise.

    `alike` counts the other answers that wait with the very same scores.
    """
    given = {score for score in scores if score is not None}
    words = "Semua nilai sama" if len(given) == 1 else "Nilai beragam"
    return f"{words}, serupa {alike} jawaban lain" if alike else words
